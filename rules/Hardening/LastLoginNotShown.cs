using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class LastLoginNotShown : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4018",
            Name = "last-login-not-shown",
            Title = "Users are not told of their last login",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The line with time and place of the last login is how a user notices that somebody else has used the account.
                """,
            Instead = """
                Delete the line: the default is `yes`. Keep it where PAM shows the line (`pam_lastlog`). Baselines disagree: the STIG
                wants `yes`, DevSec `no`.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#PrintLastLog", "stig:RHEL-09-255165"],
            Examples = [Example.Bad("PrintLastLog [|no|]\n", @fixed: "PrintLastLog yes\n"), Example.Good("PrintLastLog yes\n")],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "PrintLastLog") is { } value && value.Is("no"))
        {
            Decision.Report(context, value, "sshd does not show the last login", fix: Decision.Replace(value, "Show it", "yes"));
        }
    }
}
