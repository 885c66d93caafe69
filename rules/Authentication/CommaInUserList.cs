using SshConfigLint.Analysis;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Authentication;

public sealed class CommaInUserList : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3021",
            Name = "comma-in-user-list",
            Title = "A comma does not separate names in this list",
            Category = Category.Authentication,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The names of `AllowUsers`, `DenyUsers`, `AllowGroups` and `DenyGroups` are separated by blanks. A comma is taken for a
                part of the name, so that the word fits no account: nobody is let in by it, and nobody is kept out.
                """,
            Instead = """
                Put blanks between the names.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#AllowUsers", "src:match.c: match_user"],
            Examples =
            [
                Example.Bad("AllowUsers [|alice,bob|] carol\n", @fixed: "AllowUsers alice bob carol\n"),
                Example.Bad("AllowGroups [|admins,|] staff\n", @fixed: "AllowGroups admins staff\n"),
                Example.Good("AllowUsers alice bob\n"),
                Example.Good("AllowUsers alice@192.0.2.0/24,198.51.100.0/24\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var list in UserLists.Of(context.Model, "AllowUsers", "DenyUsers", "AllowGroups", "DenyGroups"))
        {
            // Behind @ stands a list of hosts, which does have commas (match.c: match_host_and_ip).
            foreach (var word in list.Words.Where(word => word.IsPlain && word.Value.Split('@')[0].Contains(',')))
            {
                var effect = list.Keyword!.Name.StartsWith("Allow", StringComparison.Ordinal) ? "lets nobody in" : "keeps nobody out";
                var names = string.Join(' ', word.Value.Split(',', StringSplitOptions.RemoveEmptyEntries));
                context.Report(
                    list,
                    word.Span,
                    $"`{word.Value}` {effect}: names are separated by blanks, and a comma counts as a part of a name",
                    fix: word.Value.Contains('@') || names.Length == 0
                        ? null
                        : new Fix("Put blanks between the names", FixSafety.Unsafe, [new TextEdit(word.Span, names)])
                );
            }
        }
    }
}
