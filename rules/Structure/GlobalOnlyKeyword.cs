using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class GlobalOnlyKeyword() : ProblemRule(ProblemKind.GlobalOnlyKeyword)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0040",
            Name = "global-only-keyword",
            Title = "A keyword counts only outside of Host and Match blocks",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `ssh-keysign` reads the system's client file by itself and knows no host: it sees `EnableSSHKeysign` only
                where the keyword stands outside every block.
                """,
            Instead = "Move the line above the first `Host` or `Match`.",
            References = ["man:ssh_config(5)#EnableSSHKeysign", "man:ssh-keysign(8)"],
            Examples =
            [
                Example.Bad("Host web\n    [|EnableSSHKeysign|] yes\n"),
                Example.Good("EnableSSHKeysign yes\nHost web\n    User alice\n"),
            ],
        };
}
