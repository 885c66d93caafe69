using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Scope;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

/// <summary>Lines that never decide and say something else than those that do, except where a rule of its own tells why.</summary>
internal static class DeadLines
{
    private const int MaxWinners = 5;

    internal static IEnumerable<Shadow> Of(ConfigModel model) => model.Scope.Shadows.Where(shadow => IsOurs(shadow));

    /// <summary>Blocks of several lines, all of which are dead.</summary>
    internal static HashSet<ConfigBlock> WholeBlocks(ConfigModel model)
    {
        var dead = model.Scope.Shadows.CountBy(shadow => shadow.Directive.Block).Where(block => block.Value > 1).ToDictionary();
        var whole = Of(model)
            .Select(shadow => shadow.Directive.Block)
            .Where(block => !block.IsGlobal && dead.ContainsKey(block))
            .ToHashSet();
        if (whole.Count > 0)
        {
            var lines = model.Directives.Where(line => line != line.Block.Header && whole.Contains(line.Block)).CountBy(line => line.Block);
            whole.ExceptWith(lines.Where(block => block.Value != dead[block.Key]).Select(block => block.Key));
        }

        return whole;
    }

    /// <summary>The lines that decide instead.</summary>
    internal static ImmutableArray<RelatedLocation> Related(Shadow shadow) =>
        [
            .. shadow
                .Winners.Take(MaxWinners)
                .Select(winner => new RelatedLocation(
                    winner.File,
                    winner.Syntax.Span,
                    shadow.Winners.Length == 1 ? "this line decides" : "this line decides for some of them"
                )),
        ];

    /// <summary>Removes a line; null when a comment would go with it.</summary>
    internal static Fix? Delete(BoundDirective line, FixSafety safety = FixSafety.Safe) =>
        line.Syntax.Comment is null && !line.File.Tree.Text.ToString(line.Syntax.Line).Contains('\0')
            ? new Fix("Delete the line", safety, [new TextEdit(line.Syntax.Line, "")])
            : null;

    private static bool IsOurs(Shadow shadow) => shadow is { IsSameValue: false, DecidesBeforeLogin: false };
}
