using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class RefusesEverybody : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3031",
            Name = "refuses-everybody",
            Title = "Every connection is refused",
            Category = Category.Authentication,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `RefuseConnection yes` ends a connection before anybody can log in. Outside of a `Match` block it is meant for
                everybody.
                """,
            Instead = """
                Move it into the `Match` block of those who are to be refused.
                """,
            References = ["man:sshd_config(5)#RefuseConnection"],
            Examples =
            [
                Example.Bad("RefuseConnection [|yes|]\n"),
                Example.Good("Match Address 198.51.100.0/24\n    RefuseConnection yes\n"),
                Example.Good("RefuseConnection yes\nMatch Address 192.0.2.0/24\n    RefuseConnection no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            Decision.ForAll(context.Model, "RefuseConnection") is { } value
            && context.Model.EffectiveEverywhere("RefuseConnection").All(one => one.Is("yes"))
        )
        {
            Decision.Report(context, value, "nobody can log in: sshd refuses every connection");
        }
    }
}
