using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class SocketForwardingLeftOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4008",
            Name = "socket-forwarding-left-open",
            Title = "Ports are closed to forwarding and sockets are not",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `AllowTcpForwarding no` leaves Unix sockets: a user can still reach the sockets of databases and container engines on
                the server, as far as file permissions go.
                """,
            Instead = """
                Set `AllowStreamLocalForwarding no` as well, or `DisableForwarding yes` instead of both.
                """,
            SecuritySeverity = 3.7,
            References = ["man:sshd_config(5)#AllowStreamLocalForwarding"],
            Examples =
            [
                Example.Bad("AllowTcpForwarding [|no|]\n"),
                Example.Good("AllowTcpForwarding no\nAllowStreamLocalForwarding no\n"),
                Example.Good("AllowTcpForwarding no\nDisableForwarding yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        foreach (var value in Decision.Written(model, "AllowTcpForwarding"))
        {
            if (
                value.Is("no")
                && !Forwarding.IsDisabled(model, value.Scope)
                && !model.Effective("AllowStreamLocalForwarding", value.Scope).Is("no")
            )
            {
                Decision.Report(context, value, $"sockets may still be forwarded{Decision.ForWhom(value)}");
            }
        }
    }
}
