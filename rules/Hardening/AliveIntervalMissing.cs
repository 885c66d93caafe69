using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class AliveIntervalMissing : Rule
{
    /// <summary>The default is the STIG's.</summary>
    private static readonly IntegerParameter _maximum = new(
        "maximum",
        600,
        "the most seconds until sshd asks whether a client is still there"
    )
    {
        Minimum = 1,
    };

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4023",
            Name = "alive-interval-missing",
            Title = "Nothing notices that a client is gone",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                A client whose machine has vanished keeps its session, and the rights in it, until TCP gives up hours later.
                """,
            Instead = """
                Set `ClientAliveInterval 300` and `ClientAliveCountMax 2`. This notices dead machines, not idle users: their clients
                answer.
                """,
            Parameters = [_maximum],
            References = ["man:sshd_config(5)#ClientAliveInterval", "cis:5.1.7", "stig:RHEL-09-255100"],
            Examples =
            [
                Example.Bad("ClientAliveInterval [|0|]\n"),
                Example.Bad("ClientAliveInterval [|1h|]\n"),
                Example.Bad("[||]Port 22\nUsePAM yes\n"),
                Example.Good("ClientAliveInterval 300\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var maximum = context.Value(_maximum);
        foreach (var value in Decision.Written(context.Model, "ClientAliveInterval"))
        {
            if (value.Seconds() is { } seconds && (seconds == 0 || seconds > maximum))
            {
                Decision.Report(
                    context,
                    value,
                    $"sshd does not ask within {maximum} seconds whether a client is still there{Decision.ForWhom(value)}"
                );
            }
        }

        if (ServerFile.LeavesToDefault(context.Model, "ClientAliveInterval"))
        {
            context.ReportMissing("sshd never asks whether a client is still there: `ClientAliveInterval` is not set");
        }
    }
}
