using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>Values for every keyword: right ones, odd ones, wrong ones, and all of them damaged at random.</summary>
internal sealed class ValueCases(Target target, int seed)
{
    private const string Alphabet = "aZ059:,-+=/*!%@.?_[]()^~#;|<> $\"'\\é";

    private static readonly string[] _anything =
    [
        "yes",
        "no",
        "true",
        "YES",
        "none",
        "None",
        "any",
        "0",
        "1",
        "-1",
        "22",
        "65536",
        "2147483648",
        "1h",
        "a",
        "a b",
        "a,b",
        "\"\"",
        "\"a b\"",
        "'a b'",
        "a=b",
        "*",
        "!a",
        "a # b",
        "a \"\"",
        "\"\" a",
        "/tmp/a",
        "~/a",
        "%h",
        "a:1",
        "none a",
        "a none",
    ];

    private readonly Random _random = new(seed);

    /// <summary>So many values for a keyword, the same ones for the same seed.</summary>
    internal IReadOnlyList<string> Of(KeywordInfo keyword, int count)
    {
        var known = Known(keyword);
        string[] all = [.. known, .. _anything];
        var values = new HashSet<string>(StringComparer.Ordinal);
        for (var tries = 0; values.Count < count && tries < 50 * count; tries++)
        {
            var source = _random.Next(3) > 0 ? known : all;
            var value = source[_random.Next(source.Length)];
            for (var damage = _random.Next(4); damage > 1; damage--)
            {
                value = Damaged(value);
            }

            if (_random.Next(12) == 0)
            {
                value += " " + all[_random.Next(all.Length)];
            }

            if (IsJudgeable(value.Trim(), keyword))
            {
                values.Add(value.Trim());
            }
        }

        return [.. values];
    }

    /// <summary>Leaves out what the machine decides, and what belongs to the line rather than to its value.</summary>
    private bool IsJudgeable(string value, KeywordInfo keyword)
    {
        // Old readers have rules of their own for a `=` at the end and for a quote in a comment.
        var isOld = target.Version < new OpenSshVersion(8, 7);
        if (
            isOld
            && (value.EndsWith('=') || (value.Contains('#', StringComparison.Ordinal) && value.Contains('"', StringComparison.Ordinal)))
        )
        {
            return false;
        }

        if (value.Length == 0 || value[0] is '#' or '=' || value.Contains("${", StringComparison.Ordinal))
        {
            return false;
        }

        // The home folder of a user who does not exist stops sshd; an address may have the name of an interface.
        var isPath = keyword.Value is ValueKind.Path or ValueKind.PathList;
        return !(isPath && value.Contains('~', StringComparison.Ordinal) && !value.Contains("~/", StringComparison.Ordinal))
            && !(keyword.Value is ValueKind.UserPatterns or ValueKind.CidrList && value.Contains('%', StringComparison.Ordinal));
    }

    private string Damaged(string value)
    {
        var at = _random.Next(value.Length + 1);
        var c = Alphabet[_random.Next(Alphabet.Length)];
        return _random.Next(5) switch
        {
            0 => value.Insert(at, c.ToString()),
            1 when at < value.Length => value.Remove(at, 1),
            2 when at < value.Length => value.Remove(at, 1).Insert(at, c.ToString()),
            3 when at < value.Length => value.Insert(at, value[at].ToString()),
            4 => value.ToUpperInvariant(),
            _ => value,
        };
    }

