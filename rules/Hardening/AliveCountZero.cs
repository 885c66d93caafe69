using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Hardening;

public sealed class AliveCountZero : Rule
{
    /// <summary>Before, the first unanswered message ended the connection (<c>serverloop.c: client_alive_check</c>).</summary>
    private static readonly OpenSshVersion _disables = new(8, 2);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4022",
            Name = "alive-count-zero",
            Title = "Clients that do not answer are never disconnected",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Since 8.2 `ClientAliveCountMax 0` switches off the end of connections that `ClientAliveInterval` is there for. Old
                hardening guides ask for `0`, because it once ended a connection at the first unanswered message.
                """,
            Instead = """
                Set it to a number of unanswered messages, 1 to 3. Neither keyword notices a user who has gone away from a running
                client: that is `UnusedConnectionTimeout` and `ChannelTimeout`, since 9.2.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#ClientAliveCountMax", "cis:5.1.7", "https://www.openssh.com/txt/release-8.2"],
            Examples =
            [
                Example.Bad(
                    "ClientAliveInterval 300\nClientAliveCountMax [|0|]\n",
                    @fixed: "ClientAliveInterval 300\nClientAliveCountMax 1\n"
                ),
                Example.Good("ClientAliveInterval 300\nClientAliveCountMax 0\n", target: new Target(new OpenSshVersion(7, 4))),
                Example.Good("ClientAliveInterval 300\nClientAliveCountMax 2\n"),
                Example.Good("ClientAliveInterval 0\nClientAliveCountMax 0\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Target.Version < _disables)
        {
            return;
        }

        foreach (var value in Decision.Written(context.Model, "ClientAliveCountMax"))
        {
            if (value.Number() == 0 && context.Model.Effective("ClientAliveInterval", value.Scope).Seconds() > 0)
            {
                Decision.Report(
                    context,
                    value,
                    $"a client that does not answer is never disconnected{Decision.ForWhom(value)}: since {_disables}, `0` means that",
                    fix: Decision.Replace(value, "Disconnect after one unanswered message", "1")
                );
            }
        }
    }
}
