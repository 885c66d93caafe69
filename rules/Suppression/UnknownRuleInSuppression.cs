using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Suppression;

public sealed class UnknownRuleInSuppression() : CommentRule(CommentProblemKind.UnknownRule)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH9002",
            Name = "unknown-rule-in-suppression",
            Title = "A comment names a rule that there is not",
            Category = Category.Suppression,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The name selects nothing, so that the comment does not do what it says. A comment names single rules: a
                family or all of them would hide what nobody has thought of.
                """,
            Instead = """
                Write the id or the name of a rule as a finding shows it; `sshconfiglint rules` lists them.
                """,
            Fix = FixSafety.Safe,
            References = [Manual],
            Examples =
            [
                Example.Bad(
                    "# sshconfiglint: ignore[[|debug-loging|]] while we look for ticket 12\nLogLevel DEBUG3\n",
                    @fixed: "# sshconfiglint: ignore[debug-logging] while we look for ticket 12\nLogLevel DEBUG3\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad("# sshconfiglint: ignore-file[[|SSH2|]] an old switch\nHost switch\n    User admin\n", kind: ConfigKind.Client),
                Example.Good(
                    "# sshconfiglint: ignore[debug-logging] while we look for ticket 12\nLogLevel DEBUG3\n",
                    kind: ConfigKind.Server
                ),
            ],
        };
}
