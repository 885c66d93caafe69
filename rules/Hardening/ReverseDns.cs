using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class ReverseDns : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4021",
            Name = "reverse-dns",
            Title = "Every login asks DNS for the name of the client",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                A DNS server that does not answer delays every login, and the names in the log are those that somebody else has
                entered.
                """,
            Instead = """
                Delete the line: the default is `no`. Keep it where `Match Host`, `AllowUsers` or `from=` name machines instead of
                addresses.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#UseDNS"],
            Examples = [Example.Bad("UseDNS [|yes|]\n", @fixed: "UseDNS no\n"), Example.Good("UseDNS no\n")],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "UseDNS") is { } value && value.Is("yes"))
        {
            Decision.Report(
                context,
                value,
                "sshd looks up the name of every client",
                fix: Decision.Replace(value, "Look nothing up", "no")
            );
        }
    }
}
