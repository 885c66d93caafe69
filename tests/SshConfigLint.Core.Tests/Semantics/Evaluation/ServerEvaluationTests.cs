using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Semantics.Evaluation;

/// <summary>Small server files and what <c>sshd -T</c> of Debian's release prints for them; the rows of 8.4, 9.2, 10.0 and 10.6 were run with the real programs.</summary>
public sealed class ServerEvaluationTests
{
    private const string Alice = "user=alice,group=alice:wheel,host=h.example.org,addr=192.0.2.7,laddr=192.0.2.1,lport=22";

    [Theory]
    // What is kept, what is replaced, what adds up.
    [InlineData("9.2", "X11Forwarding no\nX11Forwarding yes", null, "x11forwarding no")]
    [InlineData("9.2", "AllowUsers a b\nAllowUsers c", null, "allowusers a; allowusers b; allowusers c")]
    [InlineData("9.2", "FingerprintHash md5\nFingerprintHash sha1", null, "fingerprinthash SHA1")]
    [InlineData("9.2", "RekeyLimit 1G\nRekeyLimit 2G 1h", null, "rekeylimit 1073741824 3600")]
    [InlineData("10.0", "MaxStartups 5:20:50\nMaxStartups 9", null, "maxstartups 9:20:9")]
    [InlineData("10.6", "MaxStartups 5:20:50\nMaxStartups 9", null, "MaxStartups 5:20:50")]
    [InlineData("10.0", "StreamLocalBindMask 018\nStreamLocalBindMask 0", null, "streamlocalbindmask 00")]
    [InlineData("10.6", "StreamLocalBindMask 018\nStreamLocalBindMask 0", null, "StreamLocalBindMask 01")]
    [InlineData("9.2", "PerSourceNetBlockSize 24", null, "persourcenetblocksize 24:0")]
    [InlineData("10.6", "PerSourceNetBlockSize 24", null, "PerSourceNetBlockSize 24:128")]
    [InlineData("9.2", "UnusedConnectionTimeout 5m\nUnusedConnectionTimeout none", null, "unusedconnectiontimeout none")]
    [InlineData("9.2", "UnusedConnectionTimeout 5m\nMatch User x\nUnusedConnectionTimeout none", null, "unusedconnectiontimeout 300")]
    [InlineData("8.4", "SetEnv A=1 A=2", null, "setenv A=1; setenv A=2")]
    [InlineData("9.2", "SetEnv A=1 A=2", null, "setenv A=1")]
    // Match over what is read at start.
    [InlineData("9.2", "PermitTTY yes\nMatch User alice\nPermitTTY no", null, "permittty yes")]
    [InlineData("9.2", "PermitTTY yes\nMatch User alice\nPermitTTY no", Alice, "permittty no")]
    [InlineData("9.2", "PermitTTY yes\nMatch all\nPermitTTY no", null, "permittty no")]
    [InlineData("9.2", "Match User a*\nPermitTTY no\nMatch User alice\nPermitTTY yes", Alice, "permittty no")]
    [InlineData("9.2", "AllowUsers a b\nMatch User alice\nAllowUsers c", Alice, "allowusers c")]
    [InlineData("9.2", "AllowUsers a\nMatch all\nAllowUsers b", null, "allowusers b")]
    [InlineData("9.2", "RekeyLimit 1G 1h\nMatch User alice\nRekeyLimit 2G", Alice, "rekeylimit 2147483648 3600")]
    [InlineData("8.4", "SetEnv A=1\nMatch User alice\nSetEnv B=2", Alice, "setenv A=1")]
    [InlineData("8.6", "SetEnv A=1\nMatch User alice\nSetEnv B=2", Alice, "setenv B=2")]
    [InlineData("10.6", "Match User alice\nPAMServiceName x", Alice, "PAMServiceName x")]
    [InlineData("9.2", "Match all\nPort 2222", null, "port 2222")]
    [InlineData("10.0", "Match version OpenSSH_10*\nPort 2222", null, "port 2222")]
    // Criteria.
    [InlineData("9.2", "Match Group wheel\nPermitTTY no", Alice, "permittty no")]
    [InlineData("9.2", "Match Group *,!alice\nPermitTTY no", Alice, "permittty yes")]
    [InlineData("9.2", "Match Group wheel\nPermitTTY no", "user=bob", "permittty yes")]
    [InlineData("9.2", "Match Host *.EXAMPLE.org\nPermitTTY no", Alice, "permittty no")]
    [InlineData("9.2", "Match User Alice\nPermitTTY no", Alice, "permittty yes")]
    [InlineData("9.2", "Match Address 192.0.2.0/24,!192.0.2.7\nPermitTTY no", Alice, "permittty yes")]
    [InlineData("9.2", "Match Address 192.0.2.*\nPermitTTY no", Alice, "permittty no")]
    [InlineData("9.2", "Match Address ::/0\nPermitTTY no", Alice, "permittty yes")]
    [InlineData("9.2", "Match Address *\nPermitTTY no", "user=alice", "permittty yes")]
    [InlineData("9.2", "Match LocalAddress 192.0.2.1 LocalPort 022\nPermitTTY no", Alice, "permittty no")]
    [InlineData("9.2", "Match RDomain v*\nPermitTTY no", "rdomain=vrf1", "permittty no")]
    [InlineData("10.0", "Match invalid-user\nPermitTTY no", "user=x,invalid-user", "permittty no")]
    // Spellings and defaults.
    [InlineData("9.2", "PermitRootLogin prohibit-password", null, "permitrootlogin without-password")]
    [InlineData("10.6", "PermitRootLogin without-password", null, "PermitRootLogin prohibit-password")]
    [InlineData("9.2", "", null, "ipqos lowdelay throughput")]
    [InlineData("10.6", "IPQoS 16", null, "IPQoS 0x10 0x10")]
    [InlineData("9.2", "Banner rel\n", null, "banner //rel")]
    [InlineData("9.2", "PidFile ~/x", null, "pidfile /root/x")]
    [InlineData("9.2", "AuthorizedKeysFile None", null, "authorizedkeysfile None")]
    [InlineData("10.6", "AuthorizedKeysFile None", null, "")]
    [InlineData("9.2", "ChannelTimeout none", null, "")]
    [InlineData("10.0", "", null, "channeltimeout none")]
    [InlineData("9.2", "Match all\nAuthorizedPrincipalsFile None", null, "authorizedprincipalsfile None")]
    [InlineData("10.6", "Match all\nAuthorizedPrincipalsFile None", null, "AuthorizedPrincipalsFile none")]
    [InlineData("10.0", "PerSourcePenaltyExemptList None", null, "persourcepenaltyexemptlist none")]
    [InlineData("9.2", "VersionAddendum none # x", null, "versionaddendum none # x")]
    [InlineData("8.4", "VersionAddendum none # x", null, "versionaddendum none")]
    [InlineData("9.2", "HostCertificate none", null, "hostcertificate (null)")]
    [InlineData("9.2", "Subsystem x /y \"a b\"", null, "subsystem x /y a b")]
    [InlineData("10.0", "Subsystem x /y \"a b\" it\\'s", null, "subsystem x /y \"a b\" it\\'s")]
    [InlineData("10.0", "Subsystem x /y\nMatch User alice\nSubsystem z /z", Alice, "subsystem z /z")]
    [InlineData("9.2", "PermitListen 80 a:90", null, "permitlisten *:80 a:90")]
    [InlineData("9.2", "PubkeyAuthOptions verify-required touch-required", null, "pubkeyauthoptions touch-required verify-required")]
    [InlineData("10.6", "PubkeyAuthOptions max-pk-ok:3", null, "PubkeyAuthOptions none max-pk-ok:3")]
    [InlineData("10.6", "PubkeyAuthOptions none", null, "PubkeyAuthOptions none")]
    [InlineData("10.0", "PerSourceMaxStartups 2147483647", null, "persourcemaxstartups none")]
    [InlineData("10.0", "PerSourcePenalties no\nPerSourcePenalties crash:7", null, PenaltiesOf100)]
    [InlineData("10.0", "PerSourcePenalties crash:7\nPerSourcePenalties no", null, PenaltiesOf100)]
    [InlineData("10.0", "PerSourcePenalties no", null, "persourcepenalties no")]
    // Two keywords decide together.
    [InlineData("9.2", "HostKey none\nGSSAPIKeyExchange yes", null, "hostkey (null)")]
    [InlineData(
        "9.2",
        "Port 1\nPort 2",
        null,
        "listenaddress [::]:1; listenaddress 0.0.0.0:1; listenaddress [::]:2; listenaddress 0.0.0.0:2"
    )]
    [InlineData("9.2", "ListenAddress ::1\nPort 3\nListenAddress 10.1:4", null, "listenaddress [::1]:3; listenaddress 10.0.0.1:4")]
    [InlineData("9.2", "AddressFamily inet\nListenAddress ::ffff:192.0.2.5", null, "listenaddress 192.0.2.5:22")]
    [InlineData("9.2", "AddressFamily inet6", null, "listenaddress [::]:22")]
    [InlineData("8.4", "KbdInteractiveAuthentication no", null, "kbdinteractiveauthentication yes")]
    [InlineData("8.4", "ChallengeResponseAuthentication no", null, "kbdinteractiveauthentication no")]
    [InlineData(
        "9.2",
        "AuthorizedPrincipalsCommandUser a\nAuthorizedPrincipalsCommand /a\nAuthorizedPrincipalsCommand /b",
        null,
        "authorizedprincipalscommand /b"
    )]
    [InlineData(
        "10.0",
        "AuthorizedPrincipalsCommandUser a\nAuthorizedPrincipalsCommand /a\nAuthorizedPrincipalsCommand /b",
        null,
        "authorizedprincipalscommand /a"
    )]
    // An empty list is assembled again with the default, unless a block set it.
    [InlineData("9.2", "CASignatureAlgorithms -*\nMatch all\nCASignatureAlgorithms -*", null, "casignaturealgorithms ")]
    [InlineData("9.2", "MACs -*,!hmac-sha1\nMACs hmac-sha2-256", null, "macs hmac-sha1")]
    public void A_file_comes_to_what_sshd_prints(string release, string text, string? connection, string expected)
    {
        var config = Evaluate(release, text, connection);
        Assert.True(config.IsAccepted, config.Failure ?? string.Join('\n', config.Rejections.Select(problem => problem.Message)));
        var keyword = expected.Length > 0 ? expected.Split(' ')[0] : text.Split(' ')[0];
        Assert.Equal(expected, string.Join("; ", config.Of(keyword)));
    }

