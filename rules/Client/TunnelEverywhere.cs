using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class TunnelEverywhere : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5030",
            Name = "tunnel-everywhere",
            Title = "A tunnel is asked for at every host",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                With `Tunnel` set for all hosts each of them that agrees gets a network device on your machine.
                """,
            Instead = """
                Set it in the block of the host that is the other end of the tunnel.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.3,
            References = ["man:ssh_config(5)#Tunnel"],
            Examples =
            [
                Example.Bad("Host *\n    Tunnel [|yes|]\n", @fixed: "Host *\n    Tunnel no\n"),
                Example.Good("Host vpn\n    Tunnel point-to-point\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "Tunnel") is { } value && !value.Is("no", "false"))
        {
            Decision.Report(
                context,
                value,
                "ssh asks every host for a tunnel between the networks",
                fix: Decision.Replace(value, "Ask for none", "no")
            );
        }
    }
}
