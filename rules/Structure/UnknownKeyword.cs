using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class UnknownKeyword() : ProblemRule(ProblemKind.UnknownKeyword)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0005",
            Name = "unknown-keyword",
            Title = "A keyword is not known",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH refuses a file with a keyword that it does not know: ssh exits with an error, and sshd does not start.
                Most are misspelt, some are prose that lost its `#`.
                """,
            Instead = """
                Correct the spelling, or delete the line. For a keyword that only other clients know, name it in
                `IgnoreUnknown` above the line; sshd has no such way out.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#IgnoreUnknown", "man:sshd_config(5)", "src:readconf.c: parse_token"],
            Examples =
            [
                Example.Bad(
                    "Host web\n    [|ServerAliveIntervall|] 60\n",
                    @fixed: "Host web\n    ServerAliveInterval 60\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad("[|PermitRotLogin|] no\n", @fixed: "PermitRootLogin no\n", kind: ConfigKind.Server),
                Example.Good("IgnoreUnknown NoSuchKeyword\nHost web\n    NoSuchKeyword yes\n", kind: ConfigKind.Client),
                Example.Good("permitrootlogin no\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.UseSuggestion(problem, FixSafety.Unsafe);
}
