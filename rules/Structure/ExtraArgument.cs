using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class ExtraArgument() : ProblemRule(ProblemKind.ExtraArgument)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0002",
            Name = "extra-argument",
            Title = "A line has more words than its keyword takes",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH reads as many words as the keyword takes and refuses the file when some are left: ssh exits with an
                error, and sshd does not start.
                """,
            Instead = """
                Delete the words that do not belong there. Put a value with blanks in double quotes, and begin a remark with
                `#`.
                """,
            References =
            [
                "man:ssh_config(5)",
                "man:sshd_config(5)",
                "src:readconf.c: process_config_line_depth",
                "src:servconf.c: process_server_config_line_depth",
            ],
            Examples =
            [
                Example.Bad("Host web\n    Port 22 [|2222|]\n", kind: ConfigKind.Client),
                Example.Bad("PermitRootLogin no [|really|]\n", kind: ConfigKind.Server),
                Example.Good("Host web\n    IdentityFile \"~/.ssh/my key\"\n", kind: ConfigKind.Client),
                Example.Good("PermitRootLogin no # really\n", kind: ConfigKind.Server),
            ],
        };
}
