using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Tests.Semantics.Evaluation;

/// <summary>What <c>ssh -G</c> of Debian's 8.4, 9.2, 10.0 and 10.6 says of small files; every row was run with the real program.</summary>
public sealed class ClientEvaluationTests
{
    [Theory]
    // Names and addresses.
    [InlineData("9.2", "Hostname 010.0.0.1", "hostname 8.0.0.1")]
    [InlineData("9.2", "Hostname 0", "hostname 0.0.0.0")]
    [InlineData("9.2", "Hostname ::FFFF:1.2.3.4", "hostname ::FFFF:1.2.3.4")]
    [InlineData("9.2", "Hostname 64:ff9b::1.2.3.4", "hostname 64:ff9b::102:304")]
    [InlineData("9.2", "Hostname 1:0:0:2:0:0:0:3", "hostname 1:0:0:2::3")]
    [InlineData("9.2", "Hostname WEB9", "hostname web9")]
    [InlineData("10.6", "Hostname 010.0.0.1\nAddressFamily inet6", "hostname 010.0.0.1")]
    [InlineData("9.2", "Hostname 2001:DB8::01\nAddressFamily inet", "hostname 2001:DB8::01")]
    // Proxies share one slot.
    [InlineData("9.2", "ProxyJump none # x", "proxyjump none")]
    [InlineData("9.2", "ProxyJump none a:1", "proxyjump none")]
    [InlineData("10.6", "ProxyJump none a:1", "proxyjump none a:1")]
    [InlineData("8.4", "ProxyJump j1 # x", "proxyjump j1 # x")]
    [InlineData("10.6", "ProxyJump = NONE", "-proxyjump")]
    [InlineData("8.4", "ProxyJump none\nProxyCommand x", "-proxycommand")]
    [InlineData("9.2", "ProxyJump none\nProxyCommand x", "proxycommand x")]
    [InlineData("10.0", "ProxyJump j1 ,j2", "proxyjump j1")]
    [InlineData("10.6", "ProxyJump j1 ,j2", "proxyjump j1 ,j2")]
    // Numbers, times, sizes.
    [InlineData("9.2", "IPQoS 010", "ipqos throughput throughput")]
    [InlineData("10.6", "IPQoS 010", "ipqos 0x0a 0x0a")]
    [InlineData("9.2", "RekeyLimit 7.9E", "rekeylimit 8070450532247928832 0")]
    [InlineData("9.2", "RekeyLimit 1.1P", "rekeylimit 1238489897526886 0")]
    [InlineData("8.4", "ConnectTimeout 35791395m", "connecttimeout -2147483596")]
    [InlineData("8.4", "AddKeysToAgent 35791395m", "addkeystoagent true")]
    [InlineData("10.0", "StreamLocalBindMask 018\nStreamLocalBindMask 0", "streamlocalbindmask 00")]
    [InlineData("10.6", "StreamLocalBindMask 018\nStreamLocalBindMask 0", "streamlocalbindmask 01")]
    [InlineData("10.0", "Host other\nStreamLocalBindMask 077", "streamlocalbindmask 077")]
    [InlineData("10.6", "Host other\nStreamLocalBindMask 077", "streamlocalbindmask 0177")]
    // Lists.
    [InlineData("8.4", "GlobalKnownHostsFile NONE", "globalknownhostsfile NONE")]
    [InlineData("9.2", "GlobalKnownHostsFile NONE", "globalknownhostsfile none")]
    [InlineData("10.6", "RevokedHostKeys NONE", "revokedhostkeys none")]
    [InlineData("10.0", "RevokedHostKeys NONE", "-revokedhostkeys")]
    [InlineData("9.2", "LogVerbose NONE", "logverbose NONE")]
    [InlineData("8.4", "GlobalKnownHostsFile non\"e /a\nGlobalKnownHostsFile /b", "globalknownhostsfile /b")]
    [InlineData("8.4", "UserKnownHostsFile /a \"\"", "userknownhostsfile /a")]
    [InlineData("8.4", "SendEnv \"\"", "-sendenv")]
    // UpdateHostKeys asks only where somebody sees the question.
    [InlineData("9.2", "UpdateHostKeys ask", "updatehostkeys ask")]
    [InlineData("9.2", "UpdateHostKeys ask\nRequestTTY no", "updatehostkeys false")]
    [InlineData("9.2", "UpdateHostKeys ask\nRemoteCommand x", "updatehostkeys false")]
    [InlineData("9.2", "UpdateHostKeys ask\nControlPersist yes\nControlPath /c", "updatehostkeys false")]
    [InlineData("9.2", "UpdateHostKeys ask\nLogLevel ERROR", "updatehostkeys false")]
    // What does not go together.
    [InlineData("9.2", "ConnectionAttempts 0", "fails Invalid number of ConnectionAttempts")]
    [InlineData("9.2", "ForkAfterAuthentication yes", "fails Cannot fork into background without a command to execute.")]
    [InlineData("9.2", "ForkAfterAuthentication yes\nSessionType none", "forkafterauthentication yes")]
    [InlineData("9.2", "ProxyJump web1", "fails jumphost loop via web1")]
    [InlineData("9.2", "ProxyJump web1:23", "proxyjump web1:23")]
    [InlineData("10.6", "User a\nRefuseConnection gone", "refused 2")]
    [InlineData("10.6", "Host other\nRefuseConnection gone", "port 22")]
    [InlineData("10.6", "Include /a\nRefuseConnection gone\n//- a\nPort x", "refused a:1")]
    [InlineData("10.6", "RefuseConnection gone\nPort x", "refused 1")]
    [InlineData("10.6", "Port x\nRefuseConnection gone\nPort y", "refused 1,2")]
    [InlineData("9.2", "HostKeyAlgorithms !ssh-rsa\nHostKeyAlgorithms ssh-ed25519", "refused 1")]
    [InlineData("9.2", "HostKeyAlgorithms !ssh-rsa\nPort x", "refused 2")]
    [InlineData("9.2", "HostKeyAlgorithms ssh-ed25519\nHostKeyAlgorithms !ssh-rsa", "hostkeyalgorithms ssh-ed25519")]
    [InlineData("9.2", "Ciphers !aes128-ctr", "refused 1")]
    [InlineData("9.2", "Port x\nMatch host nope exec \"test %q\"\nUser a b", "refused 1,2")]
    [InlineData("9.2", "Hostname %x\nMatch host y", "refused 2")]
    [InlineData("9.2", "Hostname %x", "fails percent_expand: unknown key %x")]
    // Names are made canonical where no DNS is needed for it.
    [InlineData("9.2", "CanonicalizeHostname yes\nCanonicalizeFallbackLocal no", "fails Could not resolve host \"web1\"")]
    [InlineData("9.2", "CanonicalizeHostname yes\nCanonicalizeFallbackLocal no\nProxyJump j", "proxyjump j")]
    [InlineData("9.2", "CanonicalizeHostname yes\nCanonicalizeFallbackLocal no\nHostname a.b.c", "hostname a.b.c")]
    [InlineData("9.2", "CanonicalizeHostname yes\nMatch canonical\nPort 1", "port 1")]
    [InlineData("9.2", "Hostname *", "hostname *")]
    [InlineData("9.2", "Hostname *\nAddressFamily inet", "hostname 127.0.0.1")]
    // Which lines are refused.
    [InlineData("9.2", "Foo x\nPort y\nUser a b", "refused 1,2,3")]
    [InlineData("9.2", "Host web1\nIgnoreUnknown foo\nHost *\nFoo x", "port 22")]
    [InlineData("9.2", "Host other\nIgnoreUnknown foo\nHost *\nFoo x", "refused 4")]
    [InlineData("9.2", "Host web1\nIgnoreUnknown bar\nHost *\nIgnoreUnknown foo\nFoo x", "refused 5")]
    [InlineData("9.2", "Host web1\nIgnoreUnknown foo\nFoo\nFoo 'x", "refused 3,4")]
    [InlineData("9.2", "Include /a\nPort x\n//- a\nHost web1\nIgnoreUnknown bar\nHost *\nIgnoreUnknown foo\nFoo x", "refused a:5")]
    [InlineData("9.2", "Port x\nInclude /a\nPort y\n//- a\nPort z", "refused 1,a:1")]
    [InlineData("9.2", "Include /a\nPort y\n//- a\nPort z\nUser a b", "refused a:1,a:2")]
    [InlineData("8.4", "AddKeysToAgent \"yes\"", "refused 1")]
    [InlineData("8.4", "IPQoS \"ef\"", "refused 1")]
    [InlineData("8.4", "RekeyLimit \"1G\"", "refused 1")]
    [InlineData("8.4", "SKeyAuthentication f\"alse", "port 22")]
    [InlineData("9.2", "Match final=\nPort 23", "port 23")]
    [InlineData("10.0", "Match final=", "refused 1")]
    // The second pass.
    [InlineData("9.2", "Match final host web1\nPort 1\nUser late\nHost web1\nUser early", "port 1")]
    [InlineData("9.2", "Match final host web1\nPort 1\nUser late\nHost web1\nUser early", "user early")]
    [InlineData("10.0", "Match !final\nUser a\nMatch canonical\nPort 7", "port 7")]
    [InlineData("10.6", "Match !final\nUser a\nMatch canonical\nPort 7", "port 22")]
    [InlineData("9.2", "Hostname web9\nHost web9\nPort 9\nMatch final\nUser x", "port 9")]
    public void A_file_comes_to_this_line(string release, string text, string expected) =>
        Assert.Equal(expected, Told(Evaluate(release, text), expected));

