using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class RepeatedSubsystem() : ProblemRule(ProblemKind.RepeatedSubsystem)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0042",
            Name = "repeated-subsystem",
            Title = "A subsystem is given again and has no effect",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = "Since OpenSSH 9.5 sshd keeps the first definition of a subsystem and passes over the others without a word.",
            Instead = """
                Delete the line that is not meant. The first one in reading order counts, files of an `Include` above it as
                well.
                """,
            Fix = FixSafety.Safe,
            References = ["man:sshd_config(5)#Subsystem", "src:servconf.c: process_server_config_line_depth"],
            Examples =
            [
                Example.Bad(
                    "Subsystem sftp internal-sftp\nSubsystem [|sftp|] /usr/lib/openssh/sftp-server\n",
                    @fixed: "Subsystem sftp internal-sftp\n"
                ),
                Example.Good("Subsystem sftp internal-sftp\nSubsystem netconf /usr/local/bin/netconf\n"),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.DeleteLine(problem);
}
