using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Authentication;

public sealed class RootLoginWithKey : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3032",
            Name = "root-login-with-key",
            Title = "Root may log in with a key",
            Category = Category.Authentication,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The log then shows no person behind a session of root, and a stolen key is full control at once.
                """,
            Instead = """
                Set `PermitRootLogin no` and let people become root from an account of their own. Baselines disagree: CIS and the STIG
                demand `no`, others accept `prohibit-password`.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.7,
            References = ["man:sshd_config(5)#PermitRootLogin", "cis:5.1.20", "stig:RHEL-09-255045"],
            Examples =
            [
                Example.Bad("PermitRootLogin [|prohibit-password|]\n", @fixed: "PermitRootLogin no\n"),
                Example.Bad("[||]Port 22\nUsePAM yes\n"),
                Example.Good("PermitRootLogin no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "PermitRootLogin"))
        {
            if (
                value.Is("prohibit-password", "without-password", "forced-commands-only")
                && context.Model.AppliesToUser(value.Scope, "root") != Condition.Never
                && !UserLists.ShutOut(context.Model, value.Scope, "root")
            )
            {
                Decision.Report(
                    context,
                    value,
                    $"root can log in with a key{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Keep root out", "no")
                );
            }
        }

        if (ServerFile.LeavesToDefault(context.Model, "PermitRootLogin"))
        {
            context.ReportMissing("root can log in with a key: the default of `PermitRootLogin` is `prohibit-password`");
        }
    }
}
