using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class PubkeyAuthenticationOff : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3006",
            Name = "pubkey-authentication-off",
            Title = "Keys are refused and passwords are not",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `PubkeyAuthentication no` takes away the method that cannot be guessed, and leaves the one that can. Users who have a
                key are asked for a password all the same.
                """,
            Instead = """
                Delete the line: the default is `yes`. Where passwords are to be the only way for some account, say so with
                `AuthenticationMethods` in a `Match` block.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.3,
            References = ["man:sshd_config(5)#PubkeyAuthentication", "stig:RHEL-09-255035"],
            Examples =
            [
                Example.Bad("PubkeyAuthentication [|no|]\n", @fixed: "PubkeyAuthentication yes\n"),
                Example.Bad(
                    "Match Group staff\n    PubkeyAuthentication [|no|]\n",
                    @fixed: "Match Group staff\n    PubkeyAuthentication yes\n"
                ),
                Example.Good("PubkeyAuthentication yes\nPubkeyAuthentication no\n"),
                Example.Good(
                    "PubkeyAuthentication no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nGSSAPIAuthentication yes\n"
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "PubkeyAuthentication"))
        {
            if (value.Is("no") && AuthenticationLists.PasswordOpensWithin(context.Model, value.Scope))
            {
                Decision.Report(
                    context,
                    value,
                    $"keys are refused{Decision.ForWhom(value)}, while a password opens the door",
                    fix: Decision.Replace(value, "Accept keys", "yes")
                );
            }
        }
    }
}
