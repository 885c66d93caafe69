using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class InvalidValue() : ProblemRule(ProblemKind.InvalidValue)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0004",
            Name = "invalid-value",
            Title = "A value is not one that the keyword takes",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH checks values while it reads, also in blocks that do not apply: ssh exits with an error, and sshd does
                not start.
                """,
            Instead = "Write one of the values that the manual names for the keyword in the release that reads the file.",
            References = ["man:ssh_config(5)", "man:sshd_config(5)"],
            Examples =
            [
                Example.Bad("Host web\n    StrictHostKeyChecking [|sometimes|]\n", kind: ConfigKind.Client),
                Example.Bad("PasswordAuthentication [|of|]\n", kind: ConfigKind.Server),
                Example.Bad("Port [|70000|]\n", kind: ConfigKind.Server),
                Example.Good("Host web\n    StrictHostKeyChecking accept-new\n", kind: ConfigKind.Client),
                Example.Good("PasswordAuthentication no\nPort 22\n", kind: ConfigKind.Server),
            ],
        };
}
