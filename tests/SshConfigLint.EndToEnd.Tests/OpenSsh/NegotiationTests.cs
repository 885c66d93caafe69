using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;
using Xunit.Abstractions;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>
/// Random pairs of a client and a server file: what we say they agree on must be what the real ssh and sshd agree on. Set
/// <c>SSHCONFIGLINT_SEED</c> to repeat a run and <c>SSHCONFIGLINT_PAIRS</c> for a longer one.
/// </summary>
public sealed partial class NegotiationTests(ITestOutputHelper output)
{
    private static readonly OpenSshVersion _firstWithoutGssapi = new(10, 5);

    private static readonly ImmutableArray<string> _keyTypes = ["rsa", "ecdsa", "ed25519"];

    public static TheoryData<string, string> Pairs =>
        new()
        {
            { "bookworm", "bookworm" },
            { "sid", "sid" },
            { "sid", "bullseye" },
            { "bullseye", "trixie" },
        };

    [SkippableTheory]
    [MemberData(nameof(Pairs))]
    public void A_random_pair_agrees_on_what_we_say(string clientSuite, string serverSuite)
    {
        var client = OpenSshOracle.Require(clientSuite);
        var server = OpenSshOracle.Require(serverSuite);
        var seed = RandomRun.Setting("SSHCONFIGLINT_SEED", Random.Shared.Next(1_000_000_000));
        var cases = Enumerable
            .Range(0, RandomRun.Setting("SSHCONFIGLINT_PAIRS", 260))
            .Select(index => RandomPair.Create(new Random(seed + index), client.Target, server.Target))
            .ToList();
        WithHostKeys(server, folder => RandomRun.AssertAgreement(output, seed, cases, pair => Compare(client, server, folder, pair)));
    }

    [SkippableTheory]
    [InlineData("bookworm", "bookworm", ConfigKind.Client)]
    [InlineData("sid", "bullseye", ConfigKind.Server)]
    [InlineData("trixie", "bookworm", null)]
    public void A_pair_that_fails_agrees_when_it_is_mended(string clientSuite, string serverSuite, ConfigKind? side)
    {
        var client = OpenSshOracle.Require(clientSuite);
        var server = OpenSshOracle.Require(serverSuite);
        var seed = RandomRun.Setting("SSHCONFIGLINT_SEED", Random.Shared.Next(1_000_000_000));
        var cases = Enumerable
            .Range(0, int.MaxValue)
            .Select(index => RandomPair.Create(new Random(seed + index), client.Target, server.Target))
            .Select(pair => pair with { Server = ServerText(pair, "/etc/ssh") })
            .Select(pair => (pair, Mended: Mended(pair, client.Target, server.Target, side)))
            .Where(one => one.Mended is not null)
            .Take(RandomRun.Setting("SSHCONFIGLINT_PAIRS", 30))
            .ToList();
        WithHostKeys(
            server,
            folder =>
                RandomRun.AssertAgreement(
                    output,
                    seed,
                    cases,
                    one =>
                    {
                        var mended = one.Mended! with
                        {
                            Server = one.Mended.Server.Replace("/etc/ssh/", $"{folder.Inside}/", StringComparison.Ordinal),
                        };
                        var (isAgreed, difference) = CompareTexts(client, server, mended);
                        return isAgreed ? (isAgreed, difference) : (false, difference ?? $"not mended:\n{one.pair}\n{mended}");
                    }
                )
        );
    }

    /// <summary>The texts with the changes to one side, or to both, that are proposed; null where the pair agrees or nothing helps.</summary>
    private static RandomPair? Mended(RandomPair texts, Target client, Target server, ConfigKind? side)
    {
        var pair = PairOf(texts, client, server);
        var edits = side is { } role ? Mending.Of(pair, role) : Mending.Of(pair);
        return edits is not { IsEmpty: false } some
            ? null
            : texts with
            {
                Client = With(some, ConfigKind.Client, texts.Client),
                Server = With(some, ConfigKind.Server, texts.Server),
            };
    }

