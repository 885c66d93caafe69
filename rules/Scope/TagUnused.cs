using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Scope;

public sealed class TagUnused : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1027",
            Name = "tag-unused",
            Title = "A tag is set and nothing asks for it",
            Category = Category.Scope,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = "A tag does nothing by itself: it only selects `Match tagged` blocks.",
            Instead = """
                Write a `Match tagged` block, or delete the line. Suppress the finding where another file, such as `/etc/ssh/ssh_config`, has
                the block.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#Tag"],
            Examples =
            [
                Example.Bad("Host *.lab.example.org\n    User root\n    Tag [|lab|]\n", @fixed: "Host *.lab.example.org\n    User root\n"),
                Example.Good("Host *.lab.example.org\n    Tag lab\nMatch tagged lab\n    User root\n"),
                Example.Good("Host *.lab.example.org\n    Tag lab\nInclude tagged.conf\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var tags = context.Model.DirectivesOf("Tag");
        if (tags.IsEmpty || !SecondPass.IsWhole(context.Model))
        {
            return;
        }

        var lists = context
            .Model.DirectivesOf("Match")
            .SelectMany(header => context.Model.CriteriaOf(header))
            .Where(criterion => criterion.Info.Name == "tagged")
            .Select(criterion => criterion.Argument!)
            .Distinct()
            .Take(SecondPass.MaxTags)
            .ToList();
        if (lists.Count == SecondPass.MaxTags)
        {
            return;
        }

        foreach (var tag in tags.Where(tag => tag.IsValid && tag.Value.Length > 0))
        {
            if (!lists.Exists(list => WildcardPattern.IsListMatch(list, tag.Value)))
            {
                context.Report(
                    tag,
                    tag.ValueSpan,
                    $"no `Match tagged` asks for `{tag.Value}`: the line changes nothing",
                    fix: Line.Delete(tag, FixSafety.Unsafe)
                );
            }
        }
    }
}
