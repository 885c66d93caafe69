using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Client;

public sealed class ForwardsCancelled : Rule
{
    private static readonly string[] _forwards = ["LocalForward", "RemoteForward", "DynamicForward"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5026",
            Name = "forwards-cancelled",
            Title = "A forwarding is cancelled again",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `ClearAllForwardings yes` drops every forwarding of the files and the command line: the ports that the line names are
                never opened, and ssh says nothing.
                """,
            Instead = """
                Delete one of the two lines.
                """,
            References = ["man:ssh_config(5)#ClearAllForwardings"],
            Examples =
            [
                Example.Bad("Host db\n    LocalForward [|5432|] localhost:5432\n    ClearAllForwardings yes\n"),
                Example.Good("Host db\n    LocalForward 5432 localhost:5432\nHost *\n    ClearAllForwardings no\n"),
                Example.Good("Host quiet\n    ClearAllForwardings yes\nHost *\n    LocalForward 5432 localhost:5432\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Model.DirectivesOf("ClearAllForwardings").IsEmpty)
        {
            return;
        }

        foreach (var line in _forwards.SelectMany(keyword => context.Model.DirectivesOf(keyword)).Where(line => line.IsValid))
        {
            var clear = context.Model.Effective("ClearAllForwardings", line.Block);
            if (clear.Origin is { } other && clear.Is("yes", "true") && clear.MayBeat.IsEmpty)
            {
                context.Report(
                    line,
                    line.ValueSpan,
                    "this forwarding is never made: `ClearAllForwardings` drops it",
                    related: [new RelatedLocation(other.File, other.Syntax.Span, "this line")]
                );
            }
        }
    }
}
