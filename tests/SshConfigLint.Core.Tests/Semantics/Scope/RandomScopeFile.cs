using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Core.Tests.Semantics.Scope;

/// <summary>A random configuration over so few names, addresses and ports that all queries that it can tell apart can be asked.</summary>
internal sealed class RandomScopeFile
{
    private static readonly string[] _hosts = [.. Texts("abx", 3), "A", "aB", "AB"];

    private static readonly string[] _clientValues =
    [
        "Port 1",
        "Port 2",
        "Compression yes",
        "Compression no",
        "User a",
        "User b",
        "HostName a",
        "HostName b%h",
        "Tag t",
        "Tag u",
        "SessionType none",
        "SessionType default",
        "ForwardAgent yes",
        "ForwardAgent /s",
        "RekeyLimit 1G none",
        "RekeyLimit 1G 1h",
        "ProxyJump j",
        "ProxyJump none",
        "ProxyCommand c",
        "IdentityFile f",
        "UserKnownHostsFile /f",
        "SyslogFacility USER",
        "StreamLocalBindMask 0177",
        "ServerAliveInterval none",
        "ServerAliveInterval 3",
        "CanonicalizeHostname always",
    ];

    private static readonly string[] _serverValues =
    [
        "PermitTTY no",
        "PermitTTY yes",
        "X11Forwarding no",
        "X11Forwarding yes",
        "Banner /b",
        "MaxAuthTries 3",
        "RekeyLimit 1G none",
        "RekeyLimit 1G 1h",
        "AllowUsers a",
        "AuthorizedKeysFile /f",
        "PermitUserRC no",
        "UnusedConnectionTimeout 3",
        "StreamLocalBindMask 0177",
    ];

    private static readonly string[] _globalValues = ["LoginGraceTime 3", "UseDNS yes", "UsePAM no", "MaxStartups 3", "Port 1"];

    private readonly Random _random;
    private readonly ConfigKind _kind;

    private RandomScopeFile(int seed, ConfigKind kind)
    {
        _random = new Random(seed);
        _kind = kind;
    }

    internal static Target TargetOf(int seed) =>
        (seed % 7) switch
        {
            0 => new Target(new OpenSshVersion(9, 2), Vendor.Debian),
            1 => new Target(new OpenSshVersion(8, 4), Vendor.Debian),
            2 => new Target(new OpenSshVersion(9, 6), Vendor.Portable),
            _ => Target.Default,
        };

    /// <summary>The texts of a file and of those that it includes, the entry first.</summary>
    internal static SourceText[] Make(int seed, ConfigKind kind)
    {
        var file = new RandomScopeFile(seed, kind);
        var main = file.Lines(depth: 0);
        return
        [
            SourceText.From(main, "/main"),
            SourceText.From(file.Lines(depth: 1), "/one"),
            SourceText.From(file.Lines(depth: 2), "/two"),
        ];
    }

    /// <summary>The text of a file of a few blocks that set the same few options.</summary>
    internal static SourceText[] MakeDense(int seed, ConfigKind kind)
    {
        var file = new RandomScopeFile(seed, kind);
        string[] values =
            kind == ConfigKind.Client
                ? ["Port 1", "Port 2", "Port 3", "User a", "User b", "HostName a"]
                : ["PermitTTY no", "PermitTTY yes", "Banner /a", "Banner /b"];
        var lines = Enumerable
            .Range(0, file._random.Next(2, 6))
            .Select(_ => $"{file.Header()}\n{file.OneOf(values)}\n{file.OneOf(values)}\n");
        return [SourceText.From(string.Concat(lines), "/main")];
    }

    internal static ConfigModel Load(SourceText[] texts, ConfigKind kind, Target target) =>
        ConfigModel.Load(texts[0], kind, target, new InMemoryFiles(texts));

