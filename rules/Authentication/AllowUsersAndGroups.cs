using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Authentication;

public sealed class AllowUsersAndGroups : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3019",
            Name = "allow-users-and-groups",
            Title = "Users must pass two lists",
            Category = Category.Authentication,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Where `AllowUsers` and `AllowGroups` are both set, an account must be on both lists. People who write both often
                expect that either is enough, and lock out whoever is on one alone.
                """,
            Instead = """
                Keep one of them; a group for a single user costs little. Keep both only where you mean "and".
                """,
            References = ["man:sshd_config(5)#AllowGroups", "src:auth.c: allowed_user"],
            Examples =
            [
                Example.Bad("AllowUsers alice\n[|AllowGroups|] admins\n"),
                Example.Bad("AllowGroups admins\nMatch Address 192.0.2.0/24\n    [|AllowUsers|] alice\n"),
                Example.Good("AllowGroups admins\nAllowGroups backup\n"),
                Example.Good("AllowUsers alice\nDenyGroups guests\n"),
                Example.Good("Match Address 192.0.2.0/24\n    AllowUsers alice\nMatch Address 198.51.100.0/24\n    AllowGroups admins\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var lists = UserLists.Of(context.Model, "AllowUsers", "AllowGroups").OrderBy(list => list.Index).ToList();
        foreach (var block in lists.GroupBy(list => list.Block))
        {
            var other = block.Select(list => lists.Find(one => IsOtherHalf(one, list))).FirstOrDefault(one => one is not null);
            var list = block.FirstOrDefault(list => other is not null && IsOtherHalf(other, list));
            if (other is null || list is null)
            {
                continue;
            }

            context.Report(
                list,
                list.Syntax.Keyword.Span,
                $"an account must be on both lists, `{other.Keyword!.Name}` and `{list.Keyword!.Name}`, to log in",
                related: [new RelatedLocation(other.File, other.Syntax.Span, "the other list")]
            );
        }
    }

    /// <summary>Whether a list of the other kind holds wherever this one does, and was read before.</summary>
    private static bool IsOtherHalf(BoundDirective one, BoundDirective list) =>
        one.Index < list.Index && one.Keyword != list.Keyword && (one.Block == list.Block || one.Block.IsGlobal);
}
