using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class HostbasedAuthentication : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3010",
            Name = "hostbased-authentication",
            Title = "Other machines may vouch for their users",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `HostbasedAuthentication yes` the host key of a trusted machine is enough: whoever becomes root there logs in
                here as anybody whom that machine may vouch for, without a key or password of theirs.
                """,
            Instead = """
                Delete the line: the default is `no`. Keep it in a cluster whose nodes are administered as one machine, and list these
                nodes alone in `shosts.equiv`.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 6.5,
            References = ["man:sshd_config(5)#HostbasedAuthentication", "cis:5.1.10", "stig:RHEL-09-255080"],
            Examples =
            [
                Example.Bad("HostbasedAuthentication [|yes|]\n", @fixed: "HostbasedAuthentication no\n"),
                Example.Good("HostbasedAuthentication no\n"),
                Example.Good("HostbasedAuthentication yes\nAuthenticationMethods publickey\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "HostbasedAuthentication"))
        {
            if (value.Is("yes") && AuthenticationLists.Suffices(context.Model, value.Scope, "hostbased"))
            {
                Decision.Report(
                    context,
                    value,
                    $"the word of another machine is enough to log in{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Refuse it", "no")
                );
            }
        }
    }
}
