using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class IncludeCycle() : ProblemRule(ProblemKind.IncludeCycle)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0025",
            Name = "include-cycle",
            Title = "A file includes itself",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH does not notice that it reads a file again. It follows the circle until files nest too deep, and then
                refuses everything.
                """,
            Instead = "Delete the `Include`, or narrow its pattern so that it does not take the file in which it stands.",
            References = ["man:ssh_config(5)#Include", "man:sshd_config(5)#Include"],
            Examples =
            [
                Example.Bad(
                    "//- /etc/ssh/ssh_config\nInclude ssh_config.d/*.conf\n//- /etc/ssh/ssh_config.d/50-site.conf\nInclude [|/etc/ssh/ssh_config.d/*.conf|]\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "//- /etc/ssh/sshd_config\nInclude sshd_config.d/*.conf\n//- /etc/ssh/sshd_config.d/50-site.conf\nInclude [|/etc/ssh/sshd_config|]\n",
                    kind: ConfigKind.Server
                ),
                Example.Good(
                    "//- /etc/ssh/ssh_config\nInclude ssh_config.d/*.conf\n//- /etc/ssh/ssh_config.d/50-site.conf\nHost web\n    User alice\n",
                    kind: ConfigKind.Client
                ),
                Example.Good(
                    "//- /etc/ssh/sshd_config\nInclude sshd_config.d/*.conf\nInclude sshd_config.d/*.conf\n//- /etc/ssh/sshd_config.d/50-site.conf\nPort 22\n",
                    kind: ConfigKind.Server
                ),
            ],
        };
}
