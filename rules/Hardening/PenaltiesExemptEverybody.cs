using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Hardening;

public sealed class PenaltiesExemptEverybody : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4030",
            Name = "penalties-exempt-everybody",
            Title = "No address is ever slowed down",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The list of exempt addresses takes every address: penalties look switched on and never come to bear.
                """,
            Instead = """
                Name the networks that many users share, and no others.
                """,
            SecuritySeverity = 5.3,
            References = ["man:sshd_config(5)#PerSourcePenaltyExemptList"],
            Examples =
            [
                Example.Bad("PerSourcePenaltyExemptList [|0.0.0.0/0|]\n"),
                Example.Bad("PerSourcePenaltyExemptList 192.0.2.0/24,[|::/0|]\n"),
                Example.Good("PerSourcePenaltyExemptList 192.0.2.0/24,2001:db8::/32\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "PerSourcePenaltyExemptList")?.Origin is not { } line)
        {
            return;
        }

        foreach (var item in CommaList.Parse(line.Value).Items)
        {
            if (AddressOrCidr.Parse(item.Text) is { Error: null, Kind: AddressKind.Network, MaskLength: 0 })
            {
                context.Report(line, line.Words[0].SpanOf(item.Span), $"`{item.Text}` takes every address: penalties never come to bear");
            }
        }
    }
}
