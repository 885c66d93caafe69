using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Analysis;

/// <summary>Says which line decides a value, for whom, and which lines it beats.</summary>
public static class DecidingLine
{
    private const int MaxLosers = 5;

    /// <summary>The Include that brought the deciding line in, and the lines that it beat.</summary>
    public static ImmutableArray<RelatedLocation> Related(EffectiveValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
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

    /// <summary>What stands under the deciding line; empty where it beats none.</summary>
    public static string Label(EffectiveValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Beaten.IsEmpty)
        {
            return "";
        }

        return value.Origin!.Keyword!.Kind == ConfigKind.Client
            ? "this value wins: ssh keeps the first one it reads"
            : "this value wins: sshd keeps the first one it reads";
    }

    /// <summary>The block for whose hosts or connections a value holds, as the end of a sentence; empty for everybody.</summary>
    public static string ForWhom(EffectiveValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Scope is { Condition: not Condition.Always, Header: { } header } ? $" for `{header.Syntax}`" : "";
    }
}
