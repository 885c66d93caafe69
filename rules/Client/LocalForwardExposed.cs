using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Client;

public sealed class LocalForwardExposed : Rule
{
    private static readonly string[] _forwards = ["LocalForward", "DynamicForward"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5028",
            Name = "local-forward-exposed",
            Title = "A forwarded port is open to the network",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                The port listens on every address of your machine: everybody who reaches it uses the forwarding, and with it whatever
                the other side lets you do. `DynamicForward` makes it an open proxy.
                """,
            Instead = """
                Leave the address out, so that the port listens on the loopback address. Where others are to use it, name the one
                address of the network they are in.
                """,
            SecuritySeverity = 5.3,
            References = ["man:ssh_config(5)#LocalForward", "man:ssh_config(5)#DynamicForward", "man:ssh_config(5)#GatewayPorts"],
            Examples =
            [
                Example.Bad("Host db\n    LocalForward [|*:5432|] localhost:5432\n"),
                Example.Bad("Host gate\n    DynamicForward [|0.0.0.0:1080|]\n"),
                Example.Bad("GatewayPorts yes\nHost db\n    LocalForward [|5432|] localhost:5432\n"),
                Example.Good("Host db\n    LocalForward 5432 localhost:5432\n"),
                Example.Good("GatewayPorts yes\nHost db\n    LocalForward localhost:5432 localhost:5432\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in _forwards.SelectMany(keyword => context.Model.DirectivesOf(keyword)).Where(line => line.IsValid))
        {
            var fields = ForwardingSpec.Parse(line.Value).Fields;
            var isOpen = fields switch
            {
                [{ IsPath: false } address, _, ..] => address.Text is "*" or "0.0.0.0" or "::" or "",
                [{ IsPath: false }] => context.Model.Effective("GatewayPorts", line.Block).Is("yes", "true"),
                _ => false,
            };
            if (isOpen && line.Block.Condition != Condition.Never)
            {
                context.Report(line, line.ValueSpan, "everybody who reaches this machine can use the forwarded port");
            }
        }
    }
}
