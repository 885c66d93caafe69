using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules;

/// <summary>Tells which line decides a value, and for whom.</summary>
internal static class Decision
{
    private const int MaxLosers = 5;

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
