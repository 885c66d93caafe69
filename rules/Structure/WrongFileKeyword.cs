using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class WrongFileKeyword() : ProblemRule(ProblemKind.WrongFileKeyword)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0007",
            Name = "wrong-file-keyword",
            Title = "A keyword belongs to the file of the other program",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                `ssh_config` and `sshd_config` share many keywords, but not this one: the program that reads the file does not
                know it and refuses the whole file.
                """,
            Instead = "Move the line to the file of the other program.",
            References = ["man:ssh_config(5)", "man:sshd_config(5)"],
            Examples =
            [
                Example.Bad("Host *\n    [|PermitRootLogin|] no\n", kind: ConfigKind.Client),
                Example.Bad("[|IdentityFile|] ~/.ssh/id_ed25519\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    PasswordAuthentication no\n", kind: ConfigKind.Client),
                Example.Good("PermitRootLogin no\n", kind: ConfigKind.Server),
            ],
        };
}
