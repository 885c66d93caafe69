using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class RhostsHonoured : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3011",
            Name = "rhosts-honoured",
            Title = "Users decide which machines are trusted",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `HostbasedAuthentication yes` and `IgnoreRhosts no` a line in a user's `~/.rhosts` or `~/.shosts` lets that user
                of another machine in. Whoever can write to the home folder opens the account.
                """,
            Instead = """
                Delete the line: the default is `yes`. `shosts-only` is better than `no`; best is `/etc/ssh/shosts.equiv`, which the
                administrator keeps.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 7.5,
            References = ["man:sshd_config(5)#IgnoreRhosts", "cis:5.1.11", "stig:RHEL-09-255145"],
            Examples =
            [
                Example.Bad(
                    "HostbasedAuthentication yes\nIgnoreRhosts [|no|]\n",
                    @fixed: "HostbasedAuthentication yes\nIgnoreRhosts yes\n"
                ),
                Example.Good("HostbasedAuthentication yes\nIgnoreRhosts yes\n"),
                Example.Good("IgnoreRhosts no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "IgnoreRhosts"))
        {
            if (value.Is("no", "shosts-only") && context.Model.Effective("HostbasedAuthentication", value.Scope).Is("yes"))
            {
                var files = value.Is("no") ? "`~/.rhosts` and `~/.shosts`" : "`~/.shosts`";
                Decision.Report(
                    context,
                    value,
                    $"{files} of a user let other machines in{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Ignore these files", "yes")
                );
            }
        }
    }
}
