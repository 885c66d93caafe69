using System.Text.RegularExpressions;
using SshConfigLint.Knowledge;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>The tables against the real programs, keyword by keyword.</summary>
public partial class KnowledgeDifferentialTests
{
    private static readonly string[] _lists =
    [
        "Ciphers",
        "MACs",
        "KexAlgorithms",
        "HostKeyAlgorithms",
        "CASignatureAlgorithms",
        "PubkeyAcceptedAlgorithms",
        "PubkeyAcceptedKeyTypes",
        "HostbasedAcceptedAlgorithms",
        "HostbasedKeyTypes",
        "HostbasedAcceptedKeyTypes",
    ];

    // Their values are expanded under -G, so that an unknown token is seen.
    private static readonly (string Keyword, string Line)[] _expanded =
    [
        ("ControlPath", "ControlPath x%{0}"),
        ("Hostname", "Hostname x%{0}"),
        ("IdentityAgent", "IdentityAgent x%{0}"),
        ("LocalForward", "LocalForward /a%{0} /b"),
        ("RemoteCommand", "RemoteCommand x%{0}"),
        ("RemoteForward", "RemoteForward /a%{0} /b"),
        ("RevokedHostKeys", "RevokedHostKeys x%{0}"),
        ("SetEnv", "SetEnv A=%{0}"),
        ("User", "User x%{0}"),
        ("UserKnownHostsFile", "UserKnownHostsFile x%{0}"),
        ("VersionAddendum", "VersionAddendum x%{0}"),
    ];

