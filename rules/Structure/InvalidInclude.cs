using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class InvalidInclude() : ProblemRule(ProblemKind.InvalidInclude)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0028",
            Name = "invalid-include",
            Title = "An Include names nothing that OpenSSH could read",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                An empty file name is refused. `~` works in a user's own client file only: ssh refuses it in the system's
                file, and sshd takes it for a name that is never found, so that the settings are missing without a word.
                """,
            Instead = "Write an absolute path.",
            References = ["man:ssh_config(5)#Include", "man:sshd_config(5)#Include", "src:readconf.c: process_config_line_depth"],
            Examples =
            [
                Example.Bad("Include [|\"\"|]\n", kind: ConfigKind.Client),
                Example.Bad("Include [|~/sshd.conf|]\n", kind: ConfigKind.Server),
                Example.Good("//- /home/alice/.ssh/config\nInclude ~/.ssh/work.conf\n", kind: ConfigKind.Client),
                Example.Good("Include /etc/ssh/sshd_config.d/*.conf\n", kind: ConfigKind.Server),
            ],
        };
}