    [Theory]
    [InlineData("Port 1\nPort 2", "port", "port 1 by 1 over 2")]
    [InlineData("Host other\nPort 1\nHost *\nPort 2", "port", "port 2 by 4")]
    [InlineData("User a", "port", "port 22")]
    [InlineData("IdentityFile /a\nIdentityFile /b\nIdentityFile /a", "identityfile", "identityfile /a by 1 over 3; identityfile /b by 2")]
    [InlineData("LocalForward 80 b:9\nLocalForward 80 b:9", "localforward", "localforward 80 [b]:9 by 1 over 2")]
    [InlineData("SendEnv A B\nSendEnv -B C\nSendEnv D\nSendEnv -D", "sendenv", "sendenv A by 1 over 3; sendenv C by 2 over 3")]
    [InlineData("SetEnv A=1 B=2\nSetEnv C=3", "setenv", "setenv A=1 by 1 over 2; setenv B=2 by 1 over 2")]
    [InlineData("UserKnownHostsFile /a /b\nUserKnownHostsFile /c", "userknownhostsfile", "userknownhostsfile /a /b by 1 over 2")]
    [InlineData("StreamLocalBindMask 077\nStreamLocalBindMask 07", "streamlocalbindmask", "streamlocalbindmask 07 by 2 over 1")]
    [InlineData("ForwardAgent no\nForwardAgent /a\nForwardAgent /b", "forwardagent", "forwardagent /a by 2 over 1,3")]
    [InlineData("RekeyLimit 1G none\nRekeyLimit 2G 1h\nRekeyLimit 3G 2h", "rekeylimit", "rekeylimit 1073741824 3600 by 1,2 over 3")]
    [InlineData("ProxyJump j\nProxyCommand c\nProxyJump k", "proxyjump", "proxyjump j by 1 over 2,3")]
    [InlineData("ProxyCommand c\nProxyJump j\nProxyCommand d", "proxycommand", "proxycommand c by 1 over 2,3")]
    [InlineData("ConnectTimeout none\nConnectTimeout 5", "connecttimeout", "connecttimeout 5 by 2 over 1")]
    [InlineData("Tunnel yes\nClearAllForwardings yes", "tunnel", "tunnel false by 2 over 1")]
    [InlineData("Match final\nPort 1\nMatch all\nUser a\nUser b", "port", "port 1 by 2")]
    [InlineData("Match final\nPort 1\nMatch all\nUser a\nUser b", "user", "user a by 4 over 5")]
    [InlineData("Match final\nUser x\nMatch all\nUser a\nStreamLocalBindMask 077\nStreamLocalBindMask 07", "user", "user a by 4 over 2")]
    [InlineData(
        "Match final\nUser x\nMatch all\nStreamLocalBindMask 077\nStreamLocalBindMask 07",
        "streamlocalbindmask",
        "streamlocalbindmask 07 by 5 over 4"
    )]
    [InlineData("Hostname a\nHostname b\nMatch final\nHostname c", "hostname", "hostname a by 1 over 2,4")]
    [InlineData("Include /a\nPort 2\n//- a\nPort 1", "port", "port 1 by a:1 over 2")]
    public void Each_line_tells_what_decided_it_and_what_that_beat(string text, string keyword, string expected)
    {
        var lines = Evaluate("9.2", text).Of(keyword).ToList();
        Assert.Equal(
            expected,
            string.Join("; ", lines.Select(line => line + Places(" by ", line.Origins) + Places(" over ", line.Beaten)))
        );
        Assert.All(lines, line => Assert.Empty(line.Origins.Intersect(line.Beaten)));
    }