    private string Lines(int depth)
    {
        var lines = new List<string>();
        var count = _random.Next(2, 9 - (2 * depth));
        for (var i = 0; i < count; i++)
        {
            lines.Add(
                _random.Next(10) switch
                {
                    0 when depth < 2 => depth == 0 && _random.Next(2) == 0 ? "Include /one" : "Include /two",
                    < 4 => Header(),
                    _ when _kind == ConfigKind.Client => OneOf(_clientValues),
                    9 when depth == 0 && lines.TrueForAll(line => !line.StartsWith("Match", StringComparison.Ordinal)) => OneOf(
                        _globalValues
                    ),
                    _ => OneOf(_serverValues),
                }
            );
        }

        return string.Join('\n', lines) + "\n";
    }

    private string Header() =>
        _kind == ConfigKind.Server ? $"Match {Criteria(Server)}"
        : _random.Next(5) < 3 ? $"Host {string.Join(' ', Patterns())}"
        : $"Match {Criteria(Client)}";

    private string Criteria(Func<string> criterion)
    {
        if (_random.Next(8) == 0)
        {
            return "all";
        }

        return string.Join(' ', Enumerable.Range(0, _random.Next(1, 3)).Select(_ => criterion()));
    }

    private string Client()
    {
        var not = _random.Next(4) == 0 ? "!" : "";
        return not
            + _random.Next(14) switch
            {
                < 3 => $"host {List()}",
                < 6 => $"originalhost {List()}",
                < 8 => $"user {List()}",
                8 => $"localuser {List()}",
                9 => $"tagged {OneOf("t", "u", "*", "t,u", "!t,*")}",
                10 => "exec e",
                11 => OneOf("final", "canonical"),
                12 => $"sessiontype {OneOf("shell", "exec,none", "*e*", "!shell,*")}",
                _ => $"command {OneOf("c", "*", "!c,*")}",
            };
    }

    private string Server() =>
        _random.Next(10) switch
        {
            < 3 => $"User {List()}",
            < 5 => $"Group {List()}",
            5 => $"Host {List()}",
            6 or 7 => $"Address {string.Join(',', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Address()))}",
            8 => $"LocalPort {OneOf("1", "2")}",
            _ => OneOf("LocalAddress 192.0.2.0/25", "RDomain a", "Invalid-User"),
        };

    private string Address() =>
        OneOf("", "", "!")
        + OneOf(
            "192.0.2.0/24",
            "192.0.2.0/25",
            "192.0.2.128/25",
            "192.0.2.1",
            "192.0.2.*",
            "192.*",
            "*",
            "::/0",
            "2001:db8::/32",
            "0.0.0.0/0",
            "*.1"
        );

    private IEnumerable<string> Patterns() => Enumerable.Range(0, _random.Next(1, 4)).Select(_ => OneOf("", "", "", "!") + Pattern());

    private string List() => string.Join(',', Patterns());

    private string Pattern() => OneOf("a", "b", "a", "*", "a*", "*b", "?", "?b", "??", "ab", "A*");

    private string OneOf(params string[] texts) => texts[_random.Next(texts.Length)];

    /// <summary>The queries that a client file can tell apart, or so many of them; then the second value is false.</summary>
    internal static (IEnumerable<ClientQuery> Queries, bool AreAll) ClientQueries(SourceText[] texts, int limit)
    {
        string?[] users = Has(texts, " user ") || Has(texts, "!user ") ? [null, .. _few] : [null];
        string[] locals = Has(texts, "localuser ") ? _few : ["root"];
        string?[] tags = Has(texts, "tagged") ? [null, "t", "u", "z"] : [null];
        string?[] commands = Has(texts, "command") || Has(texts, "sessiontype") ? [null, "c", "z"] : [null];
        ExecAssumption[] execs = Has(texts, "exec e") ? [ExecAssumption.False, ExecAssumption.True] : [ExecAssumption.False];
        return Combinations(
            [_hosts.Length, users.Length, locals.Length, tags.Length, commands.Length, execs.Length],
            limit,
            at => new ClientQuery
            {
                Host = _hosts[at[0]],
                User = users[at[1]],
                LocalUser = locals[at[2]],
                Tag = tags[at[3]],
                Command = commands[at[4]],
                Exec = execs[at[5]],
            }
        );
    }

