using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Suppression;

public sealed class InvalidOptionInComment() : CommentRule(CommentProblemKind.InvalidOption)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH9005",
            Name = "invalid-option-in-comment",
            Title = "A comment sets an option of its file wrongly",
            Category = Category.Suppression,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The option is not taken, so that the file is judged for another program or release than it says.
                """,
            Instead = """
                Write `# sshconfiglint: kind=server openssh=9.2 vendor=debian`, or some of these, on a line of its own in
                front of the first directive.
                """,
            Fix = FixSafety.Safe,
            References = [Manual],
            Examples =
            [
                Example.Bad(
                    "# sshconfiglint: kind=server openssh=9.2 vendor=[|debain|]\nPort 22\n",
                    @fixed: "# sshconfiglint: kind=server openssh=9.2 vendor=debian\nPort 22\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad("# sshconfiglint: openssh=[|11.3|]\nPort 22\n", kind: ConfigKind.Server),
                Example.Bad("Host web\n    [|# sshconfiglint: kind=client|]\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("# sshconfiglint: kind=server openssh=9.2 vendor=debian\nPort 22\n", kind: ConfigKind.Server),
            ],
        };
}
