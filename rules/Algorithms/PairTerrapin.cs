using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class PairTerrapin : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2073",
            Name = "pair-terrapin",
            Title = "An attacker in between can drop messages of this pair",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            IsAboutPairs = true,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Both come to `chacha20-poly1305@openssh.com`, or to a CBC cipher with an encrypt-then-MAC algorithm, and one side lacks strict key
                exchange: the first messages can be cut off unseen (CVE-2023-48795).
                """,
            Instead = """
                Update the side without strict key exchange. Until then AES-GCM in front of a client's list avoids it; a server can only take
                the cipher away, and then its list of MACs decides.
                """,
            SecuritySeverity = 5.9,
            References = ["cve:CVE-2023-48795", "https://terrapin-attack.com"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    Ciphers [|chacha20-poly1305@openssh.com,aes256-ctr|]\n",
                    kind: ConfigKind.Client,
                    peer: "dropbear-2022.83"
                ),
                Example.Bad("Ciphers [|chacha20-poly1305@openssh.com,aes256-ctr|]\n", kind: ConfigKind.Server, peer: "dropbear-2022.83"),
                Example.Good("Ciphers chacha20-poly1305@openssh.com,aes256-ctr\n", kind: ConfigKind.Server, peer: "dropbear-2024.86"),
                Example.Good("Ciphers aes256-ctr\n", kind: ConfigKind.Client, peer: "dropbear-2022.83"),
            ],
        };

    public override void Analyze(RuleContext context) =>
        PairFindings.Report(
            context,
            pair => pair.Agreement.Hazards.Contains(Hazard.Terrapin) ? [new PairFact(Phase.CipherToServer)] : [],
            (_, peers) => $"what is sent first can be cut off unseen (Terrapin): this pair with {peers} has no strict key exchange"
        );
}
