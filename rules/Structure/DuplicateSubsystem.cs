using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class DuplicateSubsystem() : ProblemRule(ProblemKind.DuplicateSubsystem)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0035",
            Name = "duplicate-subsystem",
            Title = "A subsystem is defined twice",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Up to OpenSSH 9.4 sshd refuses to start when a subsystem is defined a second time. It happens when a drop-in
                defines `sftp` and the main file has its own line.
                """,
            Instead = "Delete one of the two lines.",
            References = ["man:sshd_config(5)#Subsystem", "src:servconf.c: process_server_config_line_depth"],
            Examples =
            [
                Example.Bad(
                    "Subsystem sftp internal-sftp\nSubsystem [|sftp|] /usr/lib/openssh/sftp-server\n",
                    target: new Target(new OpenSshVersion(9, 2))
                ),
                Example.Good(
                    "Subsystem sftp internal-sftp\nSubsystem netconf /usr/local/bin/netconf\n",
                    target: new Target(new OpenSshVersion(9, 2))
                ),
                Example.Good(
                    "Subsystem sftp internal-sftp\nSubsystem sftp /usr/lib/openssh/sftp-server\n",
                    target: new Target(new OpenSshVersion(9, 8))
                ),
            ],
        };
}
