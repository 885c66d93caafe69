using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

public sealed class TagNeverSet : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1025",
            Name = "tag-never-set",
            Title = "A Match block waits for a tag that no Tag line sets",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Tags are compared letter by letter. A block for a tag that is spelt otherwise in every `Tag` line applies to nobody who does
                not type it behind `-P`.
                """,
            Instead = "Write the tag as the `Tag` line does. Files without any `Tag` line are taken to mean `-P` and are not reported.",
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#Tag", "man:ssh_config(5)#Match"],
            Examples =
            [
                Example.Bad(
                    "Host *.lab.example.org\n    Tag laboratory\nMatch tagged [|labratory|]\n    User root\n",
                    @fixed: "Host *.lab.example.org\n    Tag laboratory\nMatch tagged laboratory\n    User root\n"
                ),
                Example.Good("Host *.lab.example.org\n    Tag lab\nMatch tagged lab\n    User root\n"),
                Example.Good("Match tagged lab\n    User root\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var tags = context
            .Model.DirectivesOf("Tag")
            .Where(tag => tag.IsValid)
            .Select(tag => tag.Value)
            .Distinct()
            .Take(SecondPass.MaxTags)
            .ToList();
        if (tags.Count is 0 or SecondPass.MaxTags || !SecondPass.IsWhole(context.Model))
        {
            return;
        }

        foreach (var header in context.Model.DirectivesOf("Match"))
        {
            foreach (
                var criterion in context.Model.CriteriaOf(header).Where(criterion => criterion is { Info.Name: "tagged", IsNegated: false })
            )
            {
                var list = criterion.Argument!;
                if (list.Length == 0 || tags.Exists(tag => WildcardPattern.IsListMatch(list, tag)))
                {
                    continue;
                }

                var nearest = SpellingSuggestion.For(list, tags);
                context.Report(
                    header,
                    criterion.ArgumentSpan,
                    $"no `Tag` line sets `{list}`: only `ssh -P` can make this block apply",
                    help: nearest is null ? null : $"did you mean `{nearest}`?",
                    fix: nearest is null
                        ? null
                        : new Fix($"Write `{nearest}`", FixSafety.Unsafe, [new TextEdit(criterion.ArgumentSpan, nearest)])
                );
            }
        }
    }
}