    /// <summary>The queries that a server file can tell apart, or so many of them; then the second value is false.</summary>
    internal static (IEnumerable<ServerQuery> Queries, bool AreAll) ServerQueries(SourceText[] texts, int limit)
    {
        string?[] users = Has(texts, "User ") ? [null, .. _few] : [null, "a"];
        string[][] groups = Has(texts, "Group")
            ? _groups
            :
            [
                [],
            ];
        string?[] hosts = Has(texts, "Host ") ? [null, .. _few] : [null];
        string?[] addresses = Has(texts, " Address ") ? [null, .. _addresses] : [null];
        string?[] locals = Has(texts, "LocalAddress") ? [null, "192.0.2.1", "192.0.2.200"] : [null];
        string?[] domains = Has(texts, "RDomain") ? [null, "a"] : [null];
        int[] ports = Has(texts, "LocalPort") ? [1, 2, 3] : [3];
        bool[] invalid = Has(texts, "Invalid-User") ? [false, true] : [false];
        return Combinations(
            [users.Length, groups.Length, hosts.Length, addresses.Length, locals.Length, domains.Length, ports.Length, invalid.Length],
            limit,
            at => new ServerQuery
            {
                User = users[at[0]],
                Groups = [.. groups[at[1]]],
                Host = hosts[at[2]],
                Address = addresses[at[3]],
                LocalAddress = locals[at[4]],
                RoutingDomain = domains[at[5]],
                LocalPort = ports[at[6]],
                IsInvalidUser = invalid[at[7]],
            }
        );
    }

    private static bool Has(SourceText[] texts, string word) => texts.Any(text => text.Content.Contains(word, StringComparison.Ordinal));

    private static (IEnumerable<T>, bool) Combinations<T>(int[] counts, int limit, Func<int[], T> make)
    {
        var all = counts.Aggregate(1L, (product, count) => product * count);
        if (all <= limit)
        {
            return (Enumerable.Range(0, (int)all).Select(number => make(Digits(number))), true);
        }

        var random = new Random((int)(all % int.MaxValue));
        return (Enumerable.Range(0, limit).Select(_ => make(Digits(random.NextInt64(all)))), false);

        int[] Digits(long number)
        {
            var digits = new int[counts.Length];
            for (var i = 0; i < counts.Length; i++)
            {
                (number, var digit) = Math.DivRem(number, counts[i]);
                digits[i] = (int)digit;
            }

            return digits;
        }
    }

    private static readonly string[] _addresses =
    [
        "192.0.2.1",
        "192.0.2.2",
        "192.0.2.129",
        "192.0.2.200",
        "10.0.0.1",
        "10.0.0.2",
        "192.168.0.1",
        "192.168.0.2",
        "2001:db8::1",
        "::1",
    ];

    private static readonly string[] _few =
    [
        "",
        "a",
        "b",
        "x",
        "ab",
        "xb",
        "ax",
        "xx",
        "xxx",
        "xab",
        "axx",
        "A",
        "Ab",
        "Ax",
        "axb",
        "xxb",
        "abb",
        "B",
    ];

    private static readonly string[][] _groups =
    [
        [],
        .. _few.Select(name => new[] { name }),
        ["a", "b"],
        ["ab", "xb"],
        ["a", "xx"],
        ["b", "xx"],
        ["a", "ab"],
        ["a", "b", "xx"],
        ["xxx", "a"],
        ["xxx", "b"],
        ["A", "b"],
        ["Ax", "a"],
        ["x", "ab"],
        ["ax", "b"],
    ];

    private static IEnumerable<string> Texts(string letters, int length)
    {
        IEnumerable<string> texts = [""];
        for (var i = 0; i <= length; i++)
        {
            foreach (var text in texts)
            {
                yield return text;
            }

            texts = [.. texts.SelectMany(text => letters.Select(letter => text + letter))];
        }
    }
}
