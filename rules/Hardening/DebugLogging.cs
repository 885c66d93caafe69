using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class DebugLogging : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4014",
            Name = "debug-logging",
            Title = "The log of debugging is left on",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The manual calls a log at `DEBUG` a violation of the privacy of users: it holds the details of every session. It also grows
                with every connection, and what matters is hard to find in it.
                """,
            Instead = """
                Set it to `INFO` or `VERBOSE` when the search is over.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.1,
            References = ["man:sshd_config(5)#LogLevel"],
            Examples = [Example.Bad("LogLevel [|DEBUG3|]\n", @fixed: "LogLevel VERBOSE\n"), Example.Good("LogLevel VERBOSE\n")],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "LogLevel"))
        {
            if (value.Is("DEBUG", "DEBUG1", "DEBUG2", "DEBUG3"))
            {
                Decision.Report(
                    context,
                    value,
                    $"sshd logs for debugging{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Log what an administrator needs", "VERBOSE")
                );
            }
        }
    }
}
