using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class TerrapinWorkaroundSideEffect : Rule
{
    private const string ChaCha = "chacha20-poly1305@openssh.com";

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2038",
            Name = "terrapin-workaround-side-effect",
            Title = "Without ChaCha20 the list of MACs keeps programs out",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                `chacha20-poly1305@openssh.com` needs no MAC. Taking it out, as advice against the Terrapin attack says, makes the list
                of MACs matter for programs that have no AES-GCM, and some have no MAC of this list.
                """,
            Instead = """
                Let both sides have strict key exchange (OpenSSH 9.6, or an update of the distribution), and put
                the cipher back; or add `hmac-sha2-256` to `MACs`. Leave it where no such program connects.
                """,
            References = ["cve:CVE-2023-48795", "man:sshd_config(5)#Ciphers", "man:sshd_config(5)#MACs"],
            Examples =
            [
                Example.Bad(
                    "Ciphers [|-chacha20-poly1305@openssh.com|]\nMACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "Host *\n    Ciphers [|aes256-gcm@openssh.com,aes256-ctr|]\n    MACs -hmac-sha2-256,hmac-sha1\n",
                    kind: ConfigKind.Client
                ),
                Example.Good("MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com\n", kind: ConfigKind.Server),
                Example.Good(
                    "Ciphers -chacha20-poly1305@openssh.com\nMACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("Host gate\n    Ciphers aes256-ctr\n    MACs hmac-sha2-512\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            Decision.ForAll(context.Model, "Ciphers") is not { } value
            || Decision.ForAll(context.Model, "MACs") is not { } macs
            // A single one is brittle whichever it is; another rule says so.
            || context.Model.EffectiveAlgorithms(macs).Names.Length < 2
            || context.Model.EffectiveAlgorithms(value) is not { Names.IsEmpty: false } ciphers
            || ciphers.Contains(ChaCha)
            || ciphers.Names.All(cipher => cipher.Info is { IsAead: true })
            || !AlgorithmTable.DefaultList(context.Kind, "Ciphers", context.Target).Contains(ChaCha)
        )
        {
            return;
        }

        var own =
            context.Kind == ConfigKind.Client
                ? OpenSshProposal.OfClient(context.Model, value.Scope)
                : OpenSshProposal.OfServer(EffectiveConfig.Evaluate(context.Model, (ServerQuery?)null), context.Target);
        var with = own with { ToClient = WithChaCha(own.ToClient), ToServer = WithChaCha(own.ToServer) };
        var lost = PeerNames
            .Opposite(context.Kind)
            .Where(peer =>
                IsKeptOutByMacs(context.Kind, own, peer) && Negotiator.Negotiate(context.Kind, with, Proposal.Of(peer)).Failed is null
            )
            .ToImmutableArray();
        if (!lost.IsEmpty)
        {
            Decision.Report(
                context,
                value,
                $"without `{ChaCha}` the list of MACs decides, which keeps {PeerNames.List(lost)} out: \"no matching MAC found\""
            );
        }
    }

    private static bool IsKeptOutByMacs(ConfigKind kind, Proposal own, PeerInfo peer) =>
        Negotiator.Negotiate(kind, own, Proposal.Of(peer)).Failed is { Phase: Phase.MacToClient or Phase.MacToServer };

    private static DirectionProposal WithChaCha(DirectionProposal direction) =>
        direction with
        {
            Ciphers = direction.Ciphers is { } ciphers ? [ChaCha, .. ciphers] : null,
        };
}
