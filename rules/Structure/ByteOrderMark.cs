using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Structure;

public sealed class ByteOrderMark() : ProblemRule(ProblemKind.ByteOrderMark)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0029",
            Name = "byte-order-mark",
            Title = "The file begins with a byte order mark",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH knows no byte order mark: its three bytes become part of the first keyword, which is then unknown, so
                that the program refuses the whole file.
                """,
            Instead = "Save the file as UTF-8 without a byte order mark.",
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)", "man:sshd_config(5)", "src:misc.c: strdelim"],
            Examples =
            [
                Example.Bad("[|\uFEFF|]Host web\n    User alice\n", @fixed: "Host web\n    User alice\n", kind: ConfigKind.Client),
                Example.Bad("[|\uFEFF|]Port 22\n", @fixed: "Port 22\n", kind: ConfigKind.Server),
                Example.Good("Host web\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("Port 22\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) =>
        new("Remove the byte order mark", FixSafety.Safe, [new TextEdit(problem.Span, "")]);
}
