using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class UnsatisfiableAuthentication() : ProblemRule(ProblemKind.UnsatisfiableAuthentication)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0045",
            Name = "unsatisfiable-authentication",
            Title = "No list of AuthenticationMethods can be completed",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd compares `AuthenticationMethods` with the methods that are switched on. When none of its lists can be
                completed, it refuses to start, or nobody that a `Match` block takes can log in.
                """,
            Instead = "Switch the methods on that the list names, or name others.",
            References = ["man:sshd_config(5)#AuthenticationMethods", "src:auth2-methods.c: auth2_methods_valid"],
            Examples =
            [
                Example.Bad("PubkeyAuthentication no\nAuthenticationMethods [|publickey|]\n"),
                Example.Good("AuthenticationMethods publickey\n"),
                Example.Good("PubkeyAuthentication no\nAuthenticationMethods publickey password\n"),
            ],
        };
}
