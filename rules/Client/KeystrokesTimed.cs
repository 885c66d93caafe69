using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class KeystrokesTimed : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5039",
            Name = "keystrokes-timed",
            Title = "The rhythm of typing can be watched",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Since 9.5 ssh hides the times between keys, from which text can be guessed. Switched off, whoever watches the network
                sees them.
                """,
            Instead = """
                Delete the line: the default is `yes`. Keep it for a slow or metered link.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 2.6,
            References = ["man:ssh_config(5)#ObscureKeystrokeTiming"],
            Examples =
            [
                Example.Bad("Host *\n    ObscureKeystrokeTiming [|no|]\n", @fixed: "Host *\n    ObscureKeystrokeTiming yes\n"),
                Example.Good("Host *\n    ObscureKeystrokeTiming interval:80\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "ObscureKeystrokeTiming"))
        {
            if (value.Is("no", "false"))
            {
                Decision.Report(
                    context,
                    value,
                    $"whoever watches the network sees the rhythm of your typing{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Hide it", "yes")
                );
            }
        }
    }
}
