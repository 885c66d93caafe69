using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Scope;

namespace SshConfigLint.Rules.Scope;

public sealed class UnreachableBlock : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1003",
            Name = "unreachable-block",
            Title = "No line of a block can take effect where it stands",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Either earlier lines decide all that the block sets for every host or connection that it is for, or the block stands in a file that
                is included by a block for others: there both conditions must hold.
                """,
            Instead = """
                Move the block above the lines that decide, or the `Include` to the top of the file; or delete the block.
                """,
            References = ["man:ssh_config(5)#Include", "man:sshd_config(5)#Include", "man:ssh_config(5)#Host"],
            Examples =
            [
                Example.Bad(
                    "Host *.example.org\n    User alice\n    Port 2222\n[|Host web.example.org|]\n    User bob\n    Port 22\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad("Host web\n    Include db.conf\n//- /etc/ssh/db.conf\n[|Host db|]\n    User alice\n", kind: ConfigKind.Client),
                Example.Bad(
                    "Match User alice\n    Include bob.conf\n//- /etc/ssh/bob.conf\n[|Match User bob|]\n    PermitTTY no\n",
                    kind: ConfigKind.Server
                ),
                Example.Good(
                    "Host web.example.org\n    User bob\n    Port 22\nHost *.example.org\n    User alice\n    Port 2222\n",
                    kind: ConfigKind.Client
                ),
                Example.Good(
                    "Host web\n    User alice\nHost *\n    Include db.conf\n//- /etc/ssh/db.conf\nHost db\n    User bob\n",
                    kind: ConfigKind.Client
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        // A file may be included in several places, and be for somebody in one of them.
        var included = context
            .Model.Blocks.Where(block => block is { Header.IsValid: true, Parent: not null })
            .ToLookup(block => block.Header!.Syntax);
        foreach (
            var block in included.Where(blocks => blocks.All(block => IsShutOut(context.Model, block))).Select(blocks => blocks.First())
        )
        {
            var (header, outer) = (block.Header!, Outer(block));
            context.Report(
                header,
                header.Syntax.Span,
                $"this block never applies: its file is included by `{outer.Syntax}`, which takes none of those that it is for",
                related:
                [
                    new RelatedLocation(outer.File, outer.Syntax.Span, "this must hold as well"),
                    new RelatedLocation(header.File.IncludedBy!.File, header.File.IncludedBy.Syntax.Span, "the file is included here"),
                ]
            );
        }

        var whole = DeadLines.WholeBlocks(context.Model);
        foreach (
            var lines in DeadLines
                .Of(context.Model)
                .Where(shadow => whole.Contains(shadow.Directive.Block))
                .GroupBy(shadow => shadow.Directive.Block)
        )
        {
            var header = lines.Key.Header ?? lines.First().Directive;
            context.Report(
                header,
                header.Syntax.Span,
                "no line of this block ever takes effect: others decide all that it sets",
                related: [.. lines.SelectMany(shadow => DeadLines.Related(shadow)).DistinctBy(place => place.Span).Take(5)]
            );
        }
    }

    private static bool IsShutOut(ConfigModel model, ConfigBlock block) =>
        !block.Parent!.IsGlobal
        && model.Scope.ReachOf(block).Kind == ReachKind.OutsideInclude
        && model.Scope.ReachOf(block.Parent).Kind == ReachKind.Somebody;

    private static BoundDirective Outer(ConfigBlock block)
    {
        var outer = block.Parent!;
        while (outer.Header is null)
        {
            outer = outer.Parent!;
        }

        return outer.Header;
    }
}
