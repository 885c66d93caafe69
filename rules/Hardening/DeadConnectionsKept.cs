using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Hardening;

public sealed class DeadConnectionsKept : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4024",
            Name = "dead-connections-kept",
            Title = "A connection that has died is never noticed",
            Category = Category.Hardening,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                With TCP's own messages off and none of SSH in their place, nothing ever asks whether the other side is still there.
                After a crash or a cut cable such a session hangs for good.
                """,
            Instead = """
                Delete `TCPKeepAlive no`, or set `ClientAliveInterval` on the server and `ServerAliveInterval` on the client, whose
                messages nobody on the way can forge.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#TCPKeepAlive", "man:ssh_config(5)#TCPKeepAlive"],
            Examples =
            [
                Example.Bad(
                    "Port 22\nUsePAM yes\nTCPKeepAlive [|no|]\n",
                    @fixed: "Port 22\nUsePAM yes\nTCPKeepAlive yes\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad("Host *\n    TCPKeepAlive [|no|]\n", @fixed: "Host *\n    TCPKeepAlive yes\n", kind: ConfigKind.Client),
                Example.Good("TCPKeepAlive no\nClientAliveInterval 60\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    TCPKeepAlive no\n    ServerAliveInterval 60\n", kind: ConfigKind.Client),
                Example.Good("Host *\n    TCPKeepAlive no\nHost web\n    ServerAliveInterval 60\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        var interval = context.Kind == ConfigKind.Server ? "ClientAliveInterval" : "ServerAliveInterval";
        var mayBeSetElsewhere = context.Kind == ConfigKind.Server && !ServerFile.IsMain(model);
        var off = Decision.Written(model, "TCPKeepAlive").Where(value => value.Is("no", "false")).ToList();
        if (off.Count == 0 || mayBeSetElsewhere || model.EffectiveEverywhere(interval).Any(value => value.Seconds() > 0))
        {
            return;
        }

        foreach (var value in off)
        {
            Decision.Report(
                context,
                value,
                $"a connection that has died is never noticed{Decision.ForWhom(value)}: `{interval}` is 0 as well",
                fix: Decision.Replace(value, "Let TCP notice it", "yes")
            );
        }
    }
}
