using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class AgentSocketBeatsNo : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1022",
            Name = "agent-socket-beats-no",
            Title = "A later socket forwards the agent in spite of ForwardAgent no",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `ForwardAgent` with `yes` or `no` and `ForwardAgent` with a socket are two settings, and the socket wins wherever it stands.
                A `no` for a host that is not to be trusted has no effect while a later line that applies names a socket.
                """,
            Instead = "Name the socket in the blocks of those hosts that need it only.",
            SecuritySeverity = 6.0,
            References = ["man:ssh_config(5)#ForwardAgent", "src:readconf.c: process_config_line_depth"],
            Examples =
            [
                Example.Bad("Host lab\n    ForwardAgent [|no|]\nHost *\n    ForwardAgent $SSH_AUTH_SOCK\n"),
                Example.Good("Host lab\n    ForwardAgent no\nHost *\n    ForwardAgent yes\n"),
                Example.Good("Host lab\n    ForwardAgent no\nHost build\n    ForwardAgent $SSH_AUTH_SOCK\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var lines = context.Model.DirectivesOf("ForwardAgent");
        var socket = lines.FirstOrDefault(line => line is { IsValid: true, Block.Condition: Condition.Always } && !IsFlag(line));
        if (socket is null)
        {
            return;
        }

        foreach (var line in lines.Where(line => line.IsValid && line.Block.Condition != Condition.Never && IsNo(line)))
        {
            context.Report(
                line,
                line.ValueSpan,
                "the agent is forwarded in spite of this line: a socket that applies as well wins",
                related: [Line.Related(socket, "this socket is forwarded")]
            );
        }
    }

    private static bool IsNo(BoundDirective line) => line.Value.ToLowerInvariant() is "no" or "false";

    private static bool IsFlag(BoundDirective line) => IsNo(line) || line.Value.ToLowerInvariant() is "yes" or "true";
}
