using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class ManyLoginAttempts : Rule
{
    private static readonly IntegerParameter _maximum = new("maximum", 6, "the most attempts that a connection may make") { Minimum = 1 };

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3009",
            Name = "many-login-attempts",
            Title = "More attempts to log in than the default allows",
            Category = Category.Authentication,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Every further attempt of a connection is one more guess, and sshd logs failures only from half of the limit on.
                """,
            Instead = """
                Delete the line, the default is 6, or set a lower number. An agent that offers many keys is better cured on the
                client, with `IdentitiesOnly yes`.
                """,
            Parameters = [_maximum],
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.7,
            References = ["man:sshd_config(5)#MaxAuthTries", "cis:5.1.16"],
            Examples =
            [
                Example.Bad("MaxAuthTries [|20|]\n", @fixed: "MaxAuthTries 6\n"),
                Example.Good("MaxAuthTries 6\n"),
                Example.Good("Port 22\nUsePAM yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var maximum = context.Value(_maximum);
        foreach (var value in Decision.Written(context.Model, "MaxAuthTries"))
        {
            if (value.Number() is { } tries && tries > maximum)
            {
                Decision.Report(
                    context,
                    value,
                    $"one connection may make {tries} attempts to log in{Decision.ForWhom(value)}, more than {maximum}",
                    fix: Decision.Replace(value, $"Allow {maximum} attempts", $"{maximum}")
                );
            }
        }

        if (ServerFile.Default(context.Model, "MaxAuthTries")?.Number() is { } byDefault && byDefault > maximum)
        {
            context.ReportMissing($"one connection may make {byDefault} attempts to log in by default, more than {maximum}");
        }
    }
}
