using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Scope;

public sealed class TagTooLate : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1026",
            Name = "tag-too-late",
            Title = "A tag is set below the block that waits for it",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh decides a `Match` line when it reads it. A `Tag` line further down comes too late, unless the files are read again, for
                `Match final` or after canonicalisation.
                """,
            Instead = "Put the `Match tagged` block below the blocks that set the tag.",
            References = ["man:ssh_config(5)#Tag", "src:readconf.c: match_cfg_line"],
            Examples =
            [
                Example.Bad("Match tagged [|lab|]\n    User root\nHost *.lab.example.org\n    Tag lab\n"),
                Example.Good("Host *.lab.example.org\n    Tag lab\nMatch tagged lab\n    User root\n"),
                Example.Good("Match tagged lab\n    User root\nHost *.lab.example.org\n    Tag lab\nMatch final\n    Port 22\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var tags = context
            .Model.DirectivesOf("Tag")
            .Where(tag => tag.IsValid)
            .DistinctBy(tag => tag.Value)
            .Take(SecondPass.MaxTags)
            .ToList();
        if (tags.Count is 0 or SecondPass.MaxTags || !SecondPass.IsWhole(context.Model) || SecondPass.IsPossible(context.Model))
        {
            return;
        }

        foreach (var header in context.Model.DirectivesOf("Match"))
        {
            foreach (
                var criterion in context.Model.CriteriaOf(header).Where(criterion => criterion is { Info.Name: "tagged", IsNegated: false })
            )
            {
                var setters = tags.FindAll(tag => WildcardPattern.IsListMatch(criterion.Argument!, tag.Value));
                if (setters.Count > 0 && setters.TrueForAll(tag => tag.Index > header.Index))
                {
                    context.Report(
                        header,
                        criterion.ArgumentSpan,
                        $"`Tag {setters[0].Value}` comes too late for this block: ssh has decided the `Match` line before",
                        related: [Line.Related(setters[0], "set here")]
                    );
                }
            }
        }
    }
}
