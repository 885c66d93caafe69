using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class ControlSocketInSharedFolder : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5006",
            Name = "control-socket-in-shared-folder",
            Title = "The socket of shared connections lies in a folder that everybody may write to",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh connects to whatever listens at `ControlPath`. In `/tmp` another user of the machine can put a socket there first,
                and gets what you type, passwords for `sudo` included.
                """,
            Instead = """
                Keep it in a folder of your own, for instance `ControlPath ~/.ssh/cm-%C`.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.5,
            References = ["man:ssh_config(5)#ControlPath"],
            Examples =
            [
                Example.Bad("Host *\n    ControlPath [|/tmp/ssh-%r@%h:%p|]\n", @fixed: "Host *\n    ControlPath ~/.ssh/cm-%C\n"),
                Example.Good("Host *\n    ControlPath ~/.ssh/cm-%C\n"),
                Example.Good("Host *\n    ControlPath none\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "ControlPath"))
        {
            if (SharedFolder.HoldsDirectly(value.Text!))
            {
                Decision.Report(
                    context,
                    value,
                    $"another user of the machine can put a socket of their own there{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Keep it in your own folder", "~/.ssh/cm-%C")
                );
            }
        }
    }
}
