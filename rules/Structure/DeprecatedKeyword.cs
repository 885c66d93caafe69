using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class DeprecatedKeyword() : ProblemRule(ProblemKind.DeprecatedKeyword)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0010",
            Name = "deprecated-keyword",
            Title = "OpenSSH warns about a keyword and passes over it",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The keyword no longer does anything. OpenSSH says so each time it reads the file, and the line suggests a
                setting that is not there.
                """,
            Instead = "Delete the line. Keep it only where a much older release reads the same file.",
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)", "man:sshd_config(5)", "https://www.openssh.com/releasenotes.html"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    [|RSAAuthentication|] yes\n    User alice\n",
                    @fixed: "Host *\n    User alice\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad("[|UsePrivilegeSeparation|] sandbox\nPort 22\n", @fixed: "Port 22\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    PubkeyAuthentication yes\n", kind: ConfigKind.Client),
                Example.Good("Port 22\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.DeleteLine(problem);
}
