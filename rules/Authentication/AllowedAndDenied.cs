using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Authentication;

public sealed class AllowedAndDenied : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3020",
            Name = "allowed-and-denied",
            Title = "An account is allowed and refused",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd asks the lists of refused users and groups before those of allowed ones. A name that stands on both never gets
                in.
                """,
            Instead = """
                Delete the name from one of the lists.
                """,
            References = ["man:sshd_config(5)#DenyUsers", "src:auth.c: allowed_user"],
            Examples =
            [
                Example.Bad("DenyUsers guest* mallory\nAllowUsers alice [|guest1|]\n"),
                Example.Bad("AllowGroups staff [|contractors|]\nDenyGroups contractors\n"),
                Example.Good("DenyUsers mallory\nAllowUsers alice\n"),
                Example.Good("DenyUsers alice@198.51.100.*\nAllowUsers alice\n"),
                Example.Good("DenyUsers alice\nMatch Address 192.0.2.0/24\n    DenyUsers mallory\n    AllowUsers alice\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        Analyze(context, "AllowUsers", "DenyUsers");
        Analyze(context, "AllowGroups", "DenyGroups");
    }

    private static void Analyze(RuleContext context, string allow, string deny)
    {
        var refusals = UserLists.Of(context.Model, deny).ToList();
        foreach (var list in UserLists.Of(context.Model, allow))
        {
            foreach (var word in list.Words.Where(word => WildcardPattern.IsLiteral(word.Value)))
            {
                var refusal = refusals.Find(one => Holds(one, list, refusals) && Takes(one, word.Value.Split('@')[0]));
                if (refusal is not null)
                {
                    context.Report(
                        list,
                        word.Span,
                        $"`{word.Value}` is refused in spite of this list: sshd asks `{refusal.Keyword!.Name}` first",
                        related: [new RelatedLocation(refusal.File, refusal.Syntax.Span, "this list refuses it")]
                    );
                }
            }
        }
    }

    /// <summary>Whether a refusal holds wherever the list does: the list of a Match block replaces the global one.</summary>
    private static bool Holds(BoundDirective refusal, BoundDirective list, List<BoundDirective> refusals) =>
        refusal.Block == list.Block && refusals.TrueForAll(other => other.Block == refusal.Block || !list.Block.IsGlobal)
        || refusal.Block.IsGlobal && refusals.TrueForAll(other => other.Block.IsGlobal);

    private static bool Takes(BoundDirective refusal, string name) =>
        refusal.Words.Any(word => !word.Value.Contains('@') && WildcardPattern.IsMatch(word.Value, name));
}
