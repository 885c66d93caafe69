using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules;

/// <summary>Tells which line decides a value, and for whom.</summary>
internal static class Decision
{
    /// <summary>What a line decides, wherever one decides.</summary>
    internal static IEnumerable<EffectiveValue> Written(ConfigModel model, string keyword) =>
        model.EffectiveEverywhere(keyword).Where(value => value.Origin is not null);

    /// <summary>The line that decides for every host or connection that no block excepts; null when none does or a default holds.</summary>
    internal static EffectiveValue? ForAll(ConfigModel model, string keyword) => model.EffectiveForAll(keyword);

    /// <summary>Reports the value that a line sets, and which lines that one beats.</summary>
    internal static void Report(RuleContext context, EffectiveValue value, string message, string? help = null, Fix? fix = null) =>
        context.Report(value.Origin!, value.Origin!.ValueSpan, message, label: Label(value), related: Related(value), help: help, fix: fix);

    /// <summary>The fix that writes another word.</summary>
    internal static Fix Replace(EffectiveValue value, string title, string word) =>
        new(title, FixSafety.Unsafe, [new TextEdit(value.Origin!.ValueSpan, word)]);

    /// <summary>The Include that brought the deciding line in, and the lines that it beat.</summary>
    internal static ImmutableArray<RelatedLocation> Related(EffectiveValue value) => DecidingLine.Related(value);

    /// <summary>What stands under the deciding line.</summary>
    internal static string Label(EffectiveValue value) => DecidingLine.Label(value);

    /// <summary>The block for whose hosts or connections a value holds, as the end of a sentence; empty for everybody.</summary>
    internal static string ForWhom(EffectiveValue value) => DecidingLine.ForWhom(value);
}