    private const string PenaltiesOf100 =
        "persourcepenalties crash:7 authfail:5 noauth:1 grace-exceeded:10 refuseconnection:10 max:600 min:15 max-sources4:65536 max-sources6:65536 overflow:permissive overflow6:permissive";

    [Theory]
    [InlineData(
        "9.2",
        "Match LocalPort 22\nPermitTTY no",
        null,
        "1 'Match LocalPort' in configuration but 'lport' not in connection test specification"
    )]
    [InlineData(
        "8.0",
        "Match User x\nPermitTTY no",
        null,
        "1 'Match User' in configuration but 'user' not in connection test specification"
    )]
    [InlineData("9.2", "HostKey none", null, "1 no hostkeys available")]
    [InlineData("10.0", "Match User alice\nSubsystem x", Alice, "2 missing subsystem command")]
    [InlineData(
        "10.0",
        "Match User alice\nSubsystem x /x",
        Alice,
        "2 sshd 10.0 crashes: a `Match` block defines a subsystem and the global part none"
    )]
    [InlineData(
        "9.2",
        "Match User alice\nAuthenticationMethods password\nMatch User x\nAuthenticationMethods any",
        Alice,
        "4 \"any\" must appear alone in AuthenticationMethods"
    )]
    [InlineData(
        "9.2",
        "AddressFamily inet6\nListenAddress 10.1",
        null,
        "2 bad addr or host: 10.1 (Address family for hostname not supported)"
    )]
    public void What_sshd_finds_wrong_at_the_end_is_a_failure(string release, string text, string? connection, string expected)
    {
        var config = Evaluate(release, text, connection);
        Assert.Equal(expected, $"{config.FailureAt!.Line + 1} {config.Failure}");
        Assert.False(config.IsAccepted);
    }

