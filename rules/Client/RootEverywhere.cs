using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class RootEverywhere : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5024",
            Name = "root-everywhere",
            Title = "Every login is one of root",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                With `User root` for every host each command runs with all rights, there is nobody in the log, and hosts that keep
                root out count failed logins.
                """,
            Instead = """
                Set the user in the block of each host, and become root there when you have to.
                """,
            SecuritySeverity = 3.1,
            References = ["man:ssh_config(5)#User"],
            Examples = [Example.Bad("Host *\n    User [|root|]\n"), Example.Good("Host lab\n    User root\n")],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "User") is { } value && value.Text == "root")
        {
            Decision.Report(context, value, "ssh logs in as root on every host that no block above excepts");
        }
    }
}
