using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class MacListUnusedByPair : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2071",
            Name = "mac-list-unused-by-pair",
            Title = "The list of MACs is not consulted",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            IsAboutPairs = true,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Client and server choose a cipher that authenticates its packets itself. The list of MACs then changes nothing, whatever advice it
                was written on.
                """,
            Instead = """
                Leave it for other peers, or delete it. To make a MAC count, `Ciphers` would have to ask for a CTR cipher, which is no gain.
                """,
            References = ["rfc:4253#section-7.1", "src:kex.c: kex_choose_conf", "src:cipher.c: cipher_authlen"],
            Examples =
            [
                Example.Bad("Host nas\n    MACs [|hmac-sha2-512|]\n", kind: ConfigKind.Client, peer: "dropbear-2022.83"),
                Example.Bad("MACs [|hmac-sha2-512|]\n", kind: ConfigKind.Server, peer: "dropbear-2022.83"),
                Example.Good("Ciphers aes256-ctr\nMACs hmac-sha2-512,hmac-sha2-256\n", kind: ConfigKind.Server, peer: "dropbear-2022.83"),
                Example.Good("Ciphers aes256-gcm@openssh.com\n", kind: ConfigKind.Client, peer: "libssh-0.11.5"),
            ],
        };

    public override void Analyze(RuleContext context) =>
        PairFindings.Report(
            context,
            pair => IsUnused(pair) && IsUnusedByAll(context, pair) ? [new PairFact(Phase.MacToServer)] : [],
            (_, peers) => $"this list of MACs is not consulted with {peers}: the cipher authenticates its packets itself"
        );

    private static bool IsUnused(Pair pair) =>
        pair.Agreement.Phases[(int)Phase.MacToServer].Outcome == PhaseOutcome.Implicit
        && pair.Agreement.Phases[(int)Phase.MacToClient].Outcome == PhaseOutcome.Implicit;

    /// <summary>A line that counts with one of the peers is of use.</summary>
    private static bool IsUnusedByAll(RuleContext context, Pair pair) =>
        pair.Of(context.Kind).LineOf(Phase.MacToServer) is { } line
        && context.Pairs.Where(other => other.Of(context.Kind).LineOf(Phase.MacToServer) == line).All(IsUnused);
}
