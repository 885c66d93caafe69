using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Authentication;

public sealed class AllowListTakesEverybody : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3018",
            Name = "allow-list-takes-everybody",
            Title = "A list of allowed accounts allows every account",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                A pattern that takes every name makes the whole list a restriction that restricts nothing. It looks like one to
                whoever reads the file.
                """,
            Instead = """
                Name the users or groups that log in, or delete the line.
                """,
            SecuritySeverity = 3.7,
            References = ["man:sshd_config(5)#AllowUsers", "cis:5.1.4"],
            Examples =
            [
                Example.Bad("AllowUsers alice [|*|]\n"),
                Example.Bad("AllowGroups [|*|]\n"),
                Example.Bad("AllowUsers [|*@*|]\n"),
                Example.Good("AllowUsers *@192.0.2.*\n"),
                Example.Good("AllowGroups ssh-*\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var list in UserLists.Of(context.Model, "AllowUsers", "AllowGroups"))
        {
            foreach (var word in list.Words.Where(word => TakesEverybody(list, word.Value)))
            {
                context.Report(list, word.Span, $"`{word.Value}` takes everybody: the list restricts nothing");
            }
        }
    }

    private static bool TakesEverybody(BoundDirective list, string pattern) =>
        list.Is("AllowGroups") || !pattern.Contains('@')
            ? WildcardPattern.TakesEverything(pattern)
            : pattern.Split('@').All(part => WildcardPattern.TakesEverything(part));
}
