using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class ContradictoryMatch() : ProblemRule(ProblemKind.ContradictoryMatch)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0015",
            Name = "contradictory-match",
            Title = "The criteria of a Match line exclude each other",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                All criteria of a `Match` line must hold together. When no connection can meet two of them, OpenSSH reads the
                block without a word and never applies it.
                """,
            Instead = "Write one criterion with a list of patterns, separated by commas, or one block for each case.",
            References = ["man:ssh_config(5)#Match", "man:sshd_config(5)#Match"],
            Examples =
            [
                Example.Bad("Match host web [|host mail|]\n    User alice\n", kind: ConfigKind.Client),
                Example.Bad("Match User alice [|User bob|]\n    PermitTTY no\n", kind: ConfigKind.Server),
                Example.Good("Match host web,mail\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("Match Group staff Group admin\n    PermitTTY no\n", kind: ConfigKind.Server),
            ],
        };
}
