using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class PairWithoutPostQuantumKex : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2074",
            Name = "pair-without-post-quantum-kex",
            Title = "The key exchange of this pair is not post-quantum",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            IsAboutPairs = true,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Who records the traffic today can read it once there are quantum computers. ssh 10.1 and later warns of it at every login.
                """,
            Instead = """
                Put `mlkem768x25519-sha256` or `sntrup761x25519-sha512@openssh.com` into the list that lacks it, or update the side that has neither.
                """,
            References = ["https://www.openssh.com/pq.html", "man:ssh_config(5)#KexAlgorithms"],
            Examples =
            [
                Example.Bad("KexAlgorithms [|curve25519-sha256|]\n", kind: ConfigKind.Client, peer: "crypto-policy-default-server"),
                Example.Bad("KexAlgorithms [|curve25519-sha256,ecdh-sha2-nistp256|]\n", kind: ConfigKind.Server, peer: "putty-0.84"),
                Example.Good("KexAlgorithms mlkem768x25519-sha256,curve25519-sha256\n", kind: ConfigKind.Server, peer: "putty-0.84"),
            ],
        };

    public override void Analyze(RuleContext context) =>
        PairFindings.Report(
            context,
            pair => pair.Agreement.Hazards.Contains(Hazard.NoPostQuantumKex) ? [new PairFact(Phase.KeyExchange)] : [],
            (_, peers) => $"the key exchange with {peers} is not post-quantum"
        );
}
