using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class AgentForwarding : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4007",
            Name = "agent-forwarding",
            Title = "Agents may be forwarded to this machine",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                While a user is connected with a forwarded agent, root on this machine can log in elsewhere as that user.
                """,
            Instead = """
                Set `AllowAgentForwarding no` and let users reach machines behind this one with `ProxyJump`. Users with a shell can
                forward an agent without sshd's help.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.1,
            References = ["man:sshd_config(5)#AllowAgentForwarding", "cis:5.1.8"],
            Examples =
            [
                Example.Bad("AllowAgentForwarding [|yes|]\n", @fixed: "AllowAgentForwarding no\n"),
                Example.Bad("[||]Port 22\nUsePAM yes\n"),
                Example.Good("AllowAgentForwarding no\n"),
                Example.Good("DisableForwarding yes\nPort 22\nUsePAM yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        foreach (var value in Decision.Written(model, "AllowAgentForwarding"))
        {
            if (value.Is("yes") && !Forwarding.IsDisabled(model, value.Scope))
            {
                Decision.Report(
                    context,
                    value,
                    $"agents may be forwarded{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Forward no agent", "no")
                );
            }
        }

        if (ServerFile.LeavesToDefault(model, "AllowAgentForwarding") && !Forwarding.IsDisabled(model, model.Blocks[0]))
        {
            context.ReportMissing("agents may be forwarded: the default of `AllowAgentForwarding` is `yes`");
        }
    }
}
