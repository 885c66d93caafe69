using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class MissingCompanion() : ProblemRule(ProblemKind.MissingCompanion)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0036",
            Name = "missing-companion",
            Title = "A keyword is set without the one that it needs",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd never runs a command for keys or principals as root by default: without the user to run it as, it refuses
                to start.
                """,
            Instead = "Add the keyword that names the user, best a user that owns nothing else.",
            References = ["man:sshd_config(5)#AuthorizedKeysCommandUser", "man:sshd_config(5)#AuthorizedPrincipalsCommandUser"],
            Examples =
            [
                Example.Bad("[|AuthorizedKeysCommand|] /usr/local/bin/keys %u\n"),
                Example.Good("AuthorizedKeysCommand /usr/local/bin/keys %u\nAuthorizedKeysCommandUser nobody\n"),
                Example.Good("AuthorizedKeysCommand none\n"),
            ],
        };
}