    public static TheoryData<string, ConfigKind> Programs
    {
        get
        {
            var data = new TheoryData<string, ConfigKind>();
            foreach (var suite in OpenSshOracle.SuiteNames)
            {
                data.Add(suite, ConfigKind.Client);
                data.Add(suite, ConfigKind.Server);
            }

            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Programs))]
    public void Every_keyword_is_in_the_state_that_the_table_says(string suite, ConfigKind kind)
    {
        var oracle = OpenSshOracle.Require(suite);
        var names = Names();

        var results = OpenSshOracle.RunAll(names, name => Run(oracle, kind, $"{name} x\n", verbose: true));

        AssertSame(
            names.Select(name =>
                (name, Family(KeywordTable.Find(kind, name, oracle.Target)?.StateIn(oracle.Target) ?? KeywordState.Absent))
            ),
            names.Zip(results, (name, result) => (name, StateOf(result)))
        );
    }

    [SkippableTheory]
    [MemberData(nameof(Programs))]
    public void An_ignored_keyword_takes_anything(string suite, ConfigKind kind)
    {
        var oracle = OpenSshOracle.Require(suite);
        var names = KeywordTable
            .All(kind)
            .Where(row => row.StateIn(oracle.Target) is KeywordState.Ignored or KeywordState.Deprecated or KeywordState.Unsupported)
            .Select(row => row.Name)
            .ToArray();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Equal(0, Run(oracle, kind, $"{name} some words 1 2 3\n").ExitCode));
    }

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void Match_blocks_of_the_server_hold_the_keywords_that_the_table_says(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var rows = KeywordTable
            .All(ConfigKind.Server)
            .Where(row => row.StateIn(oracle.Target) != KeywordState.Absent)
            .DistinctBy(row => row.Name.ToLowerInvariant())
            .Select(row => KeywordTable.Find(ConfigKind.Server, row.Name, oracle.Target)!)
            .ToArray();

        var results = OpenSshOracle.RunAll(rows, row => oracle.Server($"Match User nobody\n{row.Name} x\n"));

        AssertSame(
            rows.Select(row => (row.Name, row.IsAllowedInMatch(oracle.Target.Version))),
            rows.Zip(results, (row, result) => (row.Name, !result.Error.Contains("is not allowed within a Match block")))
        );
    }

    [SkippableTheory]
    [MemberData(nameof(Programs))]
    public void Enumerations_take_the_words_of_the_table_and_no_others(string suite, ConfigKind kind)
    {
        var oracle = OpenSshOracle.Require(suite);
        var cases = Names()
            .Select(name => KeywordTable.Find(kind, name, oracle.Target))
            .OfType<KeywordInfo>()
            .Where(row =>
                row.StateIn(oracle.Target) == KeywordState.Accepted && row.ValueIn(oracle.Target.Version) == ValueKind.Enumeration
            )
            .SelectMany(row => Words(row, oracle.Target.Version).Select(word => (row.Name, word.Word, word.IsAccepted)))
            .ToArray();

        var results = OpenSshOracle.RunAll(cases, item => Run(oracle, kind, $"{item.Name} {item.Word}\n"));

        AssertSame(
            cases.Select(item => ($"{item.Name} {item.Word}", item.IsAccepted)),
            cases.Zip(results, (item, result) => ($"{item.Name} {item.Word}", !result.Error.Contains(" line 1")))
        );
    }

    [SkippableTheory]
    [MemberData(nameof(Programs))]
    public void Default_lists_are_what_an_empty_file_gives(string suite, ConfigKind kind)
    {
        var oracle = OpenSshOracle.Require(suite);
        var dump = Run(oracle, kind, "");
        var known = _lists
            .Where(name => KeywordTable.Find(kind, name, oracle.Target)?.StateIn(oracle.Target) == KeywordState.Accepted)
            .ToArray();

        Assert.True(known.Length >= 7);
        Assert.All(known, name => Assert.Equal(dump.Dumped(name), string.Join(',', AlgorithmTable.DefaultList(kind, name, oracle.Target))));
    }

    [SkippableTheory]
    [MemberData(nameof(Programs))]
    public void Defaults_are_what_an_empty_file_gives(string suite, ConfigKind kind)
    {
        var oracle = OpenSshOracle.Require(suite);
        var dump = Run(oracle, kind, "");
        var rows = KeywordTable
            .All(kind)
            .Where(row => row.StateIn(oracle.Target) == KeywordState.Accepted && row.DefaultIn(oracle.Target) is not null)
            .Where(row => dump.Dumped(row.Name) is not null)
            .ToArray();

        Assert.True(rows.Length > 50);
        AssertSame(
            rows.Select(row => (row.Name, Plain(row.Name, row.DefaultIn(oracle.Target)!))),
            rows.Select(row => (row.Name, Plain(row.Name, AllDumped(dump, row.Name))))
        );
    }

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void The_build_order_is_that_of_ssh_Q(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);

        foreach (
            var (query, kind) in new[]
            {
                ("cipher", AlgorithmKind.Cipher),
                ("mac", AlgorithmKind.Mac),
                ("kex", AlgorithmKind.KeyExchange),
                ("HostKeyAlgorithms", AlgorithmKind.Signature),
            }
        )
        {
            var names = oracle.Run("/usr/bin/ssh", "-Q", query).OutputLines.ToArray();
            Assert.Equal(names, AlgorithmTable.BuildOrder(kind, oracle.Target).AsEnumerable());
            Assert.All(
                AlgorithmTable.All.Where(row => row.Kind == kind),
                row => Assert.Equal(names.Contains(row.Name), row.IsKnownIn(oracle.Target))
            );
        }

        var aead = oracle.Run("/usr/bin/ssh", "-Q", "cipher-auth").OutputLines;
        Assert.Equal(aead.Order(), AlgorithmTable.All.Where(row => row.IsAead).Select(row => row.Name).Order());
    }

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void Percent_tokens_are_those_that_ssh_expands(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var cases = _expanded
            .Select(item => (item.Keyword, item.Line, Tokens: PercentTokens.Of(ConfigKind.Client, item.Keyword, oracle.Target.Version)))
            .Where(item => item.Tokens is not null)
            .SelectMany(item =>
                Letters().Select(letter => (item.Keyword, Line: string.Format(null, item.Line, letter), Letter: letter, item.Tokens))
            )
            .ToArray();

        var results = OpenSshOracle.RunAll(cases, item => oracle.Client(item.Line + "\n"));

        AssertSame(
            cases.Select(item => (item.Line, item.Tokens!.Contains(item.Letter))),
            cases.Zip(results, (item, result) => (item.Line, result.ExitCode == 0))
        );
    }

    private static OracleResult Run(OpenSshOracle oracle, ConfigKind kind, string config, bool verbose = false) =>
        kind == ConfigKind.Server ? oracle.Server(config)
        : verbose ? oracle.Client(config, options: "-v")
        : oracle.Client(config);

    private static string[] Names() =>
        [
            .. KeywordTable
                .All(ConfigKind.Client)
                .Concat(KeywordTable.All(ConfigKind.Server))
                .Select(row => row.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>What can be seen from outside: an alias and an ignored keyword look like an accepted one.</summary>
    private static KeywordState Family(KeywordState state) =>
        state is KeywordState.Alias or KeywordState.Ignored ? KeywordState.Accepted : state;

    private static KeywordState StateOf(OracleResult result) =>
        result.Error.Contains("Bad configuration option: ") ? KeywordState.Absent
        : result.Error.Contains("Deprecated option ") ? KeywordState.Deprecated
        : result.Error.Contains("Unsupported option ") ? KeywordState.Unsupported
        : KeywordState.Accepted;

    private static IEnumerable<(string Word, bool IsAccepted)> Words(KeywordInfo row, OpenSshVersion version)
    {
        var own = row.WordsIn(version);
        foreach (var word in own)
        {
            yield return (word, true);
            var other = word.Any(char.IsAsciiLetterLower) ? word.ToUpperInvariant() : word.ToLowerInvariant();
            yield return (other, !row.AreWordsCaseSensitive);
        }

        string[] foreign = ["yes", "no", "true", "false", "none", "ask", "all", "auto", "on", "1"];
        foreach (var word in foreign.Where(word => !own.Contains(word, StringComparer.OrdinalIgnoreCase)))
        {
            yield return (word, false);
        }
    }

    private static string AllDumped(OracleResult dump, string name) =>
        string.Join(
            ' ',
            dump.OutputLines.Where(line => line.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase))
                .Select(line => line[(name.Length + 1)..])
        );

    /// <summary>Dumps write some values in another way than the manual.</summary>
    private static string Plain(string name, string value) =>
        (name, value.ToLowerInvariant()) switch
        {
            ("RekeyLimit", "0 0") => "default none",
            ("ListenAddress", _) => "0.0.0.0 and [::]",
            ("PermitRootLogin", "without-password") => "prohibit-password",
            ("Compression", "delayed") => "yes",
            ("TCPKeepAlive", "transport" or "true") => "yes",
            ("HostKey", var keys) => keys,
            ("PerSourcePenalties", var items) => string.Join(
                ' ',
                DecimalZeros().Replace(items, "").Split(' ').Where(item => item != "yes").Order()
            ),
            (_, "true") => "yes",
            (_, "false") => "no",
            (_, var text) => text.Replace("/root/", "~/", StringComparison.Ordinal),
        };

    private static IEnumerable<char> Letters() =>
        Enumerable.Range('A', 26).Concat(Enumerable.Range('a', 26)).Select(letter => (char)letter);

    private static void AssertSame<T>(IEnumerable<(string Case, T Value)> table, IEnumerable<(string Case, T Value)> real)
    {
        var differences = table
            .Zip(real)
            .Where(pair => !Equals(pair.First.Value, pair.Second.Value))
            .Select(pair => $"{pair.First.Case}: the table says {pair.First.Value}, OpenSSH {pair.Second.Value}")
            .ToArray();
        Assert.True(differences.Length == 0, string.Join('\n', differences));
    }

    [GeneratedRegex(@"\.0+\b")]
    private static partial Regex DecimalZeros();
}