    [Theory]
    [InlineData(ExecAssumption.Unknown, "Match exec x\nPort 1", "1", "port 22")]
    [InlineData(ExecAssumption.True, "Match exec x\nPort 1", "", "port 1")]
    [InlineData(ExecAssumption.False, "Match exec x\nPort 1", "", "port 22")]
    [InlineData(ExecAssumption.False, "Match !exec x\nPort 1", "", "port 1")]
    [InlineData(ExecAssumption.Unknown, "Match !exec x\nPort 1", "1", "port 22")]
    [InlineData(ExecAssumption.Unknown, "Match host other exec x\nPort 1", "", "port 22")]
    [InlineData(ExecAssumption.Unknown, "Match exec x host other\nPort 1", "", "port 22")]
    [InlineData(ExecAssumption.True, "Match localnetwork 10.0.0.0/8 exec x\nPort 1", "1", "port 22")]
    [InlineData(ExecAssumption.Unknown, "Match exec x\nInclude /a\nMatch all\nPort 3\n//- a\nHost web1\nPort 1", "1,a:1", "port 3")]
    [InlineData(ExecAssumption.Unknown, "Match host other\nInclude /a\n//- a\nMatch exec x\nPort 1", "", "port 22")]
    [InlineData(ExecAssumption.Unknown, "Match final\nUser a\nMatch exec x\nPort 1", "3", "port 22")]
    public void A_condition_that_cannot_be_known_is_left_out_and_listed(ExecAssumption exec, string text, string undecided, string port)
    {
        var config = Evaluate("10.0", text, exec);
        Assert.Equal(undecided, Places("", config.Undecided));
        Assert.Equal(undecided.Length > 0, config.Notes.Length > 0);
        Assert.Equal(port, config.Of("port").Single().ToString());
    }

