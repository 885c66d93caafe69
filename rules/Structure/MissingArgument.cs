using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class MissingArgument() : ProblemRule(ProblemKind.MissingArgument)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0001",
            Name = "missing-argument",
            Title = "A keyword has no value",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = "OpenSSH refuses a line that ends where a value is due: ssh exits with an error, and sshd does not start.",
            Instead = "Write the value, or delete the line to get the default.",
            References =
            [
                "man:ssh_config(5)",
                "man:sshd_config(5)",
                "src:readconf.c: process_config_line_depth",
                "src:servconf.c: process_server_config_line_depth",
            ],
            Examples =
            [
                Example.Bad("Host web\n    [|User|]\n", kind: ConfigKind.Client),
                Example.Bad("[|PermitRootLogin|]\nPort 22\n", kind: ConfigKind.Server),
                Example.Good("Host web\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("PermitRootLogin no\nPort 22\n", kind: ConfigKind.Server),
            ],
        };
}
