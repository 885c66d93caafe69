using SshConfigLint.Analysis;

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
        foreach (var (winner, loser) in LostLines.Proxies(context.Model))
        {
            context.Report(
                loser,
                loser.Syntax.RestOfLine,
                $"`{loser.Keyword!.Name}` has no effect here: `{winner.Keyword!.Name}` of the same block is read first",
                related: [Line.Related(winner, "this line wins")],
                fix: Line.Delete(loser)
            );
        }
    }
}
