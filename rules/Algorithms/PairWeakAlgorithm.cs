using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class PairWeakAlgorithm : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2077",
            Name = "pair-weak-algorithm",
            Title = "Both come to a weak algorithm",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            IsAboutPairs = true,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The client's first name that the server lists too is one that is broken, too short, or works in CBC mode or with SHA-1.
                """,
            Instead = """
                Take it out of the list that you can change when the other side has something better, or update the side that has not. Keep an
                exception in the block of the one host that needs it.
                """,
            SecuritySeverity = 5.3,
            References = ["rfc:4253#section-7.1", "rfc:9142", "man:ssh_config(5)#MACs"],
            Examples =
            [
                Example.Bad("Ciphers aes256-ctr\nMACs [|hmac-sha1,hmac-sha2-256|]\n", kind: ConfigKind.Client, peer: "dropbear-2022.83"),
                Example.Bad("Ciphers [|aes256-cbc|]\nMACs hmac-sha2-256\n", kind: ConfigKind.Server, peer: "mina-sshd-1.6.0"),
                Example.Good("Ciphers aes256-ctr\nMACs hmac-sha2-256,hmac-sha1\n", kind: ConfigKind.Client, peer: "dropbear-2022.83"),
            ],
        };

    public override void Analyze(RuleContext context) =>
        PairFindings.Report(
            context,
            Facts,
            (fact, peers) => $"{Phases.NameOf(fact.Phase)} `{fact.Subject}` is what {peers} and this side come to: {Find(fact)!.Weakness}"
        );

    /// <summary>The lists of both directions are one line: what is chosen for both is told once.</summary>
    private static IEnumerable<PairFact> Facts(Pair pair) =>
        pair
            .Agreement.Phases.Where(result => result.Choice is not null)
            .Select(result => new PairFact(result.Phase is >= Phase.CipherToServer ? result.Phase - 3 : result.Phase, result.Choice!))
            .Where(fact => Find(fact) is { } algorithm && IsWeak(algorithm))
            .Distinct();

    private static bool IsWeak(AlgorithmInfo algorithm) =>
        algorithm.Strength == AlgorithmStrength.Weak || algorithm.UsesBrokenHash || algorithm.IsCbc;

    private static AlgorithmInfo? Find(PairFact fact) =>
        Phases.KindOf(fact.Phase) is { } kind ? AlgorithmTable.Find(kind, fact.Subject) : null;
}
