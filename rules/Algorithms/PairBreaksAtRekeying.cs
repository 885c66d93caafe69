using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class PairBreaksAtRekeying : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2076",
            Name = "pair-breaks-at-rekeying",
            Title = "The connection breaks when keys are renewed",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            IsAboutPairs = true,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                One of the programs loses count of its packets when keys are renewed under strict key exchange and a separate MAC. A long session then
                dies with `Corrupted MAC on input`, at `RekeyLimit` or after some gigabytes.
                """,
            Instead = """
                Update that program. Until then a cipher that authenticates its packets itself avoids it: `aes256-gcm@openssh.com` or
                `chacha20-poly1305@openssh.com`.
                """,
            References = ["https://github.com/Eugeny/russh/issues/559", "man:ssh_config(5)#RekeyLimit"],
            Examples =
            [
                Example.Bad("Ciphers [|aes256-ctr|]\n", kind: ConfigKind.Server, peer: "russh-0.50"),
                Example.Bad("Ciphers [|aes256-ctr|]\n", kind: ConfigKind.Client, peer: "russh-0.50"),
                Example.Good("Ciphers aes256-ctr\n", kind: ConfigKind.Server, peer: "russh-0.63"),
                Example.Good("Ciphers aes256-gcm@openssh.com\n", kind: ConfigKind.Server, peer: "russh-0.50"),
            ],
        };

    public override void Analyze(RuleContext context) =>
        PairFindings.Report(
            context,
            pair => pair.Agreement.Hazards.Contains(Hazard.RekeyFails) ? [new PairFact(Phase.CipherToServer)] : [],
            (_, peers) => $"a session with {peers} breaks when keys are renewed: one side loses count under a separate MAC"
        );
}
