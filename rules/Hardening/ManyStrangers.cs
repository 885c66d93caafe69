using System.Globalization;
using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Hardening;

public sealed class ManyStrangers : Rule
{
    private static readonly IntegerParameter _maximum = new("maximum", 100, "the most connections that may wait for a login at a time")
    {
        Minimum = 1,
    };

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4028",
            Name = "many-strangers",
            Title = "More connections may wait for a login than by default",
            Category = Category.Hardening,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Each connection that has not logged in yet costs a process. A stranger can hold as many as this limit allows.
                """,
            Instead = """
                Delete the line: the default is `10:30:100`. Raise it for machines where many clients connect at the same moment.
                """,
            Parameters = [_maximum],
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.1,
            References = ["man:sshd_config(5)#MaxStartups", "cis:5.1.18"],
            Examples =
            [
                Example.Bad("MaxStartups [|500:30:2000|]\n", @fixed: "MaxStartups 10:30:100\n"),
                Example.Bad("MaxStartups [|1000|]\n", @fixed: "MaxStartups 10:30:100\n"),
                Example.Good("MaxStartups 10:30:60\n"),
                Example.Good("MaxStartups 20\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var maximum = context.Value(_maximum);

        // Up to 10.0 the last line wins: with several of them stay silent.
        if (Decision.ForAll(context.Model, "MaxStartups") is { Beaten: [] } value && Full(value) is { } full && full > maximum)
        {
            Decision.Report(
                context,
                value,
                $"{full} connections may wait for a login at a time, more than {maximum}",
                fix: Decision.Replace(value, $"Allow {maximum} of them", $"{Math.Min(10, maximum)}:30:{maximum}")
            );
        }

        if (ServerFile.Default(context.Model, "MaxStartups") is { } byDefault && Full(byDefault) is { } most && most > maximum)
        {
            context.ReportMissing($"{most} connections may wait for a login at a time by default, more than {maximum}");
        }
    }

    /// <summary>The last of three numbers, or the only one.</summary>
    private static int? Full(EffectiveValue value) =>
        int.TryParse(value.Text?.Split(':')[^1], CultureInfo.InvariantCulture, out var full) ? full : null;
}
