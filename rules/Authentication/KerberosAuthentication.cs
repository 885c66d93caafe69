using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class KerberosAuthentication : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3029",
            Name = "kerberos-authentication",
            Title = "Passwords are handed to Kerberos",
            Category = Category.Authentication,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `KerberosAuthentication yes` sends the user's password through sshd to a Kerberos server, unlike GSSAPI, where the
                password never leaves the client. Most builds do not have it at all.
                """,
            Instead = """
                Delete the line, and use GSSAPI where tickets are at hand.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 2.6,
            References = ["man:sshd_config(5)#KerberosAuthentication", "stig:RHEL-09-255140"],
            Examples =
            [
                Example.Bad("KerberosAuthentication [|yes|]\n", @fixed: "KerberosAuthentication no\n"),
                Example.Good("KerberosAuthentication no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "KerberosAuthentication"))
        {
            if (value.Is("yes"))
            {
                Decision.Report(
                    context,
                    value,
                    $"`KerberosAuthentication` is on{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Switch it off", "no")
                );
            }
        }
    }
}
