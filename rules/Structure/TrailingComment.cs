using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class TrailingComment() : ProblemRule(ProblemKind.TrailingComment)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0032",
            Name = "trailing-comment",
            Title = "A comment behind a value is read as part of it",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Up to OpenSSH 8.4 a comment in a client file takes a line of its own. Behind a value it is one word too many,
                and ssh refuses the file.
                """,
            Instead = "Put the comment on the line above.",
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)", "https://www.openssh.com/releasenotes.html"],
            Examples =
            [
                Example.Bad(
                    "Host web\n    Port 2222 [|# behind the router|]\n",
                    @fixed: "Host web\n    # behind the router\n    Port 2222\n",
                    target: new Target(new OpenSshVersion(8, 4))
                ),
                Example.Good("Host web\n    # behind the router\n    Port 2222\n", target: new Target(new OpenSshVersion(8, 4))),
                Example.Good("Host web\n    Port 2222 # behind the router\n", target: new Target(new OpenSshVersion(9, 2))),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.MoveCommentUp(problem, FixSafety.Safe);
}
