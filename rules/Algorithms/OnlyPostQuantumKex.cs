using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class OnlyPostQuantumKex : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2009",
            Name = "only-post-quantum-kex",
            Title = "Only key exchanges against quantum computers are offered",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Programs that have none of them cannot connect: OpenSSH before 8.5, many libraries, and everything that is limited to
                FIPS.
                """,
            Instead = """
                Add `curve25519-sha256` at the end: it is used only with such peers. Keep the list where you know every peer.
                """,
            References = ["man:sshd_config(5)#KexAlgorithms", "man:ssh_config(5)#KexAlgorithms"],
            Examples =
            [
                Example.Bad("KexAlgorithms [|mlkem768x25519-sha256|]\n", kind: ConfigKind.Server),
                Example.Bad("KexAlgorithms [|mlkem768x25519-sha256,sntrup761x25519-sha512@openssh.com|]\n", kind: ConfigKind.Client),
                Example.Good("KexAlgorithms mlkem768x25519-sha256,curve25519-sha256\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            Decision.ForAll(context.Model, "KexAlgorithms") is { } value
            && context.Model.EffectiveAlgorithms(value).Names is { IsEmpty: false } names
            && names.All(name => name.Info is { IsPostQuantum: true })
        )
        {
            var lists = names.Select(name => name.Name).ToHashSet(StringComparer.Ordinal);
            var lost = PeerNames.Opposite(context.Kind).Where(peer => peer.KeyExchanges is { } known && !known.Any(lists.Contains));
            Decision.Report(
                context,
                value,
                $"a peer without exchanges against quantum computers cannot connect, for instance {PeerNames.List(lost)}"
            );
        }
    }
}
