using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class TutorialPlaceholder() : ProblemRule(ProblemKind.TutorialPlaceholder)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0037",
            Name = "tutorial-placeholder",
            Title = "A placeholder was never replaced",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The value looks like one that a guide or a template leaves to the reader. OpenSSH takes it as it stands, so
                that the line never means what was intended.
                """,
            Instead = "Write the real value.",
            References = ["man:ssh_config(5)", "man:sshd_config(5)"],
            Examples =
            [
                Example.Bad("Host web\n    User [|<username>|]\n", kind: ConfigKind.Client),
                Example.Bad("AllowUsers [|<your_username>|]\n", kind: ConfigKind.Server),
                Example.Good("Host web\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("AllowUsers alice\n", kind: ConfigKind.Server),
            ],
        };
}
