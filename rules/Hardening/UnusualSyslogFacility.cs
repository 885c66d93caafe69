using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class UnusualSyslogFacility : Rule
{
    private static readonly WordsParameter _usual = new(
        "usual",
        ["AUTH", "AUTHPRIV"],
        "the facilities where logins are looked for; a fix writes the first"
    );

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4016",
            Name = "unusual-syslog-facility",
            Title = "Logins are logged away from the other ones",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Programs that watch for break-ins read the facilities `AUTH` and `AUTHPRIV`.
                """,
            Instead = """
                Use `AUTH`, or `AUTHPRIV` on Red Hat systems. Keep another one where your log is set up for it.
                """,
            Parameters = [_usual],
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#SyslogFacility"],
            Examples =
            [
                Example.Bad("SyslogFacility [|LOCAL7|]\n", @fixed: "SyslogFacility AUTH\n"),
                Example.Good("SyslogFacility AUTHPRIV\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var usual = context.Value(_usual);
        if (Decision.ForAll(context.Model, "SyslogFacility") is { } value && !value.Is(usual.AsSpan()))
        {
            Decision.Report(
                context,
                value,
                $"sshd logs to `{value.Text}`, where nobody looks for logins",
                fix: usual.IsEmpty ? null : Decision.Replace(value, "Log where logins are looked for", usual[0])
            );
        }
    }
}
