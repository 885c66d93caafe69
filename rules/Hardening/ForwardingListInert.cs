using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Hardening;

public sealed class ForwardingListInert : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4010",
            Name = "forwarding-list-inert",
            Title = "A list of ports to forward has no effect",
            Category = Category.Hardening,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `PermitOpen` limits what clients reach through the server, `PermitListen` what they open on it. Both choose among what
                `AllowTcpForwarding` allows, and it allows none of that here: whoever wrote the list expects forwarding that does not
                work.
                """,
            Instead = """
                Allow that direction of forwarding, or delete the list.
                """,
            References = ["man:sshd_config(5)#PermitOpen", "man:sshd_config(5)#PermitListen", "man:sshd_config(5)#AllowTcpForwarding"],
            Examples =
            [
                Example.Bad("AllowTcpForwarding no\nMatch User db\n    PermitOpen [|db.example.org:5432|]\n"),
                Example.Bad("AllowTcpForwarding local\nPermitListen [|8080|]\n"),
                Example.Good("AllowTcpForwarding no\nMatch User db\n    AllowTcpForwarding local\n    PermitOpen db.example.org:5432\n"),
                Example.Good("AllowTcpForwarding no\nPermitOpen none\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        Analyze(context, "PermitOpen", Forwarding.LocalIsOpen);
        Analyze(context, "PermitListen", Forwarding.RemoteIsOpen);
    }

    private static void Analyze(RuleContext context, string keyword, Func<ConfigModel, ConfigBlock, bool> isOpen)
    {
        foreach (var value in Decision.Written(context.Model, keyword))
        {
            if (value.Is("any", "none") || isOpen(context.Model, value.Scope))
            {
                continue;
            }

            var closed = Forwarding.IsDisabled(context.Model, value.Scope) ? "DisableForwarding" : "AllowTcpForwarding";
            Decision.Report(
                context,
                value,
                $"this list has no effect{Decision.ForWhom(value)}: `{closed}` forbids such forwarding altogether"
            );
        }
    }
}
