using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class CredentialsLeftBehind : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3030",
            Name = "credentials-left-behind",
            Title = "Kerberos tickets stay behind after logout",
            Category = Category.Authentication,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The tickets of the session remain on the machine, where its administrator, or whoever broke in, can use them until
                they expire.
                """,
            Instead = """
                Delete the line: the default is `yes`. Keep it where jobs go on after logout and need the tickets.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.3,
            References = ["man:sshd_config(5)#GSSAPICleanupCredentials", "man:sshd_config(5)#KerberosTicketCleanup"],
            Examples =
            [
                Example.Bad(
                    "GSSAPIAuthentication yes\nGSSAPICleanupCredentials [|no|]\n",
                    @fixed: "GSSAPIAuthentication yes\nGSSAPICleanupCredentials yes\n"
                ),
                Example.Bad(
                    "KerberosAuthentication yes\nKerberosTicketCleanup [|no|]\n",
                    @fixed: "KerberosAuthentication yes\nKerberosTicketCleanup yes\n"
                ),
                Example.Good("GSSAPIAuthentication no\nGSSAPICleanupCredentials no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        Analyze(context, "GSSAPIAuthentication", "GSSAPICleanupCredentials");
        Analyze(context, "KerberosAuthentication", "KerberosTicketCleanup");
    }

    private static void Analyze(RuleContext context, string method, string cleanup)
    {
        if (
            Decision.ForAll(context.Model, cleanup) is { } value
            && value.Is("no")
            && context.Model.EffectiveEverywhere(method).Any(other => other.Is("yes"))
        )
        {
            Decision.Report(
                context,
                value,
                "tickets stay on the machine when their owner has logged out",
                fix: Decision.Replace(value, "Remove tickets at logout", "yes")
            );
        }
    }
}