    [Theory]
    [InlineData("9.2", "AuthenticationMethods password\nMatch User x\nAuthenticationMethods any", "3")]
    [InlineData("10.0", "AuthenticationMethods password\nMatch User x\nAuthenticationMethods any", "")]
    [InlineData("9.2", "Match User x\nAuthenticationMethods any any", "")]
    [InlineData("10.0", "Match User x\nAuthenticationMethods any any", "2")]
    [InlineData("10.0", "Match User x\nSubsystem x \"\"", "")]
    [InlineData("9.2", "AuthorizedKeysCommand /x\nFoo y", "2")]
    [InlineData("10.0", "Match version OpenSSH_9*\nPort 22", "2")]
    [InlineData("9.2", "CASignatureAlgorithms ssh-ed25519-cert-v01@openssh.com", "1")]
    [InlineData("9.2", "CASignatureAlgorithms ssh-ed25519\nCASignatureAlgorithms ssh-ed25519-cert-v01@openssh.com", "")]
    [InlineData("9.2", "CASignatureAlgorithms ssh-ed25519-cert-v01@openssh.com\nFoo y", "2")]
    public void What_sshd_refuses_is_rejected_in_the_order_in_which_it_complains(string release, string text, string lines) =>
        Assert.Equal(lines, string.Join(' ', Evaluate(release, text, null).Rejections.Select(problem => problem.Directive!.Line + 1)));