    private static EffectiveConfig Evaluate(string release, string text, ExecAssumption exec = ExecAssumption.Unknown)
    {
        Assert.True(OpenSshVersion.TryParse(release, out var version));
        var (entry, files) = FixtureFiles.Parse(text);
        var model = ConfigModel.Load(entry, ConfigKind.Client, new Target(version, Vendor.Debian), files);
        return EffectiveConfig.Evaluate(model, new ClientQuery { Host = "web1", Exec = exec });
    }

    /// <summary>The part of an evaluation that a row is about.</summary>
    private static string Told(EffectiveConfig config, string expected)
    {
        var refused = config.Rejections.Select(problem => problem.Directive!).Append(config.FailureAt!).Where(line => line is not null);
        return config switch
        {
            { IsAccepted: false } when refused.Any() => Places("refused ", refused),
            { Failure: { } failure } => $"fails {failure}",
            _ when expected[0] == '-' => config.Of(expected[1..]).Any() ? "printed" : expected,
            _ => string.Join("; ", config.Of(expected.Split(' ')[0])),
        };
    }

    /// <summary>Line numbers, with the name of a file that is not the entry.</summary>
    private static string Places(string lead, IEnumerable<BoundDirective> directives)
    {
        var places = directives
            .Select(one => one.File.IncludedBy is null ? $"{one.Line + 1}" : $"{one.File.Path}:{one.Line + 1}")
            .Distinct()
            .ToList();
        return places.Count == 0 ? "" : lead + string.Join(',', places);
    }
}
