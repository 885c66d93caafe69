using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class VersionAddendum : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4032",
            Name = "version-addendum",
            Title = "The server says more of itself than it must",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Everybody who connects reads this text before logging in. What names the system or its state helps whoever looks for a
                weakness.
                """,
            Instead = """
                Delete the line: the default is `none`.
                """,
            References = ["man:sshd_config(5)#VersionAddendum"],
            Examples = [Example.Bad("VersionAddendum [|Debian|] 12\n"), Example.Good("VersionAddendum none\n")],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "VersionAddendum") is { } value && !value.Is("none"))
        {
            Decision.Report(context, value, "everybody who connects reads this text before logging in");
        }
    }
}
