using System.Text;
using SshConfigLint.Knowledge;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>Random client files: keywords of the whole table with right, odd and wrong values, in blocks, in any spelling.</summary>
public static class RandomClientFile
{
    private static readonly string[] _hosts =
    [
        "web1",
        "web2",
        "db.example.org",
        "*",
        "web?",
        "!web2 *",
        "w*1 db*",
        "!*",
        "WEB1",
        "10.0.0.1",
    ];

    private static readonly string[] _matches =
    [
        "all",
        "host web1",
        "host *.example.org,web*",
        "!host web1",
        "host !web1,*",
        "originalhost web1",
        "originalhost WEB*",
        "user root",
        "user alice",
        "!user alice",
        "localuser root",
        "!localuser root host web1",
        "final",
        "!final",
        "final host web2",
        "canonical",
        "!canonical",
        "canonical all",
        "host web1 all",
        "user * host db*",
        "tagged t1",
        "version OpenSSH_9*",
        "sessiontype shell",
        "sessiontype exec",
        "command \"\"",
    ];

    /// <summary>The lines of a file.</summary>
    public static string Create(Random random, Target target)
    {
        var keywords = KeywordTable
            .All(ConfigKind.Client)
            .Where(row => row.StateIn(target) is KeywordState.Accepted or KeywordState.Alias)
            .Where(row => row.Repetition != Repetition.Structure && row.Name is not ("RefuseConnection" or "CanonicalizeHostname"))
            .ToList();
        var text = new StringBuilder();
        var count = random.Next(1, 14);
        for (var i = 0; i < count; i++)
        {
            text.Append(
                random.Next(8) switch
                {
                    0 => $"Host {Pick(random, _hosts)}",
                    1 => $"Match {Pick(random, _matches)}",
                    _ => Line(random, Pick(random, keywords), target),
                }
            );
            text.Append(random.Next(12) == 0 ? "\n\n" : "\n");
        }

        return text.ToString();
    }

    private static string Line(Random random, KeywordInfo keyword, Target target)
    {
        var name = random.Next(4) == 0 ? keyword.Name.ToLowerInvariant() : keyword.Name;
        return $"{(random.Next(6) == 0 ? "  " : "")}{name}{Pick(random, [" ", " ", " ", "=", " = ", "\t"])}{Value(random, KeywordTable.Resolve(keyword, target), target)}";
    }