    [Theory]
    [InlineData("9.2", "X11Forwarding no\nX11Forwarding yes", "x11forwarding", "1 beats 2")]
    [InlineData("9.2", "FingerprintHash md5\nFingerprintHash sha1", "fingerprinthash", "2 beats 1")]
    [InlineData("9.2", "AllowUsers a\nAllowUsers b", "allowusers", "1 beats ; 2 beats ")]
    [InlineData("9.2", "AllowUsers a\nMatch User alice\nAllowUsers b\nAllowUsers c", "allowusers", "3 beats 1; 4 beats 1")]
    [InlineData("9.2", "PermitTTY yes\nMatch User alice\nPermitTTY no\nPermitTTY yes", "permittty", "3 beats 1 4")]
    [InlineData("9.2", "PermitTTY yes\nMatch all\nPermitTTY no", "permittty", "3 beats 1")]
    [InlineData("9.2", "PermitTTY yes\nMatch User bob\nPermitTTY no", "permittty", "1 beats ")]
    [InlineData("9.2", "RekeyLimit 1G\nRekeyLimit 2G 1h", "rekeylimit", "1 2 beats ")]
    [InlineData("10.0", "MaxStartups 5:20:50\nMaxStartups 9\nMaxStartups 8", "maxstartups", "1 3 beats 2")]
    [InlineData("10.6", "MaxStartups 5:20:50\nMaxStartups 9", "maxstartups", "1 beats 2")]
    [InlineData("9.2", "Port 1\nListenAddress ::1\nListenAddress [::2]:3", "listenaddress", "1 2 beats ; 3 beats ")]
    [InlineData("8.4", "SetEnv A=1\nMatch User alice\nSetEnv B=2", "setenv", "1 beats 3")]
    [InlineData("8.4", "KbdInteractiveAuthentication no", "kbdinteractiveauthentication", " beats 1")]
    [InlineData("9.2", "UnusedConnectionTimeout 5m\nUnusedConnectionTimeout none", "unusedconnectiontimeout", "2 beats 1")]
    [InlineData(
        "10.0",
        "PerSourcePenalties crash:7 max:9\nPerSourcePenalties crash:8 min:1\nPerSourcePenalties max:3",
        "persourcepenalties",
        "1 2 beats 3"
    )]
    [InlineData("10.0", "Subsystem x /x\nSubsystem x /y", "subsystem", "1 beats 2")]
    [InlineData("9.2", "Ciphers aes128-ctr\nCiphers aes256-ctr", "ciphers", "1 beats 2")]
    public void A_line_tells_which_directives_it_comes_from(string release, string text, string keyword, string expected)
    {
        var lines = Evaluate(release, text, Alice).Of(keyword);
        Assert.Equal(expected, string.Join("; ", lines.Select(line => $"{Lines(line.Origins)} beats {Lines(line.Beaten)}")));

        static string Lines(IEnumerable<BoundDirective> directives) => string.Join(' ', directives.Select(directive => directive.Line + 1));
    }

