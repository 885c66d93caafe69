using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Client;

public sealed class AgentForwardingEverywhere : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5003",
            Name = "agent-forwarding-everywhere",
            Title = "The agent is forwarded to every host",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                On every host that you log in to, its administrator, or whoever broke in there, can use your agent while you are connected
                and log in as you wherever your keys are accepted.
                """,
            Instead = """
                Delete the line and reach hosts behind others with `ProxyJump`, which needs no agent on the way. Where a host must use
                your agent, set `ForwardAgent yes` in the block of that host alone.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 6.5,
            References = ["man:ssh_config(5)#ForwardAgent", "man:ssh_config(5)#ProxyJump", "cve:CVE-2023-38408"],
            Examples =
            [
                Example.Bad("Host *\n    ForwardAgent [|yes|]\n", @fixed: "Host *\n    ForwardAgent no\n"),
                Example.Bad("ForwardAgent [|yes|]\n", @fixed: "ForwardAgent no\n"),
                Example.Bad("ForwardAgent [|$SSH_AUTH_SOCK|]\n", @fixed: "ForwardAgent no\n"),
                Example.Good("Host build\n    ForwardAgent yes\n"),
                Example.Good("Host *\n    ForwardAgent no\n    ForwardAgent yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in context.Model.EffectiveEverywhere("ForwardAgent"))
        {
            if (value.Origin is not { } origin || value.Scope.Condition != Condition.Always || value.Is("no", "false"))
            {
                continue;
            }

            context.Report(
                origin,
                origin.ValueSpan,
                "the agent is forwarded to every host that no block above excepts",
                label: Decision.Label(value),
                related: Decision.Related(value),
                fix: new Fix("Keep the agent at home", FixSafety.Unsafe, [new TextEdit(origin.ValueSpan, "no")])
            );
        }
    }
}
