using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class ProxySetTwice : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1021",
            Name = "proxy-set-twice",
            Title = "A block sets ProxyJump and ProxyCommand",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `ProxyJump` and `ProxyCommand` are two ways to say one thing: ssh takes the one that it reads first, and the other has no
                effect.
                """,
            Instead = "Keep the one that is meant.",
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)#ProxyJump", "man:ssh_config(5)#ProxyCommand"],
            Examples =
            [
                Example.Bad(
                    "Host inner\n    ProxyJump bastion\n    ProxyCommand [|nc -X 5 %h %p|]\n",
                    @fixed: "Host inner\n    ProxyJump bastion\n"
                ),
                Example.Bad(
                    "Host inner\n    ProxyCommand nc -X 5 %h %p\n    ProxyJump [|bastion|]\n",
                    @fixed: "Host inner\n    ProxyCommand nc -X 5 %h %p\n"
                ),
                Example.Good("Host inner\n    ProxyCommand none\n    ProxyJump none\n"),
                Example.Good("Host inner\n    ProxyCommand nc -X 5 %h %p\nHost *\n    ProxyJump bastion\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Model.DirectivesOf("ProxyJump") is not { IsEmpty: false } jumps)
        {
            return;
        }

        var first = new Dictionary<ConfigBlock, BoundDirective>();
        foreach (var line in jumps.Concat(context.Model.DirectivesOf("ProxyCommand")).OrderBy(line => line.Index))
        {
            if (!line.IsValid || line.Block.Condition == Condition.Never || first.TryAdd(line.Block, line))
            {
                continue;
            }

            var winner = first[line.Block];
            if (winner.Keyword != line.Keyword && !IsNone(winner) && !IsNone(line))
            {
                context.Report(
                    line,
                    line.Syntax.RestOfLine,
                    $"`{line.Keyword!.Name}` has no effect here: `{winner.Keyword!.Name}` of the same block is read first",
                    related: [Line.Related(winner, "this line wins")],
                    fix: Line.Delete(line)
                );
            }
        }
    }

    private static bool IsNone(BoundDirective line) => line.Syntax.RestText.Equals("none", StringComparison.OrdinalIgnoreCase);
}
