using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class PairWindowsUmac128 : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2072",
            Name = "pair-windows-umac128",
            Title = "Both agree on the umac-128 that Windows computes wrongly",
            Category = Category.Algorithms,
            Severity = Severity.Error,
            IsAboutPairs = true,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH for Windows computes `umac-128` with the code for 64 bits. Only another Windows accepts that: with everybody else the session
                dies at the first packet with `Corrupted MAC on input`, although both lists fit.
                """,
            Instead = """
                On a server take it away, `MACs -umac-128*`: the order of its list decides nothing. On a client put an HMAC in front. An update of
                OpenSSL or LibreSSL changes nothing.
                """,
            References =
            [
                "https://github.com/PowerShell/Win32-OpenSSH/issues/2078",
                "https://github.com/PowerShell/Win32-OpenSSH/issues/1359",
            ],
            Examples =
            [
                Example.Bad(
                    "Ciphers aes256-ctr\nMACs [|umac-128-etm@openssh.com,hmac-sha2-256|]\n",
                    kind: ConfigKind.Server,
                    peer: "windows-openssh-9.8"
                ),
                Example.Bad("Ciphers aes256-ctr\nMACs [|umac-128@openssh.com|]\n", kind: ConfigKind.Client, peer: "windows-openssh-9.8"),
                Example.Good("Ciphers aes256-ctr\nMACs -umac-*\n", kind: ConfigKind.Server, peer: "windows-openssh-9.8"),
                Example.Good("MACs umac-128-etm@openssh.com\n", kind: ConfigKind.Server, peer: "windows-openssh-9.8"),
            ],
        };

    public override void Analyze(RuleContext context) =>
        PairFindings.Report(
            context,
            pair => pair.Agreement.Hazards.Contains(Hazard.WrongUmac128) ? [new PairFact(Phase.MacToServer)] : [],
            (_, peers) => $"the session with {peers} dies with `Corrupted MAC on input`: OpenSSH for Windows computes `umac-128` wrongly"
        );
}
