using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class GssapiAuthentication : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3028",
            Name = "gssapi-authentication",
            Title = "Kerberos tickets open the door",
            Category = Category.Authentication,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Where no Kerberos is used, GSSAPI is code that strangers can reach before they have logged in, for nothing.
                """,
            Instead = """
                Delete the line: the default is `no`. Keep it where users log in with tickets.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 2.6,
            References = ["man:sshd_config(5)#GSSAPIAuthentication", "cis:5.1.9", "stig:RHEL-09-255135"],
            Examples =
            [
                Example.Bad("GSSAPIAuthentication [|yes|]\n", @fixed: "GSSAPIAuthentication no\n"),
                Example.Good("GSSAPIAuthentication no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "GSSAPIAuthentication"))
        {
            if (value.Is("yes"))
            {
                Decision.Report(
                    context,
                    value,
                    $"`GSSAPIAuthentication` is on{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Switch it off", "no")
                );
            }
        }
    }
}
