using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class SingleMacBrittle : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2006",
            Name = "single-mac-brittle",
            Title = "Only one MAC is offered",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                As soon as both sides choose a CTR or CBC cipher, peers that lack this one name fail with "no matching MAC found".
                Advice against "Corrupted MAC on input" often ends in such a line, but a list of MACs cannot cause or cure that message:
                it comes from damaged packets or a faulty program, and most connections use a cipher that needs no MAC at all.
                """,
            Instead = """
                Take away what you do not want, for instance `MACs -*sha1*,umac-64*`, or offer several. Keep a single name only where
                you know every peer.
                """,
            References = ["man:ssh_config(5)#MACs", "rfc:4253", "https://www.openssh.com/txt/release-6.2"],
            Examples =
            [
                Example.Bad("MACs [|hmac-sha2-512|]\n", kind: ConfigKind.Server),
                Example.Bad("Host jupyter\n    MACs [|hmac-sha2-512|]\n", kind: ConfigKind.Client),
                Example.Good("MACs hmac-sha2-512,hmac-sha2-256\n", kind: ConfigKind.Server),
                Example.Good("MACs ^hmac-sha2-512\n", kind: ConfigKind.Server),
                Example.Good("Ciphers aes256-gcm@openssh.com\nMACs hmac-sha2-512\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in context.Model.EffectiveEverywhere("MACs"))
        {
            if (
                value.Origin is not { } origin
                || context.Model.EffectiveAlgorithms(value).Names is not [{ Span: { } span } only]
                || AlgorithmFindings.HasOnlyAeadCiphers(context.Model, value.Scope)
            )
            {
                continue;
            }

            context.Report(
                origin,
                span,
                $"`{only.Name}` is the only MAC{Decision.ForWhom(value)}: with a cipher that needs one, a peer that lacks it cannot connect",
                label: Decision.Label(value),
                related: Decision.Related(value)
            );
        }
    }
}
