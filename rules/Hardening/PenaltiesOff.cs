using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class PenaltiesOff : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4029",
            Name = "penalties-off",
            Title = "Addresses that guess are not slowed down",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Since 9.8 sshd turns away an address for a while after it has failed to log in or misbehaved otherwise. Switched off,
                it may guess as fast as it can connect.
                """,
            Instead = """
                Delete the line: the default is on. Where many users share one address, or a load balancer stands before the server,
                name that address with `PerSourcePenaltyExemptList`.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.3,
            References = ["man:sshd_config(5)#PerSourcePenalties", "man:sshd_config(5)#PerSourcePenaltyExemptList"],
            Examples =
            [
                Example.Bad("PerSourcePenalties [|no|]\n", @fixed: "PerSourcePenalties yes\n"),
                Example.Good("PerSourcePenalties authfail:30s\n"),
                Example.Good("PerSourcePenaltyExemptList 192.0.2.1\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "PerSourcePenalties") is { } value && value.Is("no"))
        {
            Decision.Report(
                context,
                value,
                "an address that fails to log in may try again at once, for ever",
                fix: Decision.Replace(value, "Turn such addresses away for a while", "yes")
            );
        }
    }
}
