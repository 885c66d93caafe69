using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class SessionsZero : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4025",
            Name = "sessions-zero",
            Title = "Nobody gets a session",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `MaxSessions 0` users can log in and forward ports, but every shell, command and sftp transfer is refused.
                """,
            Instead = """
                Delete the line: the default is 10. Where an account is there to forward ports only, set it in that account's `Match`
                block.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#MaxSessions"],
            Examples =
            [
                Example.Bad("MaxSessions [|0|]\n", @fixed: "MaxSessions 10\n"),
                Example.Good("Match User jump\n    MaxSessions 0\n"),
                Example.Good("MaxSessions 1\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            Decision.ForAll(context.Model, "MaxSessions") is { } value
            && context.Model.EffectiveEverywhere("MaxSessions").All(one => one.Number() == 0)
        )
        {
            Decision.Report(
                context,
                value,
                "every shell, command and sftp transfer is refused",
                fix: Decision.Replace(value, "Allow as many sessions as the default does", "10")
            );
        }
    }
}