    private static string With(ImmutableArray<ListEdit> edits, ConfigKind role, string text) =>
        SourceText.From(text).WithEdits([.. edits.Where(edit => edit.Role == role).Select(edit => edit.Edit)]).Content;

    private static void WithHostKeys(OpenSshOracle server, Action<OracleFolder> run) =>
        server.WithFolder(folder =>
        {
            foreach (var type in _keyTypes)
            {
                var made = server.Run("/usr/bin/ssh-keygen", "-q", "-t", type, "-N", "", "-f", $"{folder.Inside}/ssh_host_{type}_key");
                Assert.True(made.ExitCode == 0, made.Error);
            }

            run(folder);
            return true;
        });

    private static string ServerText(RandomPair pair, string folder) =>
        string.Concat(pair.KeyTypes.Select(type => $"HostKey {folder}/ssh_host_{type}_key\n")) + pair.Server;

    private static (bool IsAgreed, string? Difference) Compare(
        OpenSshOracle client,
        OpenSshOracle server,
        OracleFolder keys,
        RandomPair pair
    ) => CompareTexts(client, server, pair with { Server = ServerText(pair, keys.Inside) });

    /// <summary>Lets the real programs meet; the server's text names its host keys.</summary>
    private static (bool IsAgreed, string? Difference) CompareTexts(OpenSshOracle client, OpenSshOracle server, RandomPair pair)
    {
        var serverText = pair.Server;
        var result = client.WithFolder(clientFolder =>
        {
            clientFolder.Write("config", pair.Client);
            return server.WithFolder(serverFolder =>
            {
                serverFolder.Write("config", serverText);
                return Loopback.Connect(
                    client,
                    [
                        "-vv",
                        "-F",
                        $"{clientFolder.Inside}/config",
                        "-oBatchMode=yes",
                        "-oStrictHostKeyChecking=no",
                        "-oUserKnownHostsFile=/dev/null",
                        "-oGlobalKnownHostsFile=/dev/null",
                        "-oPreferredAuthentications=none",
                    ],
                    server,
                    ["-f", $"{serverFolder.Inside}/config"]
                );
            });
        });
        // Debian's sshd, which has the GSSAPI patch, hangs up instead of proposing no host key at all.
        var real = result.Server.Contains("No supported key exchange algorithms", StringComparison.Ordinal)
            ? "no host key type"
            : Real(result.Client);
        var ours = Ours(PairOf(pair, client.Target, server.Target));
        return (
            real.Contains("cipher", StringComparison.Ordinal),
            real == ours ? null : $"{pair.Client}---\n{serverText}real: {real}\nours: {ours}\n{result.Server}"
        );
    }

    private static Pair PairOf(RandomPair pair, Target clientTarget, Target serverTarget)
    {
        var client = Model(pair.Client, ConfigKind.Client, clientTarget);
        var server = Model(pair.Server, ConfigKind.Server, serverTarget);
        return new Pair(
            Party.OfClient(client, EffectiveConfig.Evaluate(client, new ClientQuery { Host = "127.0.0.1" }), "127.0.0.1"),
            Party.OfServer(server, EffectiveConfig.Evaluate(server, query: (ServerQuery?)null))
        );
    }

    private static ConfigModel Model(string text, ConfigKind kind, Target target) =>
        ConfigModel.Load(SourceText.From(text, "/config"), kind, target, new InMemoryFiles(), new ModelOptions());

    private static string Ours(Pair pair)
    {
        if (pair.Server is { Proposal.HostKeys: [], Config.Model.Target.Version: var version } && version < _firstWithoutGssapi)
        {
            // The GSSAPI patch makes Debian's sshd hang up before the key exchange is chosen.
            return "no host key type";
        }

        return pair.Agreement.Failed is { } failed ? $"no {Phases.ErrorOf(failed.Phase)}" : Describe(pair.Agreement);
    }

