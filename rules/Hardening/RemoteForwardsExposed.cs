using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class RemoteForwardsExposed : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4003",
            Name = "remote-forwards-exposed",
            Title = "Ports that clients open here listen on the network",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                What a client forwards with `ssh -R` then listens on every address of the server, or wherever the client says, instead
                of the loopback address. Users open holes into networks behind them that no firewall rule knows of.
                """,
            Instead = """
                Delete the line: the default is `no`. Where it is the purpose, allow it in the `Match` block of those users and name
                the ports with `PermitListen`; the rule is silent then.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.3,
            References = ["man:sshd_config(5)#GatewayPorts", "man:sshd_config(5)#PermitListen"],
            Examples =
            [
                Example.Bad("GatewayPorts [|yes|]\n", @fixed: "GatewayPorts no\n"),
                Example.Bad("GatewayPorts [|clientspecified|]\n", @fixed: "GatewayPorts no\n"),
                Example.Good("GatewayPorts yes\nAllowTcpForwarding local\n"),
                Example.Good("GatewayPorts yes\nPermitListen 8080\n"),
                Example.Good("Match User tunnel\n    GatewayPorts yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        if (
            Decision.ForAll(model, "GatewayPorts") is not { } value
            || value.Is("no")
            || !Forwarding.RemoteIsOpen(model, value.Scope)
            || !model.Effective("PermitListen", value.Scope).Is("any")
        )
        {
            return;
        }

        Decision.Report(
            context,
            value,
            value.Is("yes")
                ? "every port that a client forwards from here listens on all addresses"
                : "a client decides whether a port that it forwards from here listens on all addresses",
            fix: Decision.Replace(value, "Listen on the loopback address", "no")
        );
    }
}
