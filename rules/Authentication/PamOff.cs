using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Authentication;

public sealed class PamOff : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3027",
            Name = "pam-off",
            Title = "PAM is switched off on a system that relies on it",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                This system keeps rules about accounts and sessions in PAM: who may log in from where, limits, the home folder of a network
                account, a second factor. With `UsePAM no` a login over SSH passes all of them by.
                """,
            Instead = """
                Set `UsePAM yes`, and `KbdInteractiveAuthentication no` with it where passwords are not wanted. Keep it in a container
                that has no PAM.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.0,
            References = ["man:sshd_config(5)#UsePAM", "cis:5.1.22", "stig:RHEL-09-255050"],
            Examples =
            [
                Example.Bad("UsePAM [|no|]\n", @fixed: "UsePAM yes\n", target: new Target(new OpenSshVersion(9, 2), Vendor.Debian)),
                Example.Good("UsePAM no\n"),
                Example.Good("UsePAM yes\n", target: new Target(new OpenSshVersion(8, 7), Vendor.RedHat)),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            context.Target.Vendor is Vendor.Debian or Vendor.RedHat or Vendor.Apple
            && Decision.ForAll(context.Model, "UsePAM") is { } value
            && value.Is("no")
        )
        {
            Decision.Report(
                context,
                value,
                "logins pass by what PAM says of accounts, limits and sessions",
                fix: Decision.Replace(value, "Ask PAM", "yes")
            );
        }
    }
}
