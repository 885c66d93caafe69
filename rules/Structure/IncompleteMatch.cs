using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class IncompleteMatch() : ProblemRule(ProblemKind.IncompleteMatch)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0014",
            Name = "incomplete-match",
            Title = "A criterion of Match has no value",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH refuses a `Match` line without a criterion, and one with a criterion that lacks its value: ssh exits
                with an error, and sshd does not start.
                """,
            Instead = "Write the value behind the criterion. For a block that always applies write `Match all`.",
            References = ["man:ssh_config(5)#Match", "man:sshd_config(5)#Match"],
            Examples =
            [
                Example.Bad("Match host web [|user|]\n    Port 2222\n", kind: ConfigKind.Client),
                Example.Bad("Match [|User|]\n    PermitTTY no\n", kind: ConfigKind.Server),
                Example.Good("Match host web user alice\n    Port 2222\n", kind: ConfigKind.Client),
                Example.Good("Match all\n    PermitTTY no\n", kind: ConfigKind.Server),
            ],
        };
}
