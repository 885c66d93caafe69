using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Testing;
using SshConfigLint.Text;
using Xunit.Abstractions;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>
/// What <c>upgrade</c> announces is what changes: the settings that move are those in which <c>ssh -G</c> or <c>sshd -T</c> of the two releases
/// differ, and lines stop working where the new one refuses the file. <c>SSHCONFIGLINT_SEED</c> repeats a run.
/// </summary>
public sealed class UpgradeOracleTests(ITestOutputHelper output)
{
    private const int Files = 150;

    private const string Host = "web1";

    /// <summary>Names that older releases print, and what the same is called since 8.5 or 8.7.</summary>
    private static readonly Dictionary<string, string> _renamed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["challengeresponseauthentication"] = "kbdinteractiveauthentication",
        ["pubkeyacceptedkeytypes"] = "pubkeyacceptedalgorithms",
        ["hostbasedkeytypes"] = "hostbasedacceptedalgorithms",
        ["hostbasedacceptedkeytypes"] = "hostbasedacceptedalgorithms",
    };

    private static readonly string[] _ownFiles =
    [
        "",
        "KexAlgorithms -ecdh-sha2-nistp*\nCiphers aes256-gcm@openssh.com,aes256-ctr\n",
        "MACs ^hmac-sha2-512\nHostKeyAlgorithms +ssh-rsa\n",
        "PubkeyAcceptedAlgorithms +ssh-dss\n",
        "PubkeyAcceptedKeyTypes ssh-ed25519\nIPQoS lowdelay\n",
        "RequiredRSASize 2048\n",
        "CASignatureAlgorithms -ecdsa*\nRekeyLimit 1G 1h\n",
    ];

    /// <summary>From, to; both ways.</summary>
    public static TheoryData<string, string, ConfigKind> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, ConfigKind>();
            foreach (var kind in Enum.GetValues<ConfigKind>())
            {
                pairs.Add("bookworm", "sid", kind);
                pairs.Add("bullseye", "trixie", kind);
                pairs.Add("sid", "bookworm", kind);
            }

            return pairs;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Pairs))]
    public void What_is_announced_is_what_the_two_programs_differ_in(string from, string to, ConfigKind kind)
    {
        var (before, after) = (OpenSshOracle.Require(from), OpenSshOracle.Require(to));
        var seed = RandomRun.Setting("SSHCONFIGLINT_SEED", 20_260_105);
        ImmutableArray<string> texts = [.. _ownFiles, .. Samples(kind), .. RandomTexts(kind, seed, before.Target).Take(Files)];
        RandomRun.AssertAgreement(output, seed, texts, text => Compare(before, after, kind, text));
    }

    private static (bool IsAccepted, string? Difference) Compare(OpenSshOracle before, OpenSshOracle after, ConfigKind kind, string text)
    {
        var (was, becomes) = (Ask(before, kind, text), Ask(after, kind, text));
        var upgrade = Announce(before.Target, after.Target, kind, text);
        var (isTaken, wasTaken) = (becomes.ExitCode == 0, was.ExitCode == 0);
        if (!isTaken || !wasTaken)
        {
            var isRight = !wasTaken || upgrade.Breaks;
            return (false, isRight ? null : $"{text}\nrefused by {after.Target.Version}: {becomes.Error}\nannounced: nothing");
        }

        var (real, ours) = (Moves(kind, was, becomes), Moves(upgrade));
        var isRefused = upgrade.Lines.Any(line => line.After == ProblemEffect.Rejected) || !upgrade.Failures.IsEmpty;
        return (
            true,
            real.SequenceEqual(ours) && !isRefused
                ? null
                : $"{text}\nreal:\n{string.Join('\n', real.Except(ours))}\nannounced:\n{string.Join('\n', ours.Except(real))}\n{(isRefused ? "refused" : "")}"
        );
    }

    private static OracleResult Ask(OpenSshOracle oracle, ConfigKind kind, string text) =>
        kind == ConfigKind.Client ? oracle.Client(text, Host) : oracle.Server(text);

    private static Upgrade Announce(Target before, Target after, ConfigKind kind, string text)
    {
        var (was, becomes) = (Load(before), Load(after));
        var query = new ClientQuery
        {
            Host = Host,
            LocalHost = System.Net.Dns.GetHostName(),
            Exec = ExecAssumption.False,
        };
        return kind == ConfigKind.Client ? Upgrade.OfClient(was, becomes, query) : Upgrade.OfServer(was, becomes);

        ConfigModel Load(Target target)
        {
            var file = SourceText.From(text, "/etc/ssh/file");
            return ConfigModel.Load(file, kind, target, new InMemoryFiles(file), new ModelOptions { Home = "/root" });
        }
    }

    private static List<string> Moves(Upgrade upgrade) =>
        [.. upgrade.Values.Select(change => Text(change.Keyword, change.Before, change.After)).Distinct().Order(StringComparer.Ordinal)];

    private static List<string> Moves(ConfigKind kind, OracleResult was, OracleResult becomes)
    {
        var (old, now) = (ByKeyword(kind, was), ByKeyword(kind, becomes));
        return
        [
            .. old
                .Keys.Union(now.Keys)
                .Select(keyword => (keyword, Old: old.GetValueOrDefault(keyword, []), Now: now.GetValueOrDefault(keyword, [])))
                .Where(pair => !pair.Old.Select(Spelled).SequenceEqual(pair.Now.Select(Spelled)))
                .Select(pair => Text(pair.keyword, pair.Old, pair.Now))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static Dictionary<string, List<string>> ByKeyword(ConfigKind kind, OracleResult result)
    {
        var lines = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (
            var (printed, value) in result.OutputLines.Select(Split).Where(line => kind == ConfigKind.Server || line.Keyword != "host")
        )
        {
            var keyword = _renamed.GetValueOrDefault(printed, printed);
            if (!lines.TryGetValue(keyword, out var known))
            {
                lines.Add(keyword, known = []);
            }

            // 8.4 prints some settings under both names.
            if (keyword != "kbdinteractiveauthentication" || !known.Contains(value))
            {
                known.Add(value);
            }
        }

        return lines;
    }

    private static (string Keyword, string Value) Split(string line)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? (line.ToLowerInvariant(), "") : (line[..blank].ToLowerInvariant(), line[(blank + 1)..]);
    }

    private static string Spelled(string value) =>
        value switch
        {
            "true" => "yes",
            "false" => "no",
            "without-password" => "prohibit-password",
            "" => "none",
            _ => value,
        };

    private static string Text(string keyword, IEnumerable<string> old, IEnumerable<string> now) =>
        $"{keyword.ToLowerInvariant()}: {string.Join(" | ", old)} -> {string.Join(" | ", now)}";

    private static IEnumerable<string> Samples(ConfigKind kind) =>
        Directory
            .GetFiles(
                Path.Combine(Golden.Root, "samples", kind == ConfigKind.Client ? "client" : "server"),
                kind == ConfigKind.Client ? "config" : "sshd_config",
                SearchOption.AllDirectories
            )
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => !text.Contains("Include", StringComparison.OrdinalIgnoreCase));

    /// <summary>One file each, so that both trees read the same, and nothing that runs a command.</summary>
    private static IEnumerable<string> RandomTexts(ConfigKind kind, int seed, Target target)
    {
        var lines = new RandomClientLines(target);
        return Enumerable
            .Range(seed, Files * 10)
            .Select(one =>
                kind == ConfigKind.Client
                    ? RandomClientCase.Create(one, lines).Files[0].Text
                    : RandomServerFile.Create(one, target).Files[ServerCase.Entry]
            )
            .Where(text => !_notComparable.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Files of the case, commands, names and criteria that only the machine of a tree knows.</summary>
    private static readonly string[] _notComparable = ["@DIR@", "include", "exec", "match", "canonicali", "$", "~", "%"];
}
