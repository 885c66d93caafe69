using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Scope;

namespace SshConfigLint.Rules.Scope;

/// <summary>Lines that never decide and say something else than those that do, except where a rule of its own tells why.</summary>
internal static class DeadLines
{
    internal static IEnumerable<Shadow> Of(ConfigModel model)
    {
        if (model.Scope.Shadows.IsEmpty)
        {
            return [];
        }

        var toldElsewhere = LostLines
            .Of(model)
            .Where(lost => LostLines.Reason(model, lost) != LossReason.Other)
            .Select(lost => lost.Loser)
            .ToHashSet();
        return model.Scope.Shadows.Where(shadow =>
            shadow is { IsSameValue: false, DecidesBeforeLogin: false } && !toldElsewhere.Contains(shadow.Directive)
        );
    }

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
    internal static ImmutableArray<RelatedLocation> Related(Shadow shadow)
    {
        var label = shadow.Winners.Length == 1 ? "this line decides" : "this line decides for some of them";
        return [.. Line.Few(shadow.Winners).Select(winner => Line.Related(winner, label))];
    }
}
