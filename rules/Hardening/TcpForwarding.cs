using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class TcpForwarding : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4006",
            Name = "tcp-forwarding",
            Title = "Ports may be forwarded",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Whoever logs in reaches through the server what the server reaches.
                """,
            Instead = """
                Set `DisableForwarding yes`, or `AllowTcpForwarding local` on a bastion. Users with a shell can forward ports without
                sshd's help, so that this is a limit for accounts without one.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.1,
            References = ["man:sshd_config(5)#AllowTcpForwarding", "cis:5.1.8"],
            Examples =
            [
                Example.Bad("AllowTcpForwarding [|yes|]\n", @fixed: "AllowTcpForwarding no\n"),
                Example.Bad("[||]Port 22\nUsePAM yes\n"),
                Example.Good("AllowTcpForwarding no\n"),
                Example.Good("AllowTcpForwarding yes\nDisableForwarding yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        foreach (var value in Decision.Written(model, "AllowTcpForwarding"))
        {
            if (Forwarding.LocalIsOpen(model, value.Scope) || Forwarding.RemoteIsOpen(model, value.Scope))
            {
                Decision.Report(
                    context,
                    value,
                    $"ports may be forwarded{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Forward no ports", "no")
                );
            }
        }

        if (ServerFile.LeavesToDefault(model, "AllowTcpForwarding") && Forwarding.LocalIsOpen(model, model.Blocks[0]))
        {
            context.ReportMissing("ports may be forwarded: the default of `AllowTcpForwarding` is `yes`");
        }
    }
}
