using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class CredentialsDelegatedEverywhere : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5018",
            Name = "credentials-delegated-everywhere",
            Title = "Kerberos tickets are handed to every host",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Every host that accepts your ticket gets one of its own to act as you, anywhere in the realm, until it expires. It is
                agent forwarding for Kerberos.
                """,
            Instead = """
                Set it in the blocks of the hosts that need your ticket, for instance for a home folder on AFS or NFS.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.9,
            References = ["man:ssh_config(5)#GSSAPIDelegateCredentials"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    GSSAPIAuthentication yes\n    GSSAPIDelegateCredentials [|yes|]\n",
                    @fixed: "Host *\n    GSSAPIAuthentication yes\n    GSSAPIDelegateCredentials no\n"
                ),
                Example.Good("Host *\n    GSSAPIDelegateCredentials yes\n"),
                Example.Good("Host *.example.org\n    GSSAPIAuthentication yes\n    GSSAPIDelegateCredentials yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            Decision.ForAll(context.Model, "GSSAPIDelegateCredentials") is { } value
            && value.Is("yes", "true")
            && context.Model.EffectiveEverywhere("GSSAPIAuthentication").Any(other => other.Is("yes", "true"))
        )
        {
            Decision.Report(
                context,
                value,
                "every host that accepts your ticket may act as you",
                fix: Decision.Replace(value, "Keep tickets at home", "no")
            );
        }
    }
}
