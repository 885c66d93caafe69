using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class LongLoginTime : Rule
{
    private static readonly IntegerParameter _maximum = new("maximum", 120, "the most seconds that a connection may take to log in")
    {
        Minimum = 1,
    };

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3034",
            Name = "long-login-time",
            Title = "Strangers have longer to log in than by default",
            Category = Category.Authentication,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Each connection that has not logged in takes one of the places that `MaxStartups` gives out. The longer it may stay,
                the fewer of them it takes to keep others out.
                """,
            Instead = """
                Delete the line, the default is two minutes, or set 30 to 60 seconds. Allow more where people have to fetch a token
                first.
                """,
            Parameters = [_maximum],
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.1,
            References = ["man:sshd_config(5)#LoginGraceTime", "cis:5.1.13"],
            Examples =
            [
                Example.Bad("LoginGraceTime [|10m|]\n", @fixed: "LoginGraceTime 120\n"),
                Example.Good("LoginGraceTime 2m\n"),
                Example.Good("LoginGraceTime 0\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var maximum = context.Value(_maximum);
        if (Decision.ForAll(context.Model, "LoginGraceTime") is { } value && value.Seconds() is { } seconds && seconds > maximum)
        {
            Decision.Report(
                context,
                value,
                $"a connection may stay {seconds} seconds without logging in, longer than {maximum}",
                fix: Decision.Replace(value, $"Wait {maximum} seconds", $"{maximum}")
            );
        }

        if (ServerFile.Default(context.Model, "LoginGraceTime")?.Seconds() is { } byDefault && byDefault > maximum)
        {
            context.ReportMissing($"a connection may stay {byDefault} seconds without logging in by default, longer than {maximum}");
        }
    }
}
