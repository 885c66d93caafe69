using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class LogLevelNotVerbose : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4015",
            Name = "log-level-not-verbose",
            Title = "Attempts to log in are not all logged",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                At `INFO` sshd leaves out the first failed attempts of a connection and what sessions do. Some baselines want to see
                them.
                """,
            Instead = """
                Set `LogLevel VERBOSE`. The fingerprint of the key that opened the door is logged at `INFO` already.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 2.0,
            References = ["man:sshd_config(5)#LogLevel", "cis:5.1.14"],
            Examples =
            [
                Example.Bad("LogLevel [|INFO|]\n", @fixed: "LogLevel VERBOSE\n"),
                Example.Bad("[||]Port 22\nUsePAM yes\n"),
                Example.Good("LogLevel VERBOSE\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "LogLevel"))
        {
            if (value.Is("INFO"))
            {
                Decision.Report(
                    context,
                    value,
                    $"not every attempt to log in is logged{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Log every attempt", "VERBOSE")
                );
            }
        }

        if (ServerFile.LeavesToDefault(context.Model, "LogLevel"))
        {
            context.ReportMissing("not every attempt to log in is logged: the default of `LogLevel` is `INFO`");
        }
    }
}
