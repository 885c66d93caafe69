using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class MatchAllCombined() : ProblemRule(ProblemKind.MatchAllCombined)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0041",
            Name = "match-all-combined",
            Title = "Match all stands together with other criteria",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                `all` stands alone: sshd refuses every other criterion beside it. ssh takes one in front of it, as in `Match
                final all`, and nothing behind it.
                """,
            Instead = "Delete `all`, or the other criteria.",
            References = ["man:ssh_config(5)#Match", "man:sshd_config(5)#Match", "src:servconf.c: match_cfg_line"],
            Examples =
            [
                Example.Bad("Match [|all|] host web\n    User alice\n", kind: ConfigKind.Client),
                Example.Bad("Match User alice [|all|]\n    PermitTTY no\n", kind: ConfigKind.Server),
                Example.Good("Match final all\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("Match all\n    PermitTTY no\n", kind: ConfigKind.Server),
            ],
        };
}
