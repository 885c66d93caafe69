using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class DuplicateDirective : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1005",
            Name = "duplicate-directive",
            Title = "A block says the same twice",
            Category = Category.Scope,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The second line adds nothing. It does harm later: whoever changes one of the two and not the other wonders why nothing
                happens.
                """,
            Instead = "Delete one of the two lines.",
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)", "man:sshd_config(5)"],
            Examples =
            [
                Example.Bad(
                    "Host web\n    User alice\n    Port 22\n    User [|alice|]\n",
                    @fixed: "Host web\n    User alice\n    Port 22\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "Host web\n    IdentityFile ~/.ssh/id_web\n    IdentityFile [|~/.ssh/id_web|]\n",
                    @fixed: "Host web\n    IdentityFile ~/.ssh/id_web\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad("AllowUsers alice bob\nAllowUsers [|alice|] bob\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    User alice\nHost web\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("Host web\n    IdentityFile ~/.ssh/id_web\n    IdentityFile ~/.ssh/id_all\n", kind: ConfigKind.Client),
                Example.Good("ChallengeResponseAuthentication no\nKbdInteractiveAuthentication no\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.Scope.Repetitions)
        {
            context.Report(
                line.Directive,
                line.Directive.ValueSpan,
                $"`{line.Directive.Keyword!.Name}` is given a second time with the same value",
                related: [new RelatedLocation(line.First.File, line.First.Syntax.Span, "given here first")],
                fix: line.IsDropped ? Line.Delete(line.Directive) : null
            );
        }
    }
}