    private string[] Known(KeywordInfo keyword) =>
        keyword.ValueIn(target.Version) switch
        {
            ValueKind.Enumeration => [.. AllWords(keyword), "yes", "no", "maybe"],
            ValueKind.Integer => ["0", "1", "10", "2147483647", "2147483648", "-1", "+1", "007", "0x10", "1.5", "\" 1\"", "1 2", "none"],
            ValueKind.Port =>
            [
                "22",
                "1",
                "65535",
                "65536",
                "0",
                "022",
                "+22",
                "-22",
                "22 23",
                "\" 22\"",
                "22x",
                "<port>",
                "99999999999999999999",
            ],
            ValueKind.Time or ValueKind.EnumerationOrTime =>
            [
                "10",
                "1h",
                "1h30m",
                "1w2d3h4m5s",
                "5s5",
                "10s5",
                "1.5",
                "1.5h",
                "none",
                "NONE",
                "5x",
                "yes",
                "no",
                "Yes",
                "confirm",
                "confirm 5m",
                "confirm x",
                "ask",
                "ask 5m",
                "5m 5m",
                "2147483647",
                "35791394m",
                "35791395m",
            ],
            ValueKind.KeystrokeTiming =>
            [
                "yes",
                "no",
                "interval:20",
                "interval:0",
                "interval:1000",
                "interval:1001",
                "interval:",
                "Yes",
                "20",
            ],
            ValueKind.Octal => ["0177", "0777", "1000", "08", "8", "-1", "0", "7x", "0o7"],
            ValueKind.FlagOrPath => ["yes", "no", "/tmp/agent", "$SSH_AUTH_SOCK", "$A-B", "$", "agent", "$1", "~/agent"],
            ValueKind.Path =>
            [
                "/etc/ssh/file",
                "~/.ssh/file",
                "none",
                "SSH_AUTH_SOCK",
                "$SSH_AUTH_SOCK",
                "$A-B",
                "\"/tmp/a b\"",
                "/tmp/a b",
            ],
            ValueKind.AlgorithmList => Algorithms(keyword),
            ValueKind.Rekey =>
            [
                "default",
                "default none",
                "1G",
                "1G 1h",
                "1G none",
                "15",
                "16",
                "0",
                "1.5G",
                "1Z",
                "none",
                "1G 1x",
                "default NONE",
                "8E",
                "7.9E",
                "1G!",
            ],
            ValueKind.IpQos =>
            [
                "ef",
                "af21 cs1",
                "none",
                "lowdelay throughput",
                "le",
                "va",
                "0x10",
                "16",
                "255",
                "256",
                "010",
                "CS1",
                "af99",
                "ef ef ef",
                "09",
            ],
            ValueKind.EscapeChar => ["~", "none", "^a", "^]", "^1", "ab", "None", "^", "é", "\"#\""],
            ValueKind.TunnelDevice => ["any", "any:any", "0:1", "1:", ":1", "2147483645", "2147483646", "1:2:3", "ANY", "a"],
            ValueKind.ProxyJump =>
            [
                "jump",
                "user@jump:2222",
                "a,b,c",
                "none",
                "ssh://user@jump:22",
                "ssh://jump/",
                "ssh://jump/x",
                "[2001:db8::1]:22",
                "2001:db8::1",
                "a, b",
                "a b",
                "user@",
                "@a",
                "a:0",
                "a,,b",
                "ssh://_a",
                "ssh://u%41@a",
                "ssh://u%4@a",
                "a # b",
                "a:22 b",
            ],
            ValueKind.Forward =>
            [
                "8080 localhost:80",
                "127.0.0.1:8080 localhost:80",
                "[::1]:8080 [::1]:80",
                "*:8080 host:80",
                "/tmp/a /tmp/b",
                "/tmp/a localhost:80",
                "8080 /tmp/b",
                "8080",
                "1080",
                "localhost:1080",
                "0 localhost:80",
                "8080 localhost",
                "8080 localhost:0",
                "8080:localhost:80",
                "a:b:c:d e",
                "localhost:8080:host:80",
                "::1:8080 host:80",
                "8080 [::1",
                "8080 [::1]x:80",
                "/tmp/a",
                "8080 host\\:x:80",
                "host:8080 /tmp/b",
                "/tmp/a:8080 b:80",
            ],
            ValueKind.HostPortList =>
            [
                "host:80",
                "any",
                "none",
                "ANY",
                "host:*",
                "*:80",
                "[::1]:80",
                "host:80 other:81",
                "8080",
                "*",
                "any host:80",
                "host:80 any",
                "host:80 none",
                "none any",
                "host",
                "host:0",
                "host/80",
                "::1:80",
                "localhost:8080",
                ":80",
                "[::1",
                "[::1]80",
            ],
            ValueKind.EnvironmentPatterns => ["LANG", "LC_* LANG", "-LC_*", "A,B", "A=b", "LANG=", "*", "A\"=\"b"],
            ValueKind.EnvironmentAssignments => ["A=b", "A=b B=c", "A", "A=\"b c\"", "A=b B", "A==b", "\"A=b\"", "A="],
            ValueKind.CnameRules => ["*.a:*.b", "*", "none", "a", "a:", "a:b c:d", "a:b none", "none a:b", "a:b:c", "NONE"],
            ValueKind.DomainList => ["example.com", "a b c", "none", "_a.b", "-a", "a..b", "a.", ".a", "a_b", "a/b", "none a"],
            ValueKind.ChannelTimeouts =>
            [
                "session=5m",
                "none",
                "*=0",
                "session:*=1h agent-connection=2m",
                "a",
                "a=",
                "=5",
                "a=none",
                "none a=1",
                "a=1 none",
            ],
            ValueKind.UserPatterns =>
            [
                "alice",
                "alice bob",
                "alice@192.0.2.0/24",
                "alice@192.0.2.1/24",
                "alice@host",
                "*@10/8",
                "a@b@192.0.2.1/24",
                "alice@",
                "@a",
                "!alice",
                "a@2001:db8::/32",
                "a@2001:db8::1/32",
                "a@192.0.2.0/33",
                "a@192.0.2.0/24,10.0.0.1/8",
                "a@!192.0.2.0/24",
                "a@b,",
                "a@0.0.0.0/0",
                "a@1.2.3/24",
                "a@256.0.0.1/8",
                "a@0300.0.0.0/8",
                "a@0xc0.0.0.0/8",
            ],
            ValueKind.GroupPatterns => ["wheel", "wheel adm", "!wheel", "a,b"],
            ValueKind.CidrList =>
            [
                "192.0.2.0/24",
                "192.0.2.1/24",
                "2001:db8::/32",
                "192.0.2.1",
                "192.0.2.0/24,10.0.0.0/8",
                "192.0.2.0/33",
                "a",
                "a,",
                "!192.0.2.0/24",
                "a, b",
            ],
            ValueKind.ListenAddress =>
            [
                "0.0.0.0",
                "::",
                "127.0.0.1:2222",
                "[::1]:2222",
                "[::1]",
                "::1:2222",
                "127.0.0.1:0",
                "127.0.0.1:",
                "127.0.0.1/22",
                "[::1",
                "[::1]22",
                "127.0.0.1 rdomain",
                "127.0.0.1 domain x",
                "256.0.0.1",
                "1.2.3",
                ":22",
                "1::2::3",
                "127.0.0.1:22:33",
            ],
            ValueKind.MaxStartups =>
            [
                "10:30:100",
                "10",
                "10:30",
                "100:30:10",
                "10:0:100",
                "10:101:100",
                "0",
                "-1",
                "10:30:60x",
                "a",
                "10:30:60:70",
                "1:1:1",
                "+5",
            ],
            ValueKind.NetBlockSize => ["32", "32:128", "24:64", "33", "32:129", "0", "-1", "32:", "a", "24:x", "24x"],
            ValueKind.Penalties =>
            [
                "yes",
                "no",
                "crash:90s",
                "crash:1m authfail:5s",
                "max:10m min:15s",
                "max-sources4:65536",
                "max-sources6:x",
                "overflow:permissive",
                "overflow6:deny-all",
                "overflow:x",
                "bogus:1",
                "crash",
                "crash:",
                "yes crash:1",
                "crash:1 no",
                "refuseconnection:1m",
                "invaliduser:5",
                "crash:1.5",
                "noauth:1 grace-exceeded:2",
            ],
            ValueKind.FlagOrPatternList => ["yes", "no", "LANG,LC_*", "*", "Yes"],
            ValueKind.MethodLists =>
            [
                "publickey",
                "publickey,password publickey,keyboard-interactive",
                "any",
                "any publickey",
                "publickey any",
                "publickey, password",
                "publickey,keyboard-interactive:pam",
                "Publickey",
                "pubkey",
                "publickey,,password",
                "password",
            ],
            ValueKind.FlagList =>
            [
                "none",
                "touch-required",
                "verify-required",
                "touch-required verify-required",
                "touch",
                "None",
                "touch-required,verify-required",
                "max-pk-ok:3",
                "MAX-PK-OK:+3 touch-required",
                "max-pk-ok:255",
                "max-pk-ok:256",
                "max-pk-ok:-1",
                "max-pk-ok:",
                "max-pk-ok",
            ],
            ValueKind.AgentSocket =>
            [
                "none",
                "NONE",
                "user:.ssh/agent",
                "user:/run/agent",
                "user:",
                "User:x",
                "shared:/tmp",
                "shared:tmp",
                "shared:",
                "/tmp",
                "user:a b",
                "\"\"",
            ],
            ValueKind.Subsystem => ["sftp internal-sftp", "sftp /usr/lib/sftp-server -f AUTH", "sftp", "sftp \"\"", "\"\" a", "a b c d e"],
            ValueKind.Command => ["/bin/true", "/bin/true %u", "none", "true", "\"/bin/true\"", "None", "/bin/true # x", "none # x"],
            ValueKind.RestOfLineText => ["none", "text", "two words", "a # b"],
            ValueKind.PathList => ["/etc/a", "/etc/a /etc/b", "none", "none /etc/a", "/etc/a none", "NONE", "%h/a", ".ssh/a .ssh/b"],
            _ => _anything,
        };

