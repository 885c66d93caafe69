using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>
/// Random files of lines, blocks, quotes, comments and unknown keywords: we must refuse exactly the lines that the real
/// programs refuse. Set <c>SSHCONFIGLINT_SEED</c> to repeat a run and <c>SSHCONFIGLINT_FILES</c> for a longer one.
/// </summary>
public sealed partial class StructureAcceptanceTests
{
    private static readonly string[] _clientLines =
    [
        "Host a b",
        "Host *",
        "Host !a *",
        "Host",
        "Host a,b",
        "Host \"a b\"",
        "host=a",
        "Host a # c",
        "Host # c",
        "Host a \"\"",
        "Host 'a'",
        "Match all",
        "Match host a",
        "Match host=a",
        "Match host = a",
        "Match !host a,b user c",
        "Match user \"a b\"",
        "Match host 'a'",
        "Match final all",
        "Match canonical",
        "Match canonical all # x",
        "Match all host a",
        "Match host",
        "Match",
        "Match foo",
        "Match originalhost a localuser b",
        "Match !all",
        "Match localnetwork 10.0.0.0/8",
        "Match localnetwork x",
        "Match tagged x",
        "Match tagged \"\"",
        "Match version OpenSSH_*",
        "Match sessiontype shell",
        "Match command \"\"",
        "Match address 10.0.0.0/8",
        "Match host a user",
        "Match host \"",
        "Match host a,",
        "MATCH HOST a",
        "Match sessiontype=shell",
        "User x",
        "User=x",
        "User = x",
        "User  =x",
        "User ==x",
        "User x y",
        "User",
        "User #x",
        "User x # y",
        "User \"x y\"",
        "User 'x y'",
        "User x\\ y",
        "User \"x",
        "User x'",
        "\"User\" x",
        "\"User x",
        "Us\"er\" x",
        "=User x",
        "==User x",
        " =User x",
        "\tuser\tx\t",
        "User x\r",
        "User x\f",
        "\"User\"=x",
        "User \"\"",
        "ProxyCommand nc %h # x",
        "ProxyCommand it's",
        "ProxyCommand \"a b\"",
        "ProxyCommand=none",
        "LocalCommand",
        "RemoteCommand a 'b",
        "KnownHostsCommand none",
        "IgnoreUnknown foo*,usekeychain",
        "IgnoreUnknown Bar",
        "Foo x",
        "Foo",
        "foobar 'x",
        "Bar x",
        "UseKeychain yes",
        "UseKeychain",
        "PermitRootLogin no",
        "Protocol 2",
        "Protocol",
        "UseRoaming no",
        "Cipher x y",
        "RSAAuthentication yes",
        "GSSAPIKeyExchange no",
        "Tag x",
        "ObscureKeystrokeTiming no",
        "ChallengeResponseAuthentication no",
        "SkeyAuthentication no",
        "PubkeyAcceptedKeyTypes +ssh-rsa",
        "SendEnv A B",
        "SetEnv A=1 B=2",
        "SetEnv A=\"b c\"",
        "IdentityFile \"a b\"",
        "GlobalKnownHostsFile a b",
        "Include /nowhere/*",
        "Include",
        "Include \"\"",
        "# comment",
        "",
        "   ",
        "\f",
        "\r",
        "CheckHostIP yes",
        "HashKnownHosts nope",
    ];