    private static string Describe(Agreement agreement) =>
        $"{agreement.ChoiceOf(Phase.KeyExchange)} {agreement.ChoiceOf(Phase.HostKey)}"
        + $" cipher {agreement.ChoiceOf(Phase.CipherToClient)} {Mac(agreement, Phase.MacToClient)} {agreement.ChoiceOf(Phase.CompressionToClient)}"
        + $" cipher {agreement.ChoiceOf(Phase.CipherToServer)} {Mac(agreement, Phase.MacToServer)} {agreement.ChoiceOf(Phase.CompressionToServer)}";

    private static string Mac(Agreement agreement, Phase phase) => agreement.ChoiceOf(phase) ?? "<implicit>";

    private static string Real(string said)
    {
        if (NoMatch().Match(said) is { Success: true } failure)
        {
            return $"no {failure.Groups["what"].Value}";
        }

        var kex = Kex().Match(said).Groups["name"].Value;
        var key = HostKey().Match(said).Groups["name"].Value;
        var ways = string.Concat(
            Way().Matches(said).Select(way => $" cipher {way.Groups["cipher"]} {way.Groups["mac"]} {way.Groups["compression"]}")
        );
        return ways.Length > 0 ? $"{kex} {key}{ways}" : $"nothing: {string.Join(" / ", said.Split('\n').TakeLast(4)).Trim()}";
    }

    [GeneratedRegex(@"no matching (?<what>.+?) found")]
    private static partial Regex NoMatch();

    [GeneratedRegex(@"kex: algorithm: (?<name>\S+)")]
    private static partial Regex Kex();

    [GeneratedRegex(@"kex: host key algorithm: (?<name>\S+)")]
    private static partial Regex HostKey();

    [GeneratedRegex(@"kex: \S+->\S+ cipher: (?<cipher>\S+) MAC: (?<mac>\S+) compression: (?<compression>\S+)")]
    private static partial Regex Way();
}

/// <summary>The texts of a client and a server file that set algorithms, and the types of the keys that the server has.</summary>
internal sealed record RandomPair(string Client, string Server, ImmutableArray<string> KeyTypes)
{
    internal static RandomPair Create(Random random, Target client, Target server)
    {
        ImmutableArray<string> types = [.. new[] { "rsa", "ecdsa", "ed25519" }.Where(_ => random.Next(3) > 0)];
        return new RandomPair(
            Lines(random, ConfigKind.Client, client) + (random.Next(3) == 0 ? "Compression yes\n" : ""),
            Lines(random, ConfigKind.Server, server)
                + (random.Next(3) == 0 ? $"Compression {random.Pick("no", "yes", "delayed")}\n" : "")
                + "UsePAM no\n",
            types.IsEmpty ? [random.Pick("rsa", "ecdsa", "ed25519")] : types
        );
    }

    private static string Lines(Random random, ConfigKind kind, Target target) =>
        string.Concat(
            new[] { "KexAlgorithms", "HostKeyAlgorithms", "Ciphers", "MACs" }
                .Where(_ => random.Next(4) > 0)
                .Select(keyword => $"{keyword} {List(random, kind, keyword, target)}\n")
        );

    private static string List(Random random, ConfigKind kind, string keyword, Target target)
    {
        var all = AlgorithmTable.DefaultList(kind, keyword, target);
        var known = AlgorithmTable.BuildOrder(AlgorithmTable.KindOf(keyword)!.Value, target);
        var names = random.GetItems([.. random.Next(3) == 0 ? known : all], random.Next(1, 7)).Distinct().ToArray();
        return random.Next(5) switch
        {
            0 => "^" + string.Join(',', names),
            1 => "-" + string.Join(',', names.Append(random.Pick("umac-*", "aes*-ctr", "*sha1*", "ecdh-*"))),
            2 => "+" + string.Join(',', names),
            _ => string.Join(',', names),
        };
    }
}
