using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class KnownHostsDiscarded : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5002",
            Name = "known-hosts-discarded",
            Title = "Known host keys are thrown away",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh writes the keys of new hosts to the first file of `UserKnownHostsFile`. With `/dev/null` or `none` there it remembers
                nothing of them, and so cannot notice that a host is another one than yesterday.
                """,
            Instead = """
                Delete the line, or give such hosts a file of their own, for instance `~/.ssh/known_hosts_lab`. Keep it where all keys come
                from somewhere else: the rule is silent with `StrictHostKeyChecking yes` and beside a `GlobalKnownHostsFile`.
                """,
            SecuritySeverity = 5.9,
            References = ["man:ssh_config(5)#UserKnownHostsFile"],
            Examples =
            [
                Example.Bad("Host *.lab\n    UserKnownHostsFile [|/dev/null|]\n"),
                Example.Bad("Host *\n    UserKnownHostsFile [|none|]\n"),
                Example.Good("Host *.lab\n    UserKnownHostsFile ~/.ssh/known_hosts_lab\n"),
                Example.Good("Host *\n    UserKnownHostsFile ~/.ssh/known_hosts /dev/null\n"),
                Example.Good("Host *\n    UserKnownHostsFile /dev/null\n    StrictHostKeyChecking yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in context.Model.EffectiveEverywhere("UserKnownHostsFile"))
        {
            if (
                value.Origin is not { } origin
                || !IsNothing(origin.Value)
                || context.Model.Effective("StrictHostKeyChecking", value.Scope).Is("yes", "true")
                || context.Model.Effective("GlobalKnownHostsFile", value.Scope).Origin is { } global && !IsNothing(global.Value)
            )
            {
                continue;
            }

            context.Report(
                origin,
                origin.ValueSpan,
                $"the keys of new hosts are not remembered{Decision.ForWhom(value)}: ssh cannot notice when one changes",
                label: Decision.Label(value),
                related: Decision.Related(value)
            );
        }
    }

    private static bool IsNothing(string? file) => file is "/dev/null" or "none";
}
