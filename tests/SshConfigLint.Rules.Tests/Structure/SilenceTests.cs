using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Tests.Structure;

/// <summary>What people write often, and OpenSSH takes without a word, is no finding of this family.</summary>
public class SilenceTests
{
    [Theory]
    [InlineData("# defaults before the first block\nServerAliveInterval 60\nHost web\n    User alice\n")]
    [InlineData("Host *\n    ServerAliveInterval 60\nHost web\n    User alice\n")]
    [InlineData("Host *.example.org\n    User alice\nHost web.example.org\n    Port 2222\nHost web.example.org\n    ForwardAgent no\n")]
    [InlineData(
        "Host *\n    IdentityFile ~/.ssh/a\n    IdentityFile ~/.ssh/b\n    SendEnv LANG\n    SendEnv LC_*\n    LocalForward 8080 localhost:80\n    LocalForward 8081 localhost:81\n"
    )]
    [InlineData("hostNAME=web.example.org\nUSER = alice\nport\t2222\n")]
    [InlineData("Host web\r\n    User alice\r\n    Port 2222   \r\n")]
    [InlineData("Host web\n    User alice # the admin\n    IdentityFile \"~/.ssh/my key\"\n    IdentityFile '~/.ssh/my other key'\n")]
    [InlineData("Host web\n    User alice")]
    [InlineData("")]
    [InlineData("\n\n# nothing but a remark: é ж 漢\n\t# and one more\n")]
    [InlineData("Include ~/.ssh/config.d/*\nInclude missing.conf\nHost web\n    User alice\n")]
    [InlineData("IgnoreUnknown UseKeychain,GSSAPI*\nHost *\n    UseKeychain yes\n    GSSAPITrustDns no\n")]
    [InlineData("Host * !*.example.org\n    ProxyJump none\n    ControlPath none\n    ProxyCommand none\n")]
    [InlineData("Match host *.example.org,!old.example.org\n    User alice\nMatch all\nHost web\n")]
    [InlineData("Match final host web\n    User alice\nMatch final all\n    Port 2222\n")]
    [InlineData("Match host web exec \"true\"\n")]
    [InlineData(
        "Host web\n    HostName %h.example.org\n    ControlPath ~/.ssh/%C\n    LocalCommand echo 100%% of %h\n    PermitLocalCommand yes\n"
    )]
    [InlineData("Host web\n    ControlPath ${XDG_RUNTIME_DIR}/%C\n    IdentityAgent ${SSH_AUTH_SOCK}\n")]
    [InlineData("Host web\n    HostName 2001:db8::1\n    ProxyJump alice@[2001:db8::2]:22,gate\n")]
    [InlineData(
        "Host web\n    Ciphers -*-cbc,no-such-cipher*\n    MACs ^hmac-sha2-256\n    KexAlgorithms +diffie-hellman-group14-sha1\n    HostKeyAlgorithms +ssh-rsa\n    PubkeyAcceptedKeyTypes +ssh-rsa\n",
        "removal-matches-nothing"
    )]
    [InlineData(
        "Host web\n    ChallengeResponseAuthentication no\n    KeepAlive yes\n    DSAAuthentication no\n    HostbasedKeyTypes ssh-ed25519\n"
    )]
    [InlineData("Host web\n    StrictHostKeyChecking no\n    UserKnownHostsFile /dev/null\n    LogLevel ERROR\n    ConnectTimeout 1h30\n")]
    [InlineData("Host *\n    Protocol 2\n    UseRoaming no\n", "ignored-keyword", "ignored-keyword")]
    public void Client_files_as_people_write_them(string text, params string[] expected) =>
        Verify(ConfigKind.Client, Target.Default, text, expected);

    [Theory]
    [InlineData("Include /etc/ssh/sshd_config.d/*.conf\nPort 22\nPort 2222\nListenAddress 0.0.0.0\nListenAddress [::]:2222\n")]
    [InlineData("HostKey /etc/ssh/ssh_host_ed25519_key\nHostKey /etc/ssh/ssh_host_rsa_key\nAcceptEnv LANG LC_*\nAcceptEnv EDITOR\n")]
    [InlineData(
        "PermitRootLogin without-password\nChallengeResponseAuthentication no\nPubkeyAcceptedKeyTypes ssh-ed25519\nKeepAlive yes\n"
    )]
    [InlineData("AllowUsers alice bob@192.0.2.0/24\nAllowGroups staff\nDenyUsers eve\n")]
    [InlineData("Subsystem sftp /usr/lib/openssh/sftp-server -f AUTHPRIV -l INFO\n")]
    [InlineData(
        "X11Forwarding no # not needed\nBanner none\nChrootDirectory none\nAuthenticationMethods publickey,keyboard-interactive publickey,password\n"
    )]
    [InlineData(
        "Match User alice,bob Address 192.0.2.0/24,!192.0.2.7\n    X11Forwarding no\n    ForceCommand internal-sftp\nMatch all\n    PermitTTY no\n"
    )]
    [InlineData("match group *,!staff\n    chrootdirectory %h\n    allowtcpforwarding local\n")]
    [InlineData("Ciphers -aes128-cbc,3des-cbc\nMACs -hmac-sha1*\nKexAlgorithms ^curve25519-sha256\n")]
    [InlineData("MaxStartups 10:30:100\nLoginGraceTime 2m\nClientAliveInterval 300\nRekeyLimit default 1h\nIPQoS af21 cs1\n")]
    [InlineData("PermitOpen host.example.org:80 *:443\nPermitListen 8080 localhost:9090\nSetEnv A=b C=\"d e\"\n")]
    [InlineData(
        "AuthorizedKeysFile .ssh/authorized_keys /etc/ssh/keys/%u\nAuthorizedKeysCommand /usr/local/bin/keys %u %t %k\nAuthorizedKeysCommandUser nobody\n"
    )]
    [InlineData("Port 22\r\nPermitRootLogin no\r\n")]
    [InlineData("Protocol 2\n", "ignored-keyword")]
    [InlineData("UsePrivilegeSeparation sandbox\nKeyRegenerationInterval 1h\n", "deprecated-keyword", "deprecated-keyword")]
    public void Server_files_as_people_write_them(string text, params string[] expected) =>
        Verify(ConfigKind.Server, Target.Default, text, expected);

    [Theory]
    [InlineData("UsePAM yes\nDebianBanner no\nGSSAPIKeyExchange no\n")]
    [InlineData("PrintMotd no\nUsePAM yes\nKbdInteractiveAuthentication no\nX11Forwarding yes\nAcceptEnv LANG LC_*\n")]
    public void Server_files_of_Debian_12(string text) =>
        Verify(ConfigKind.Server, new Target(new OpenSshVersion(9, 2), Vendor.Debian), text, []);

    private static void Verify(ConfigKind kind, Target target, string text, string[] expected)
    {
        var file = Markup.Parse(text, kind)[0].Source;
        var model = ConfigModel.Load(file, kind, target, new InMemoryFiles(file), new ModelOptions { Home = ExampleRun.Home });
        var family = RuleCatalog.All.Where(rule => rule.Descriptor.Category == Category.Structure);
        var findings = Linter.Run(model, [.. family]);
        Assert.True(
            expected.SequenceEqual(findings.Select(finding => finding.Rule.Name)),
            $"expected {string.Join(", ", expected)}, but the findings are\n{string.Join('\n', findings.Select(finding => $"{finding.Span} {finding.Rule.Name}: {finding.Message}"))}"
        );
    }
}
