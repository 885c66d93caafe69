using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class KeysAddedUnasked : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5038",
            Name = "keys-added-unasked",
            Title = "Every key that is used stays in the agent",
            Category = Category.Client,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                A key that was unlocked once can then be used without its passphrase until you log out, by everything that reaches the
                agent.
                """,
            Instead = """
                Set `AddKeysToAgent confirm`, or a time such as `1h`, since 8.4.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 2.6,
            References = ["man:ssh_config(5)#AddKeysToAgent"],
            Examples =
            [
                Example.Bad("Host *\n    AddKeysToAgent [|yes|]\n", @fixed: "Host *\n    AddKeysToAgent confirm\n"),
                Example.Good("Host *\n    AddKeysToAgent 1h\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "AddKeysToAgent") is { } value && value.Is("yes", "true"))
        {
            Decision.Report(
                context,
                value,
                "every key that is used stays in the agent without limit",
                fix: Decision.Replace(value, "Ask each time", "confirm")
            );
        }
    }
}