    [Fact]
    public void A_group_that_is_not_known_leaves_a_block_out_and_says_so()
    {
        var model = Load("9.2", "Match User alice Group wheel\nPermitTTY no\nMatch User bob Group wheel\nPermitTTY no");
        var config = EffectiveConfig.Evaluate(model, new ServerQuery { User = "alice" });
        Assert.Equal("permittty yes", Assert.Single(config.Of("permittty")).ToString());
        Assert.Equal(0, Assert.Single(config.Undecided).Line);
        Assert.Equal("a `Match Group` is left out: the groups of the user are not known", Assert.Single(config.Notes));
    }

    [Fact]
    public void A_name_to_listen_on_is_never_looked_up()
    {
        var config = Evaluate("9.2", "ListenAddress www.example.org", null);
        Assert.Equal("listenaddress www.example.org:22", Assert.Single(config.Of("listenaddress")).ToString());
        Assert.Equal("the addresses of `www.example.org` are not known: the name stands in their place", Assert.Single(config.Notes));
    }

    [Fact]
    public void A_block_of_an_included_file_ends_with_it_and_counts_in_its_place()
    {
        var files = new InMemoryFiles(
            SourceText.From("Match User alice\nPermitTTY no\nX11Forwarding yes\n", "/etc/ssh/a"),
            SourceText.From("Match all\nPermitTTY no\n", "/etc/ssh/b")
        );
        var entry = SourceText.From("Include a\nX11Forwarding no\nMatch User bob\nInclude b\nX11UseLocalhost no\n", "/etc/ssh/sshd_config");
        var model = ConfigModel.Load(entry, ConfigKind.Server, Debian("9.2"), files);
        Assert.Equal(["permittty no", "x11forwarding yes", "x11uselocalhost yes"], Dump("alice"));
        Assert.Equal(["permittty no", "x11forwarding no", "x11uselocalhost no"], Dump("bob"));
        Assert.Equal(["permittty yes", "x11forwarding no", "x11uselocalhost yes"], Dump("eve"));

        IEnumerable<string> Dump(string user)
        {
            var config = EffectiveConfig.Evaluate(model, new ServerQuery { User = user });
            return new[] { "permittty", "x11forwarding", "x11uselocalhost" }.Select(keyword =>
                Assert.Single(config.Of(keyword)).ToString()
            );
        }
    }

    private static EffectiveConfig Evaluate(string release, string text, string? connection) =>
        EffectiveConfig.Evaluate(Load(release, text), connection is null ? null : Query(connection));

    private static ConfigModel Load(string release, string text) =>
        ConfigModel.Load(SourceText.From(text, "sshd_config"), ConfigKind.Server, Debian(release), new InMemoryFiles());

    private static Target Debian(string release)
    {
        Assert.True(OpenSshVersion.TryParse(release, out var version));
        return new Target(version, Vendor.Debian);
    }

    private static ServerQuery Query(string connection)
    {
        var values = connection.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[^1]);
        return new ServerQuery
        {
            User = values.GetValueOrDefault("user"),
            Groups = values.TryGetValue("group", out var groups) ? [.. groups.Split(':')] : [],
            Host = values.GetValueOrDefault("host"),
            Address = values.GetValueOrDefault("addr"),
            LocalAddress = values.GetValueOrDefault("laddr"),
            LocalPort = values.TryGetValue("lport", out var port) ? int.Parse(port, CultureInfo.InvariantCulture) : null,
            RoutingDomain = values.GetValueOrDefault("rdomain"),
            IsInvalidUser = values.ContainsKey("invalid-user"),
        };
    }
}
