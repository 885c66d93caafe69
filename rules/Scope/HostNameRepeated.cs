using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class HostNameRepeated : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1012",
            Name = "host-name-repeated",
            Title = "A block names a second address",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Several `HostName` lines are no list of addresses to try. ssh keeps the first; when that host does not answer, the
                connection fails.
                """,
            Instead = """
                Keep one. Where a host has two addresses, give each a block with a name of its own, or let DNS name both: ssh tries every
                address of a name.
                """,
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)#HostName"],
            Examples =
            [
                Example.Bad(
                    "Host web\n    HostName web.example.org\n    HostName [|192.0.2.7|]\n",
                    @fixed: "Host web\n    HostName web.example.org\n"
                ),
                Example.Bad("Host web\n    HostName web.example.org\n    HostName [|192.0.2.7|] # from outside\n"),
                Example.Good("Host web\n    HostName web.example.org\nHost web-outside\n    HostName 192.0.2.7\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        BoundDirective? first = null;
        foreach (var line in context.Model.DirectivesOf("HostName"))
        {
            if (!line.IsValid || line.Block.Condition == Condition.Never)
            {
                continue;
            }

            if (first is null || first.Block != line.Block)
            {
                first = line;
                continue;
            }

            if (first.Value == line.Value)
            {
                continue;
            }

            context.Report(
                line,
                line.ValueSpan,
                $"ssh never tries `{line.Value}`: it keeps the first `HostName` that it reads",
                related: [Line.Related(first, "this address is used")],
                fix: Line.Delete(line)
            );
        }
    }
}
