using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class HostbasedNameFromClient : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3012",
            Name = "hostbased-name-from-client",
            Title = "A machine that vouches for users names itself",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `HostbasedUsesNameFromPacketOnly yes` sshd takes the name of the machine from what the client says, instead of
                looking up its address. The host key still has to fit that name.
                """,
            Instead = """
                Delete the line: the default is `no`. Keep it where the machines stand behind address translation, so that their
                addresses tell nothing.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 6.5,
            References = ["man:sshd_config(5)#HostbasedUsesNameFromPacketOnly"],
            Examples =
            [
                Example.Bad(
                    "HostbasedAuthentication yes\nHostbasedUsesNameFromPacketOnly [|yes|]\n",
                    @fixed: "HostbasedAuthentication yes\nHostbasedUsesNameFromPacketOnly no\n"
                ),
                Example.Good("HostbasedUsesNameFromPacketOnly yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "HostbasedUsesNameFromPacketOnly"))
        {
            if (value.Is("yes") && context.Model.Effective("HostbasedAuthentication", value.Scope).Is("yes"))
            {
                Decision.Report(
                    context,
                    value,
                    $"a machine that vouches for its users says itself which one it is{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Look up the name of the address", "no")
                );
            }
        }
    }
}
