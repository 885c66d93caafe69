using SshConfigLint.Analysis;

namespace Acme.RulePack;

/// <summary>A rule of one's own: it has an identity, examples and one method, as the rules in <c>rules/</c> have.</summary>
public sealed class UserNotNamed : Rule
{
    private static readonly WordsParameter _except = new("except", ["*"], "hosts that need no user");

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "ACME0001",
            Name = "user-not-named",
            Title = "A host block names no user",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "1.0.0",
            Why = "Without `User` ssh tries the name of the account on this machine, which on our servers is another one.",
            Instead = "Add `User` to the block.",
            Parameters = [_except],
            HelpUri = "https://example.org/rules/user-not-named",
            References = ["man:ssh_config(5)#User"],
            Examples = [Example.Bad("Host [|web|]\n    Port 22\n"), Example.Good("Host web\n    User alice\n")],
        };

    public override void Analyze(RuleContext context)
    {
        var except = context.Value(_except);
        foreach (var block in context.Model.Blocks)
        {
            if (
                block.Header is { Words: [var first, ..] } header
                && header.Keyword?.Name == "Host"
                && !header.Words.Any(word => except.Contains(word.Value))
                && context.Model.Effective("User", block).IsDefault
            )
            {
                context.Report(header, first.Span, $"`{header.Syntax}` names no user");
            }
        }
    }
}