    private static readonly string[] _serverLines =
    [
        "Match all",
        "Match User a",
        "Match User=a",
        "Match User = a",
        "Match user \"a b\" group c",
        "Match Address 10.0.0.0/8",
        "Match address 10.0.0.1/8",
        "Match Address 10.0.0.0/8,foo",
        "Match LocalPort 22",
        "Match LocalPort x1",
        "Match LocalAddress ::1",
        "Match Host *.example.org",
        "Match",
        "Match User",
        "Match foo",
        "Match all User a",
        "Match User a all",
        "Match !User a",
        "Match invalid-user",
        "Match version OpenSSH_*",
        "Match RDomain x",
        "Match User a # x",
        "Match User 'a'",
        "Match User \"",
        "match USER a",
        "Match Address \"\"",
        "X11Forwarding yes",
        "X11Forwarding=yes",
        "X11Forwarding = yes",
        "X11Forwarding yes no",
        "X11Forwarding",
        "X11Forwarding yes # x",
        "X11Forwarding 'yes'",
        "X11Forwarding \"yes\"",
        "X11Forwarding maybe",
        "\"X11Forwarding\" no",
        "\"X11Forwarding no",
        "X11For\"warding\" no",
        "==X11Forwarding yes",
        "=X11Forwarding yes",
        "X11Forwarding yes\r",
        "X11Forwarding yes\f",
        "Port 22",
        "Port 22 23",
        "Port x1",
        "PermitRootLogin no",
        "UsePAM no",
        "Subsystem sftp internal-sftp",
        "Subsystem sftp2 a b",
        "Subsystem x",
        "Banner none",
        "Banner \"a",
        "Banner it's",
        "ForceCommand a 'b",
        "ForceCommand a # b",
        "ForceCommand",
        "VersionAddendum none # x",
        "AuthorizedKeysCommand none",
        "Protocol 2",
        "UsePrivilegeSeparation yes",
        "RSAAuthentication yes",
        "KeyRegenerationInterval 1h",
        "Foo x",
        "Foo",
        "HostName x",
        "UseKeychain yes",
        "DebianBanner no",
        "UseBlacklist no",
        "PerSourcePenalties no",
        "ChannelTimeout none",
        "Include /nowhere/*",
        "ChallengeResponseAuthentication no",
        "SkeyAuthentication no",
        "AllowUsers a b",
        "AllowUsers a b # c",
        "AcceptEnv A B",
        "SetEnv A=1",
        "MaxAuthTries 3",
        "ClientAliveInterval 10",
        "LogLevel INFO",
        "# comment",
        "",
        "   ",
        "\f",
        "AuthenticationMethods any",
        "GSSAPIAuthentication no",
        "KerberosAuthentication no",
        "Include",
    ];

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void The_client_refuses_the_same_lines(string suite) => Compare(suite, ConfigKind.Client, _clientLines);

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void The_server_refuses_the_same_lines(string suite) => Compare(suite, ConfigKind.Server, _serverLines);

    private static void Compare(string suite, ConfigKind kind, string[] lines)
    {
        var oracle = OpenSshOracle.Require(suite);
        var seed = Setting("SSHCONFIGLINT_SEED") ?? 20261124;
        var random = new Random(seed);
        var files = Enumerable
            .Range(0, Setting("SSHCONFIGLINT_FILES") ?? 400)
            .Select(_ => File(random, lines))
            .Concat(lines.Select(line => line + "\n"))
            .ToList();
        var results = OpenSshOracle.RunAll(
            files,
            file =>
                kind == ConfigKind.Client
                    ? oracle.Client(file)
                    : oracle.Server(file, "-C", "user=x,host=h,addr=192.0.2.7,laddr=192.0.2.1,lport=22")
        );
        var differences = files.Zip(results, (file, result) => Difference(kind, oracle.Target, file, result)).OfType<string>().ToList();
        Assert.True(
            differences.Count == 0,
            $"seed {seed}: {differences.Count} of {files.Count} files differ.\n{string.Join("\n\n", differences.OrderBy(difference => difference.Length).Take(Setting("SSHCONFIGLINT_SHOW") ?? 8))}"
        );
    }

    private static string File(Random random, string[] lines) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => lines[random.Next(lines.Length)] + "\n"));

    private static string? Difference(ConfigKind kind, Target target, string file, OracleResult result)
    {
        var model = ConfigModel.Load(SourceText.From(file, "f"), kind, target, new InMemoryFiles());
        var ours = model
            .Problems.Where(problem => problem.Effect == ProblemEffect.Rejected)
            .Select(problem => problem.File.Tree.Text.GetLinePosition(problem.Span.Start).Line + 1)
            .ToHashSet();
        var theirs = result
            .Error.Split('\n')
            .Where(line =>
                !line.Contains("Unsupported option", StringComparison.Ordinal)
                && !line.Contains("Deprecated option", StringComparison.Ordinal)
                && !line.Contains("reprocess config", StringComparison.Ordinal)
            )
            .Select(line => LineNumber().Match(line))
            .Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .ToHashSet();
        var isRefused = result.ExitCode != 0;

        // The client counts errors and goes on; the server stops at the first that is no mere unknown keyword.
        var agree =
            isRefused == (ours.Count > 0)
            && theirs.IsSubsetOf(ours)
            && (kind == ConfigKind.Server || !result.Error.Contains("terminating", StringComparison.Ordinal) || theirs.SetEquals(ours));
        return agree
            ? null
            : $"{target.Version}: they exit {result.ExitCode} and refuse [{string.Join(' ', theirs.Order())}], we refuse [{string.Join(' ', ours.Order())}]\n{file.Replace("\r", "<CR>", StringComparison.Ordinal).Replace("\f", "<FF>", StringComparison.Ordinal)}{result.Error.Trim()}\nours: {string.Join("; ", model.Problems.Select(problem => $"{problem.Kind} {problem.Message}"))}";
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"line (\d+)")]
    private static partial Regex LineNumber();
}
