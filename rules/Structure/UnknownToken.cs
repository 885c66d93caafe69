using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class UnknownToken() : ProblemRule(ProblemKind.UnknownToken)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0038",
            Name = "unknown-token",
            Title = "A percent token is not one that the keyword knows",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Each keyword knows a set of `%` tokens of its own. With any other one ssh exits, and sshd ends the connection,
                when the value is needed.
                """,
            Instead = "Use a token from the list in the manual. Write `%%` for a percent sign.",
            References = ["man:ssh_config(5)#TOKENS", "man:sshd_config(5)#TOKENS", "src:misc.c: percent_expand"],
            Examples =
            [
                Example.Bad("Host web\n    ControlPath ~/.ssh/cm-[|%q|]\n", kind: ConfigKind.Client),
                Example.Bad("AuthorizedKeysFile /etc/ssh/keys/[|%q|]\n", kind: ConfigKind.Server),
                Example.Good("Host web\n    ControlPath ~/.ssh/cm-%C\n", kind: ConfigKind.Client),
                Example.Good("AuthorizedKeysFile /etc/ssh/keys/%u\n", kind: ConfigKind.Server),
            ],
        };
}
