using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Scope;

public sealed class MatchCanonicalInert : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1029",
            Name = "match-canonical-inert",
            Title = "Match canonical waits for a second reading that nothing asks for",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `Match canonical` holds only when ssh reads its files a second time. It does so when `CanonicalizeHostname` is on or a
                `Match final` line asks for it; otherwise the block never applies.
                """,
            Instead = """
                Set `CanonicalizeHostname yes`, or write `Match final`, which asks for the second reading itself. Who sets
                `CanonicalizeHostname` on the command line only may suppress the finding.
                """,
            References = ["man:ssh_config(5)#Match", "src:readconf.c: match_cfg_line"],
            Examples =
            [
                Example.Bad("Match [|canonical|] host *.example.org\n    User deploy\n"),
                Example.Good("CanonicalizeHostname yes\nMatch canonical host *.example.org\n    User deploy\n"),
                Example.Good("Match final host *.example.org\n    User deploy\n"),
                Example.Good("Match !canonical host *.example.org\n    User deploy\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var headers = context.Model.DirectivesOf("Match");
        if (headers.IsEmpty || !SecondPass.IsWhole(context.Model) || SecondPass.IsPossible(context.Model))
        {
            return;
        }

        foreach (var header in headers)
        {
            foreach (var criterion in context.Model.CriteriaOf(header))
            {
                if (criterion is { Info.Name: "canonical", IsNegated: false })
                {
                    context.Report(
                        header,
                        criterion.Span,
                        "this block does not apply: ssh reads its files once, as no line sets `CanonicalizeHostname`"
                    );
                }
            }
        }
    }
}
