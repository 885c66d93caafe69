using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class LogLevelTooLow : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4013",
            Name = "log-level-too-low",
            Title = "Logins are not logged",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd records at the level `INFO` who logged in, from where and with which key, and who failed to. Below it nothing of
                that is written, and an intrusion leaves no trace in sshd's log.
                """,
            Instead = """
                Delete the line: the default is `INFO`. Use `VERBOSE` where every attempt is to be seen.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.3,
            References = ["man:sshd_config(5)#LogLevel", "cis:5.1.14", "stig:RHEL-09-255030", "src:auth.c: auth_log"],
            Examples =
            [
                Example.Bad("LogLevel [|QUIET|]\n", @fixed: "LogLevel INFO\n"),
                Example.Bad(
                    "LogLevel VERBOSE\nMatch User backup\n    LogLevel [|error|]\n",
                    @fixed: "LogLevel VERBOSE\nMatch User backup\n    LogLevel INFO\n"
                ),
                Example.Good("LogLevel VERBOSE\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "LogLevel"))
        {
            if (value.Is("SILENT", "QUIET", "FATAL", "ERROR"))
            {
                Decision.Report(
                    context,
                    value,
                    $"sshd logs no login{Decision.ForWhom(value)}, neither those that succeed nor those that fail",
                    fix: Decision.Replace(value, "Log logins", "INFO")
                );
            }
        }
    }
}