    private static IEnumerable<string> AllWords(KeywordInfo keyword) => keyword.Words.SelectMany(row => row.Value).Distinct();

    private string[] Algorithms(KeywordInfo keyword)
    {
        if (AlgorithmTable.KindOf(keyword.Name) is not { } kind)
        {
            return _anything;
        }

        var names = AlgorithmTable.All.Where(row => row.Kind == kind).Select(row => row.Name).ToImmutableArray();
        var other = AlgorithmTable.All.First(row => row.Kind != kind).Name;
        string Any() => names[_random.Next(names.Length)];
        return
        [
            .. Enumerable.Range(0, 12).Select(_ => Any()),
            .. Enumerable.Range(0, 6).Select(_ => "+" + Any()),
            .. Enumerable.Range(0, 3).Select(_ => "^" + Any()),
            .. Enumerable.Range(0, 3).Select(_ => "-" + Any()),
            .. Enumerable.Range(0, 6).Select(_ => $"{Any()},{Any()}"),
            $"{Any()}, {Any()}",
            $"{Any()},,{Any()}",
            $",{Any()}",
            $"{Any()},",
            $"{Any()},bogus",
            $"{Any()},,bogus",
            $"+{Any()},+{Any()}",
            Any().ToUpperInvariant(),
            other,
            "+",
            "-",
            "-*",
            "-bogus",
            "ssh-*",
            "*",
            "!" + Any(),
            $"{Any()},!{Any()}",
            "RSA",
            "ed25519",
            "aes*",
            "rsa-sha2-???",
        ];
    }
}
