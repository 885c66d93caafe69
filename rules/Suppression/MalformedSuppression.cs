using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Suppression;

public sealed class MalformedSuppression() : CommentRule(CommentProblemKind.Malformed)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH9003",
            Name = "malformed-suppression",
            Title = "A comment to the linter cannot be read",
            Category = Category.Suppression,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = "The comment looks as if it suppressed something and does not.",
            Instead = """
                Write `# sshconfiglint: ignore[RULE] reason` on a line of its own above the directive. `ignore-block`,
                `ignore-file`, `disable` and `enable` stand in the place of `ignore`; each names its rules.
                """,
            Fix = FixSafety.Safe,
            References = [Manual],
            Examples =
            [
                Example.Bad(
                    "[|# sshconfiglint ignore[debug-logging] while we look for ticket 12|]\nLogLevel DEBUG3\n",
                    @fixed: "# sshconfiglint: ignore[debug-logging] while we look for ticket 12\nLogLevel DEBUG3\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "# sshconfiglint: [|ignore-blok|][debug-logging] while we look for ticket 12\nHost web\n    LogLevel DEBUG3\n",
                    @fixed: "# sshconfiglint: ignore-block[debug-logging] while we look for ticket 12\nHost web\n    LogLevel DEBUG3\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad("[|# sshconfiglint: ignore|]\nLogLevel DEBUG3\n", kind: ConfigKind.Server),
                Example.Bad("LogLevel DEBUG3 [|# sshconfiglint: ignore[debug-logging] ticket 12|]\n", kind: ConfigKind.Server),
                Example.Good(
                    "# sshconfiglint: ignore[debug-logging] while we look for ticket 12\nLogLevel DEBUG3\n",
                    kind: ConfigKind.Server
                ),
            ],
        };
}
