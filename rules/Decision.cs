using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules;

/// <summary>Tells which line decides a value, and for whom.</summary>
internal static class Decision
{
    private const int MaxLosers = 5;

    /// <summary>What a line decides, wherever one decides.</summary>
    internal static IEnumerable<EffectiveValue> Written(ConfigModel model, string keyword) =>
        model.EffectiveEverywhere(keyword).Where(value => value.Origin is not null);

    /// <summary>The line that decides for every host or connection that no block excepts; null when none does or a default holds.</summary>
    internal static EffectiveValue? ForAll(ConfigModel model, string keyword) =>
        Written(model, keyword).FirstOrDefault(value => value.Scope.Condition == Condition.Always);

    /// <summary>Reports the value that a line sets, and which lines that one beats.</summary>
    internal static void Report(RuleContext context, EffectiveValue value, string message, string? help = null, Fix? fix = null) =>
        context.Report(value.Origin!, value.Origin!.ValueSpan, message, label: Label(value), related: Related(value), help: help, fix: fix);

    /// <summary>The fix that writes another word.</summary>
    internal static Fix Replace(EffectiveValue value, string title, string word) =>
        new(title, FixSafety.Unsafe, [new TextEdit(value.Origin!.ValueSpan, word)]);

    /// <summary>The Include that brought the deciding line in, and the lines that it beat.</summary>
    internal static ImmutableArray<RelatedLocation> Related(EffectiveValue value)
    {
        var related = ImmutableArray.CreateBuilder<RelatedLocation>();
        if (value.Origin?.File.IncludedBy is { } include && !value.Beaten.IsEmpty)
        {
            related.Add(new RelatedLocation(include.File, include.Syntax.Span, "the file above is read here"));
        }

        related.AddRange(
            value
                .Beaten.Take(MaxLosers)
                .Select(loser => new RelatedLocation(loser.File, loser.Syntax.Span, "so this line never takes effect"))
        );
        return related.DrainToImmutable();
    }

    /// <summary>What stands under the deciding line.</summary>
    internal static string Label(EffectiveValue value)
    {
        if (value.Beaten.IsEmpty)
        {
            return "";
        }

        return value.Origin!.Keyword!.Kind == ConfigKind.Client
            ? "this value wins: ssh keeps the first one it reads"
            : "this value wins: sshd keeps the first one it reads";
    }

    /// <summary>The block for whose hosts or connections a value holds, as the end of a sentence; empty for everybody.</summary>
    internal static string ForWhom(EffectiveValue value) =>
        value.Scope is { Condition: not Condition.Always, Header: { } header } ? $" for `{header.Syntax}`" : "";
}
