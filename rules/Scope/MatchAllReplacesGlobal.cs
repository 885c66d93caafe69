using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class MatchAllReplacesGlobal : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1016",
            Name = "match-all-replaces-global",
            Title = "A Match block for every connection replaces a global line",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `Match all` does not lead back to the global part of the file. It is a block that takes every connection, and what a block
                says beats the global line wherever that one stands.
                """,
            Instead = """
                Write global lines above the first `Match` line, and each keyword once.
                """,
            References = ["man:sshd_config(5)#Match", "src:servconf.c: copy_set_server_options"],
            Examples =
            [
                Example.Bad("X11Forwarding [|no|]\nMatch User alice\n    X11Forwarding no\nMatch all\n    X11Forwarding yes\n"),
                Example.Bad("PermitTTY [|yes|]\nMatch User *\n    PermitTTY no\n"),
                Example.Good("X11Forwarding no\nMatch User alice\n    X11Forwarding yes\nMatch all\n    PermitTTY yes\n"),
                Example.Good("X11Forwarding no\nMatch all\n    X11Forwarding no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (!context.Model.Blocks.Any(block => block is { Condition: Condition.Always, IsGlobal: false }))
        {
            return;
        }

        foreach (var lost in LostLines.Of(context.Model))
        {
            if (
                lost.IsRepetition
                || LostLines.Reason(context.Model, lost) != LossReason.MatchAll
                || lost.Winner.Block.Condition != Condition.Always
            )
            {
                continue;
            }

            var header = lost.Winner.Block.Header is { } match ? $"`{match.Syntax}`" : "a block";
            context.Report(
                lost.Loser,
                lost.Loser.ValueSpan,
                $"this line counts for no connection: {header} takes every one and says `{lost.Winner.Syntax}`",
                related: [Line.Related(lost.Winner, "this line wins: a block beats the global part")]
            );
        }
    }
}
