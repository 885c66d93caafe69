using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class LocalhostUnchecked : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5016",
            Name = "localhost-unchecked",
            Title = "Host keys of localhost are not checked",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                What answers at a port of localhost is often another machine, at the other end of a forwarding. With this setting ssh
                asks none of them who it is.
                """,
            Instead = """
                Delete the line, and give such hosts a `HostKeyAlias` each, so that their keys do not get into each other's way.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.7,
            References = ["man:ssh_config(5)#NoHostAuthenticationForLocalhost"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    NoHostAuthenticationForLocalhost [|yes|]\n",
                    @fixed: "Host *\n    NoHostAuthenticationForLocalhost no\n"
                ),
                Example.Good("Host *\n    NoHostAuthenticationForLocalhost no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "NoHostAuthenticationForLocalhost"))
        {
            if (value.Is("yes", "true"))
            {
                Decision.Report(
                    context,
                    value,
                    $"what answers at localhost is not asked for its host key{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Check it", "no")
                );
            }
        }
    }
}
