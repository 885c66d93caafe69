using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Suppression;

public sealed class UnusedSuppression() : CommentRule(CommentProblemKind.Unused)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH9001",
            Name = "unused-suppression",
            Title = "A comment suppresses nothing",
            Category = Category.Suppression,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                What the comment was for is gone, or it stands in the wrong place. Left behind, it hides the next finding of
                that rule there before anybody has seen it.
                """,
            Instead = """
                Delete the comment, or put it directly above the line that it is for. A comment about a rule that did not run
                is not reported.
                """,
            Fix = FixSafety.Safe,
            References = [Manual],
            Examples =
            [
                Example.Bad(
                    "[|# sshconfiglint: ignore[debug-logging] while we look for ticket 12|]\nLogLevel INFO\n",
                    @fixed: "LogLevel INFO\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "# sshconfiglint: ignore[debug-logging, [|root-login|]] while we look for ticket 12\nLogLevel DEBUG3\n",
                    @fixed: "# sshconfiglint: ignore[debug-logging] while we look for ticket 12\nLogLevel DEBUG3\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "[|# sshconfiglint: enable[SSH5001]|]\nHost web\n    User alice\n",
                    @fixed: "Host web\n    User alice\n",
                    kind: ConfigKind.Client
                ),
                Example.Good(
                    "# sshconfiglint: ignore[debug-logging] while we look for ticket 12\nLogLevel DEBUG3\n",
                    kind: ConfigKind.Server
                ),
            ],
        };
}
