using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class NoCommonAlgorithm : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2070",
            Name = "no-common-algorithm",
            Title = "Client and server have no algorithm in common",
            Category = Category.Algorithms,
            Severity = Severity.Error,
            IsAboutPairs = true,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The key exchange ends with `no matching ... found`: nobody gets as far as a login. It has nothing to do with "Corrupted MAC on
                input", for which both sides must have agreed before.
                """,
            Instead = """
                Add the strongest algorithm that the other side has to one of the lists, in the block of that host alone when it is a weak one;
                `sshconfiglint negotiate` shows the line for either side.
                """,
            References = ["rfc:4253#section-7.1", "src:kex.c: kex_choose_conf", "man:ssh_config(5)#MACs"],
            Examples =
            [
                Example.Bad("Ciphers aes256-ctr\nMACs [|hmac-sha2-512|]\n", kind: ConfigKind.Server, peer: "dropbear-2022.83"),
                Example.Bad(
                    "Host nas\n    Ciphers aes256-ctr\n    MACs [|hmac-sha2-512-etm@openssh.com|]\n",
                    kind: ConfigKind.Client,
                    peer: "dropbear-2022.83"
                ),
                Example.Good("Ciphers aes256-ctr\nMACs hmac-sha2-512,hmac-sha2-256\n", kind: ConfigKind.Server, peer: "dropbear-2022.83"),
                Example.Good("MACs hmac-sha2-512\n", kind: ConfigKind.Client, peer: "dropbear-2022.83"),
            ],
        };

    public override void Analyze(RuleContext context) =>
        PairFindings.Report(
            context,
            pair => pair.Agreement.Failed is { } failed && !pair.IsOneMachine ? [new PairFact(failed.Phase)] : [],
            (fact, peers) => $"no {Phases.NameOf(fact.Phase)} is in common with {peers}",
            pair => HelpFor(pair, context.Kind)
        );

    private static string? HelpFor(Pair pair, ConfigKind kind) =>
        Mending.Of(pair, kind) is { IsEmpty: false } edits
            ? $"write {string.Join(" and ", edits.Select(edit => $"`{edit.NewLine}`"))}; that adds {string.Join(" and ", edits.SelectMany(edit => edit.Added).Select(Told))}"
            : null;

    private static string Told(AlgorithmInfo algorithm) =>
        algorithm.Weakness.Length == 0 ? $"`{algorithm.Name}`" : $"`{algorithm.Name}`, although {algorithm.Weakness}";
}
