using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class TunnelDevices : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4004",
            Name = "tunnel-devices",
            Title = "Users may build tunnels between networks",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `PermitTunnel` lets a client join a network device of its own to one of the server: a virtual private network past
                every firewall between them. It needs the rights for the device, which root has.
                """,
            Instead = """
                Delete the line: the default is `no`. Where it is the purpose, allow it in the `Match` block of that user; the rule is
                silent then.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.0,
            References = ["man:sshd_config(5)#PermitTunnel"],
            Examples =
            [
                Example.Bad("PermitTunnel [|yes|]\n", @fixed: "PermitTunnel no\n"),
                Example.Bad("PermitTunnel [|point-to-point|]\n", @fixed: "PermitTunnel no\n"),
                Example.Good("PermitTunnel no\n"),
                Example.Good("Match User vpn\n    PermitTunnel point-to-point\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "PermitTunnel") is { } value && !value.Is("no"))
        {
            Decision.Report(
                context,
                value,
                "whoever logs in may ask for a tunnel between networks",
                fix: Decision.Replace(value, "Permit no tunnel", "no")
            );
        }
    }
}
