using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class UnknownMatchCriterion() : ProblemRule(ProblemKind.UnknownMatchCriterion)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0013",
            Name = "unknown-match-criterion",
            Title = "A criterion of Match is not known",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH refuses a `Match` line with a criterion that it does not know, and with it the whole file. ssh and
                sshd know different criteria, and newer releases more of them.
                """,
            Instead = """
                Use a criterion that the release knows. sshd has no `!` in front of a criterion: negate a pattern within the
                list instead.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#Match", "man:sshd_config(5)#Match"],
            Examples =
            [
                Example.Bad("Match [|hots|] web\n    User alice\n", @fixed: "Match host web\n    User alice\n", kind: ConfigKind.Client),
                Example.Bad("Match [|group|] staff\n    User alice\n", kind: ConfigKind.Client),
                Example.Bad(
                    "Match [|Usr|] alice\n    PermitTTY no\n",
                    @fixed: "Match user alice\n    PermitTTY no\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("Match host web\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("Match User alice\n    PermitTTY no\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.UseSuggestion(problem, FixSafety.Unsafe);
}
