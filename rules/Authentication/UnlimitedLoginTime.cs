using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Authentication;

public sealed class UnlimitedLoginTime : Rule
{
    /// <summary>The releases that a signal at the end of the time can break (CVE-2024-6387).</summary>
    private static readonly (OpenSshVersion First, OpenSshVersion Last) _regression = (new(8, 5), new(9, 7));

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3033",
            Name = "unlimited-login-time",
            Title = "Strangers may stay connected without logging in",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `LoginGraceTime 0` a connection that never logs in is never closed. A hundred of them fill `MaxStartups`, and
                nobody else gets through.
                """,
            Instead = """
                Delete the line: the default is two minutes. From 8.5 to 9.7, `0` was the stopgap against CVE-2024-6387, and the rule
                is silent for these releases.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.3,
            References = ["man:sshd_config(5)#LoginGraceTime", "cis:5.1.13", "cve:CVE-2024-6387"],
            Examples =
            [
                Example.Bad("LoginGraceTime [|0|]\n", @fixed: "LoginGraceTime 120\n"),
                Example.Good("LoginGraceTime 30\n"),
                Example.Good("LoginGraceTime 0\n", target: new Target(new OpenSshVersion(9, 2))),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var version = context.Target.Version;
        if (
            Decision.ForAll(context.Model, "LoginGraceTime") is { } value
            && value.Seconds() == 0
            && (version < _regression.First || version > _regression.Last)
        )
        {
            Decision.Report(
                context,
                value,
                "a connection that never logs in is never closed",
                fix: Decision.Replace(value, "Wait as long as the default does", "120")
            );
        }
    }
}
