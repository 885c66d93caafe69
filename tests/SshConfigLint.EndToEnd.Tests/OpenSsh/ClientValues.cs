using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>Values of client keywords: usual ones, any that our own checks take, and any that they refuse.</summary>
internal sealed class ClientValues(Target target)
{
    private const int PoolSize = 48;

    private readonly Dictionary<string, (List<string> Right, List<string> Wrong)> _pools = [];

    internal string Right(RandomFileStyle style, KeywordInfo keyword)
    {
        var resolved = KeywordTable.Resolve(keyword, target);
        var pool = Pool(keyword).Right;
        return style.Chance(0.5) && pool.Count > 0 ? style.Pick(pool) : Usual(style, resolved);
    }

    internal string Wrong(RandomFileStyle style, KeywordInfo keyword)
    {
        var pool = Pool(keyword).Wrong;
        return pool.Count > 0 ? style.Pick(pool) : Right(style, keyword);
    }

    private (List<string> Right, List<string> Wrong) Pool(KeywordInfo keyword)
    {
        if (_pools.TryGetValue(keyword.Name, out var pool))
        {
            return pool;
        }

        // The same values whichever keyword is asked for first.
        var isTaken = new ValueCases(target, seed: 7).Of(keyword, PoolSize).ToLookup(value => IsTaken(keyword, value));
        pool = ([.. isTaken[true].Where(value => CanBeAsked(keyword, value))], [.. isTaken[false]]);
        return _pools[keyword.Name] = pool;
    }

    private bool IsTaken(KeywordInfo keyword, string value)
    {
        var text = SourceText.From($"{keyword.Name} {value}\n", "/config");
        var model = ConfigModel.Load(text, ConfigKind.Client, target, new InMemoryFiles());
        return !model.Problems.Any(problem => problem.Effect is ProblemEffect.Rejected or ProblemEffect.FailsOnUse);
    }

    /// <summary>What would make even <c>ssh -G</c> ask DNS, or whose answer the machine decides.</summary>
    private bool CanBeAsked(KeywordInfo keyword, string value) =>
        keyword.Name switch
        {
            "CanonicalizePermittedCNAMEs" => value.Equals("none", StringComparison.OrdinalIgnoreCase),
            "CanonicalDomains" => false,
            "Hostname" => !value.EndsWith('.'),
            // With ExitOnForwardFailure the path must exist.
            "ForwardAgent" => value.ToLowerInvariant() is "yes" or "no" or "true" or "false",
            // 10.6 computes fractions of exabytes in a way of its own.
            "RekeyLimit" => !(value.Contains('.', StringComparison.Ordinal) && value.Contains('E', StringComparison.OrdinalIgnoreCase)),
            _ => (!value.Contains('~', StringComparison.Ordinal) || value.Contains("~/", StringComparison.Ordinal)) && IsReadAlike(value),
        };

    /// <summary>Before 8.7 what an open quote makes of a line is a riddle of its own.</summary>
    private bool IsReadAlike(string value) => target.Version >= new OpenSshVersion(8, 7) || value.Count(letter => letter == '"') % 2 == 0;

