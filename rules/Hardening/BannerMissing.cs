using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class BannerMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4019",
            Name = "banner-missing",
            Title = "No notice is shown before login",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Some organisations have to tell everybody who connects that the machine is watched and for whom it is.
                """,
            Instead = """
                Set `Banner /etc/issue.net` and write the notice into that file. Baselines disagree: CIS and the STIG want one, DevSec
                wants `none`.
                """,
            References = ["man:sshd_config(5)#Banner", "cis:5.1.5", "stig:RHEL-09-255025"],
            Examples =
            [
                Example.Bad("Banner [|none|]\n"),
                Example.Bad("[||]Port 22\nUsePAM yes\n"),
                Example.Good("Banner /etc/issue.net\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "Banner"))
        {
            if (value.Is("none"))
            {
                Decision.Report(context, value, $"no notice is shown before login{Decision.ForWhom(value)}");
            }
        }

        if (ServerFile.LeavesToDefault(context.Model, "Banner"))
        {
            context.ReportMissing("no notice is shown before login: `Banner` is not set");
        }
    }
}
