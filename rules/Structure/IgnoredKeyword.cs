using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class IgnoredKeyword() : ProblemRule(ProblemKind.IgnoredKeyword)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0011",
            Name = "ignored-keyword",
            Title = "OpenSSH passes over a keyword without a word",
            Category = Category.Structure,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The keyword no longer does anything, and nothing tells so. The line is harmless, but it suggests a setting
                that is not there.
                """,
            Instead = """
                Delete the line. Keep it where a much older release reads the same file, or where an audit asks for it by
                name.
                """,
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)", "man:sshd_config(5)", "https://www.openssh.com/releasenotes.html"],
            Examples =
            [
                Example.Bad("Host *\n    [|UseRoaming|] no\n    User alice\n", @fixed: "Host *\n    User alice\n", kind: ConfigKind.Client),
                Example.Bad("[|Protocol|] 2\nPort 22\n", @fixed: "Port 22\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("Port 22\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.DeleteLine(problem);
}