    private string Usual(RandomFileStyle style, KeywordInfo keyword)
    {
        switch (keyword.Name)
        {
            case "Hostname":
                return style.Pick([
                    "web9",
                    "%h.example.org",
                    "10.0.0.7",
                    "DB.Example.org",
                    "::1",
                    "a%%b",
                    "web1",
                    "%h",
                    "2001:DB8::01",
                    "fe80::1",
                    "010.0.0.1",
                ]);
            case "User":
                return style.Pick(["alice", "bob", "Al", "root", "%u", "x%%y", "${FOO}", "\"a b\""]);
            case "Port" or "ConnectionAttempts" or "RequiredRSASize":
                return style.Pick(["22", "2222", "022", "1024"]);
            case "ControlPath":
                return style.Pick(["none", "~/.ssh/%C", "/tmp/%r@%h:%p", "/tmp/%n-%L", "/tmp/${FOO}%i", "/a/%k%d%u%l", "/tmp/%%h"]);
            case "IdentityAgent":
                return style.Pick(["none", "SSH_AUTH_SOCK", "~/agent", "/run/%u.sock", "$FOO", "${FOO}/a", "$MISSING"]);
            case "ForwardAgent":
                return style.Pick(["yes", "no", "~/../etc/passwd", $"{RandomClientCase.Folder}/config", "${AGENT}", "true"]);
            case "Tag":
                return style.Pick(["t1", "t2"]);
            case "CanonicalizePermittedCNAMEs" or "CanonicalDomains":
                return "none";
            case "GSSAPIKexAlgorithms":
                return "gss-group14-sha256-";
            case "RemoteCommand":
                return style.Pick(["none", "uptime", "echo %h", "a  b # c"]);
            case "HostKeyAlias":
                return style.Pick(["Alias", "web1"]);
            case "IgnoreUnknown":
                return style.Pick(["Foo", "a*,b", "*"]);
            case "UserKnownHostsFile":
                return style.Pick([
                    "none",
                    "~/.ssh/kh",
                    "/a /b",
                    "~/.ssh/known_hosts",
                    "\"/a b\" /c",
                    "/k/%h /${FOO}",
                    "~/.ssh/known_hosts /dev/null",
                ]);
            case "VersionAddendum":
                return style.Pick(["none", "x y", "v%h", "${FOO} # c", "\"q\""]);
            case "RefuseConnection":
                return "no";
        }

        return keyword.ValueIn(target.Version) switch
        {
            ValueKind.Enumeration => style.Chance(0.2)
                ? style.Pick(keyword.WordsIn(target.Version)).ToUpperInvariant()
                : style.Pick(keyword.WordsIn(target.Version)),
            ValueKind.EnumerationOrTime => style.Pick(["yes", "no", "5m", "0", "1h30m", "90"]),
            ValueKind.KeystrokeTiming => style.Pick(["yes", "no", "interval:50", "interval:20"]),
            ValueKind.Integer => style.Pick(["0", "1", "7", "1024"]),
            ValueKind.Time => style.Pick(["0", "5", "10m", "1h30m", "none", "2w"]),
            ValueKind.Octal => style.Pick(["0177", "077", "0", "018"]),
            ValueKind.PathList => style.Pick(["none", "~/.ssh/kh", "/a /b", "\"/a b\" /c"]),
            ValueKind.Path => style.Pick(["none", "~/x", "/a/b", "\"/a b\"", "/k/%h"]),
            ValueKind.Command => style.Pick(["none", "/bin/x y  z", "nc \"a b\" # c", "= x", "NONE"]),
            ValueKind.AlgorithmList => Algorithms(style, keyword),
            ValueKind.Rekey => style.Pick(["1G", "default none", "1G 1h", "0 10m", "512M none", "default 5m", "2G"]),
            ValueKind.IpQos => style.Pick(["ef", "af21 cs1", "none", "lowdelay throughput", "16", "184 8", "LE", "CS0"]),
            ValueKind.EscapeChar => style.Pick(["~", "none", "^A", "x", "^["]),
            ValueKind.TunnelDevice => style.Pick(["any", "1:2", "any:3", "0"]),
            ValueKind.ProxyJump => style.Pick(["none", "j1", "a@j1:2222,j2", "j1,bob@j2", "[::1]:22", "u@h@j3", "NONE", "j1 # x"]),
            ValueKind.Forward => Forward(style, keyword),
            ValueKind.HostPortList => style.Pick(["any", "none", "a:1", "a:1 b:*", "[::1]:5"]),
            ValueKind.EnvironmentPatterns => style.Pick(["LANG", "LC_* X", "A -L*", "-*", "LANG LANG"]),
            ValueKind.EnvironmentAssignments => style.Pick(["A=b", "A=b C=d A=e", "X=\"y z\"", "H=%h", "E=${FOO}"]),
            ValueKind.ChannelTimeouts => style.Pick(["none", "session=5m", "*=1h agent=10", "global=0"]),
            ValueKind.StringList => style.Pick(["none", "a.c:*", "a b"]),
            _ => style.Pick(["x", "none", "a,b", "\"q r\"", "X.y"]),
        };
    }

    private string Algorithms(RandomFileStyle style, KeywordInfo keyword)
    {
        var known = AlgorithmTable.BuildOrder(AlgorithmTable.KindOf(keyword.Name)!.Value, target);
        if (keyword.Name == "CASignatureAlgorithms")
        {
            known = [.. known.Where(name => !name.Contains("-cert", StringComparison.Ordinal))];
        }

        var list = string.Join(',', Enumerable.Range(0, style.Random.Next(1, 4)).Select(_ => style.Pick(known)));
        return style.Random.Next(8) switch
        {
            0 => $"-{list}",
            1 => "-*sha1*,*cbc*",
            2 => $"+{list}",
            3 => $"^{list}",
            _ => list,
        };
    }

    private static string Forward(RandomFileStyle style, KeywordInfo keyword) =>
        keyword.Name switch
        {
            "DynamicForward" => style.Pick(["8080", "localhost:1080", "*:90", "[::1]:99"]),
            "RemoteForward" => style.Pick(["9000", "80 b:90", "a:80 b:90", "/tmp/s c:1", "0 x:2", "88 /tmp/t", "/tmp/%h /tmp/${FOO}"]),
            _ => style.Pick([
                "80 b:90",
                "a:80 b:90",
                "[::1]:80 [::2]:90",
                "/tmp/s c:1",
                "88 /tmp/t",
                "/tmp/u /tmp/v",
                "80 b:90",
                "/tmp/%r /x",
                "1.2.3.4:5 /t",
            ]),
        };
}
