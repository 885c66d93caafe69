using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class ManySessions : Rule
{
    private static readonly IntegerParameter _maximum = new("maximum", 10, "the most sessions that may share a connection") { Minimum = 1 };

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4026",
            Name = "many-sessions",
            Title = "More sessions share a connection than by default",
            Category = Category.Hardening,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The limit keeps a single connection from taking up the machine. Few clients open more than ten sessions over one
                connection.
                """,
            Instead = """
                Delete the line: the default is 10. Raise it for tools that run many commands at once over one connection.
                """,
            Parameters = [_maximum],
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 2.0,
            References = ["man:sshd_config(5)#MaxSessions", "cis:5.1.17"],
            Examples = [Example.Bad("MaxSessions [|200|]\n", @fixed: "MaxSessions 10\n"), Example.Good("MaxSessions 10\n")],
        };

    public override void Analyze(RuleContext context)
    {
        var maximum = context.Value(_maximum);
        foreach (var value in Decision.Written(context.Model, "MaxSessions"))
        {
            if (value.Number() is { } sessions && sessions > maximum)
            {
                Decision.Report(
                    context,
                    value,
                    $"one connection may open {sessions} sessions{Decision.ForWhom(value)}, more than {maximum}",
                    fix: Decision.Replace(value, $"Allow {maximum} sessions", $"{maximum}")
                );
            }
        }

        if (ServerFile.Default(context.Model, "MaxSessions")?.Number() is { } byDefault && byDefault > maximum)
        {
            context.ReportMissing($"one connection may open {byDefault} sessions by default, more than {maximum}");
        }
    }
}