    private static string Value(Random random, KeywordInfo keyword, Target target)
    {
        switch (keyword.Name)
        {
            case "Hostname":
                return Pick(random, ["web9", "%h.example.org", "10.0.0.7", "DB.Example.org", "::1", "a%%b"]);
            case "User":
                return Pick(random, ["alice", "bob", "Al"]);
            case "Port" or "ConnectionAttempts" or "RequiredRSASize":
                return Pick(random, ["22", "2222", "022", "1024"]);
            case "ControlPath":
                return Pick(random, ["none", "~/.ssh/%C", "/tmp/%r@%h:%p", "/tmp/%n-%L"]);
            case "IdentityAgent":
                return Pick(random, ["none", "SSH_AUTH_SOCK", "~/agent", "/run/%u.sock"]);
            case "Tag":
                return Pick(random, ["t1", "t2"]);
            case "CanonicalizePermittedCNAMEs":
                // Anything else makes even ssh -G ask DNS.
                return "none";
            case "GSSAPIKexAlgorithms":
                return "gss-group14-sha256-";
            case "RemoteCommand":
                return Pick(random, ["none", "uptime", "echo %h"]);
            case "HostKeyAlias":
                return Pick(random, ["Alias", "web1"]);
            case "ForkAfterAuthentication":
                return "no";
            case "IgnoreUnknown":
                return Pick(random, ["Foo", "a*,b"]);
        }

        return keyword.ValueIn(target.Version) switch
        {
            ValueKind.Enumeration => Case(random, Pick(random, keyword.WordsIn(target.Version))),
            ValueKind.EnumerationOrTime => Pick(random, ["yes", "no", "5m", "0", "1h30m", "90"]),
            ValueKind.KeystrokeTiming => Pick(random, ["yes", "no", "interval:50", "interval:20"]),
            ValueKind.FlagOrPath => Pick(random, ["yes", "no", "~/agent", "/run/agent.sock"]),
            ValueKind.Integer => Pick(random, ["0", "1", "7", "1024", "x", "-1"]),
            ValueKind.Time => Pick(random, ["0", "5", "10m", "1h30m", "none", "2w", "1x"]),
            ValueKind.Octal => Pick(random, ["0177", "077", "0", "018"]),
            ValueKind.PathList => Pick(random, ["none", "~/.ssh/kh", "/a /b", "~/.ssh/known_hosts", "\"/a b\" /c"]),
            ValueKind.Path => Pick(random, ["none", "~/x", "/a/b", "\"/a b\""]),
            ValueKind.Command => Pick(random, ["none", "/bin/x y  z", "nc \"a b\" # c"]),
            ValueKind.RestOfLineText => Pick(random, ["none", "x y"]),
            ValueKind.AlgorithmList => Algorithms(random, keyword, target),
            ValueKind.Rekey => Pick(random, ["1G", "default none", "1G 1h", "0 10m", "512M none", "8"]),
            ValueKind.IpQos => Pick(random, ["ef", "af21 cs1", "none", "lowdelay throughput", "16", "184 8", "LE", "0x20"]),
            ValueKind.EscapeChar => Pick(random, ["~", "none", "^A", "x", "^["]),
            ValueKind.TunnelDevice => Pick(random, ["any", "1:2", "any:3", "0"]),
            ValueKind.ProxyJump => Pick(random, ["none", "j1", "a@j1:2222,j2", "ssh://u@10.0.0.9:33", "j1,bob@j2"]),
            ValueKind.Forward => Forward(random, keyword),
            ValueKind.HostPortList => Pick(random, ["any", "none", "a:1", "a:1 b:*", "[::1]:5"]),
            ValueKind.EnvironmentPatterns => Pick(random, ["LANG", "LC_* X", "A -L*", "-*"]),
            ValueKind.EnvironmentAssignments => Pick(random, ["A=b", "A=b C=d A=e", "X=\"y z\""]),
            ValueKind.DomainList => Pick(random, ["none", "example.org", "A.example.org. b.example.org"]),
            ValueKind.ChannelTimeouts => Pick(random, ["none", "session=5m", "*=1h agent=10", "global=0"]),
            ValueKind.StringList => Pick(random, ["none", "a.c:*", "a b"]),
            _ => Pick(random, ["x", "none", "a,b", "\"q r\""]),
        };
    }

    private static string Algorithms(Random random, KeywordInfo keyword, Target target)
    {
        var known = AlgorithmTable.BuildOrder(AlgorithmTable.KindOf(keyword.Name)!.Value, target);
        if (keyword.Name == "CASignatureAlgorithms")
        {
            known = [.. known.Where(name => !name.Contains("-cert", StringComparison.Ordinal))];
        }

        var names = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(random, known));
        var list = string.Join(',', names);
        return random.Next(8) switch
        {
            0 => $"-{list}",
            1 => "-*sha1*,*cbc*",
            2 => $"+{list}",
            3 => $"^{list}",
            _ => list,
        };
    }

    private static string Forward(Random random, KeywordInfo keyword) =>
        keyword.Name switch
        {
            "DynamicForward" => Pick(random, ["8080", "localhost:1080", "*:90", "[::1]:99"]),
            "RemoteForward" => Pick(random, ["9000", "80 b:90", "a:80 b:90", "/tmp/s c:1", "0 x:2", "88 /tmp/t"]),
            _ => Pick(random, ["80 b:90", "a:80 b:90", "[::1]:80 [::2]:90", "/tmp/s c:1", "88 /tmp/t", "/tmp/u /tmp/v", "80 b:90"]),
        };

    private static string Case(Random random, string word) => random.Next(5) == 0 ? word.ToUpperInvariant() : word;

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
