using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class InvalidMatchArgument() : ProblemRule(ProblemKind.InvalidMatchArgument)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0016",
            Name = "invalid-match-argument",
            Title = "The value of a Match criterion is invalid",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH checks addresses and ports of `Match` when it reads the file. An address with bits set behind its mask
                is refused, and with it the whole file.
                """,
            Instead = "Write the network address, for instance `192.0.2.0/24`, or the address alone for one machine.",
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#Match", "man:sshd_config(5)#Match", "src:addrmatch.c: addr_match_list"],
            Examples =
            [
                Example.Bad(
                    "Match localnetwork [|192.0.2.7/24|]\n    User alice\n",
                    @fixed: "Match localnetwork 192.0.2.0/24\n    User alice\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "Match Address [|10.1.2.3/8|]\n    PermitTTY no\n",
                    @fixed: "Match Address 10.0.0.0/8\n    PermitTTY no\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("Match localnetwork 192.0.2.0/24\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("Match Address 10.0.0.0/8,!10.1.2.3\n    PermitTTY no\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.UseSuggestion(problem, FixSafety.Unsafe);
}
