using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Suppression;

public sealed class UnexplainedSuppression() : CommentRule(CommentProblemKind.Unexplained)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH9004",
            Name = "unexplained-suppression",
            Title = "A comment suppresses findings and does not say why",
            Category = Category.Suppression,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Whoever reads the file next cannot tell a decision from a shortcut, and nobody dares to take the comment away
                again.
                """,
            Instead = "Write the reason behind the bracket.",
            References = [Manual],
            Examples =
            [
                Example.Bad("[|# sshconfiglint: ignore[debug-logging]|]\nLogLevel DEBUG3\n", kind: ConfigKind.Server),
                Example.Bad("[|# sshconfiglint: ignore-file[debug-logging]|]\nLogLevel DEBUG3\n", kind: ConfigKind.Client),
                Example.Good(
                    "# sshconfiglint: ignore[debug-logging] while we look for ticket 12\nLogLevel DEBUG3\n",
                    kind: ConfigKind.Server
                ),
            ],
        };
}
