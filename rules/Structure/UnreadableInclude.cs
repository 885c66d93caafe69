using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class UnreadableInclude() : ProblemRule(ProblemKind.UnreadableInclude)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0027",
            Name = "unreadable-include",
            Title = "An included file cannot be read",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                A pattern without a match is no error, but a file that is there and cannot be opened is: OpenSSH then refuses
                everything that it has read.
                """,
            Instead = "Give the program the right to read the file, or take it out of the reach of the pattern.",
            References = ["man:ssh_config(5)#Include", "man:sshd_config(5)#Include"],
            Examples =
            [
                Example.Bad(
                    "//- /etc/ssh/ssh_config\nInclude [|site.conf|]\n//- /etc/ssh/site.conf unreadable: permission denied\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "//- /etc/ssh/sshd_config\nInclude [|sshd_config.d/*.conf|]\n//- /etc/ssh/sshd_config.d/50-site.conf unreadable: permission denied\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("Include missing.conf\n", kind: ConfigKind.Client),
                Example.Good("Include sshd_config.d/*.conf\n", kind: ConfigKind.Server),
            ],
        };
}
