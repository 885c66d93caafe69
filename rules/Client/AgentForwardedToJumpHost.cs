using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Client;

public sealed class AgentForwardedToJumpHost : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5032",
            Name = "agent-forwarded-to-jump-host",
            Title = "The agent is lent to a host that is only passed through",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `ProxyJump` passes through this host without an agent on it. Lending it yours all the same lets its administrator, or
                whoever broke in there, log in as you on the hosts behind it.
                """,
            Instead = """
                Delete the line. Keep it if you also work on the jump host itself and need the agent there.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.9,
            References = ["man:ssh_config(5)#ForwardAgent", "man:ssh_config(5)#ProxyJump", "cve:CVE-2023-38408"],
            Examples =
            [
                Example.Bad(
                    "Host gate\n    ForwardAgent [|yes|]\nHost inner\n    ProxyJump gate\n",
                    @fixed: "Host gate\n    ForwardAgent no\nHost inner\n    ProxyJump gate\n"
                ),
                Example.Good("Host gate\n    ForwardAgent no\nHost inner\n    ProxyJump gate\n"),
                Example.Good("Host build\n    ForwardAgent yes\nHost inner\n    ProxyJump gate\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var jumpHosts = context
            .Model.DirectivesOf("ProxyJump")
            .Where(line => line.IsValid)
            .SelectMany(line => JumpList.Parse(line.Value).Jumps)
            .Select(jump => jump.Target.Host)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var value in Decision.Written(context.Model, "ForwardAgent"))
        {
            if (
                value.Scope is { Condition: Condition.Maybe, Header: { Keyword.Value: ValueKind.HostPatterns } header }
                && !value.Is("no", "false")
                && header.Words.All(word => jumpHosts.Contains(word.Value))
            )
            {
                Decision.Report(
                    context,
                    value,
                    $"the agent is lent to `{header.Value}`, which `ProxyJump` passes through without it",
                    fix: Decision.Replace(value, "Keep the agent at home", "no")
                );
            }
        }
    }
}
