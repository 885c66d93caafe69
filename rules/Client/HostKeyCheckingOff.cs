using SshConfigLint.Analysis;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Client;

public sealed class HostKeyCheckingOff : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5001",
            Name = "host-key-checking-off",
            Title = "Host keys are accepted unseen",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                With `no` or `off` ssh adds every new host key without a question and goes on when a known key has changed, merely without
                passwords and forwardings: somebody between you and the host can answer in its place.
                """,
            Instead = """
                Leave it at `ask`, or use `accept-new`, which adds new keys but refuses changed ones. For machines that come and go, have
                their keys signed by a certificate authority (`@cert-authority` in `known_hosts`).
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 6.5,
            References = ["man:ssh_config(5)#StrictHostKeyChecking"],
            Examples =
            [
                Example.Bad("Host *\n    StrictHostKeyChecking [|no|]\n", @fixed: "Host *\n    StrictHostKeyChecking accept-new\n"),
                Example.Bad("Host lab\n    StrictHostKeyChecking [|off|]\n", @fixed: "Host lab\n    StrictHostKeyChecking accept-new\n"),
                Example.Good("Host *\n    StrictHostKeyChecking accept-new\n"),
                Example.Good("Host *\n    StrictHostKeyChecking ask\nHost lab\n    StrictHostKeyChecking no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in context.Model.EffectiveEverywhere("StrictHostKeyChecking"))
        {
            if (value.Origin is not { } origin || !value.Is("no", "off", "false"))
            {
                continue;
            }

            context.Report(
                origin,
                origin.ValueSpan,
                $"host keys are accepted unseen{Decision.ForWhom(value)}, changed ones included",
                label: Decision.Label(value),
                related: Decision.Related(value),
                help: "use `accept-new` to add new keys without a question and still refuse changed ones",
                fix: new Fix("Accept new host keys only", FixSafety.Unsafe, [new TextEdit(origin.ValueSpan, "accept-new")])
            );
        }
    }
}
