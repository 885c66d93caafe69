using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class HostKeyAliasEverywhere : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5015",
            Name = "host-key-alias-everywhere",
            Title = "All hosts share one host key",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `HostKeyAlias` is the name under which a host's key is looked up. One name for every host means that the key of any of
                them is accepted for all the others.
                """,
            Instead = """
                Set it in the block of one host, or of hosts that are meant to be one.
                """,
            SecuritySeverity = 6.5,
            References = ["man:ssh_config(5)#HostKeyAlias"],
            Examples = [Example.Bad("Host *\n    HostKeyAlias [|server|]\n"), Example.Good("Host web1 web2\n    HostKeyAlias web\n")],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "HostKeyAlias") is { } value && !value.Text!.Contains('%'))
        {
            Decision.Report(context, value, $"the host key of any host is accepted for every other one, as that of `{value.Text}`");
        }
    }
}
