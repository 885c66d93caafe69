using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>One pattern of a list.</summary>
/// <param name="Pattern">The pattern without its <c>!</c>.</param>
/// <param name="IsNegated">Whether a <c>!</c> stands in front.</param>
/// <param name="Span">Where it stands within the value, <c>!</c> included.</param>
public sealed record ListPattern(string Pattern, bool IsNegated, TextSpan Span)
{
    /// <summary>Whether the pattern has a wildcard: <c>*</c> or <c>?</c>.</summary>
    public bool HasWildcard => !WildcardPattern.IsLiteral(Pattern);
}

/// <summary>A comma-separated list of patterns, each of which may be negated (<c>match.c: match_pattern_list</c>).</summary>
/// <param name="Items">The patterns in order, empty ones included.</param>
public sealed record PatternList(ImmutableArray<ListPattern> Items)
{
    private static readonly Parser<char, (TextSpan Negation, TextSpan Pattern)> _item = Map(
        (negation, pattern) => (negation, pattern),
        Run("!", limit: 1),
        Until(",")
    );

    private static readonly Parser<char, IEnumerable<(TextSpan Negation, TextSpan Pattern)>> _items = _item.Separated(Char(','));

    /// <summary>Reads a list; every text is one.</summary>
    public static PatternList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return new PatternList([]);
        }

        return new PatternList([.. _items.ParseOrThrow(text).Select(item => Item(text, item.Negation, item.Pattern))]);
    }

    /// <summary>
    /// Compares a text with the list: a negated pattern that fits outweighs all others, otherwise one that fits is enough.
    /// </summary>
    /// <param name="text">The text to compare.</param>
    /// <param name="ignoreCase">Whether the case of ASCII letters makes no difference.</param>
    public PatternListMatch Match(string text, bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = ignoreCase ? text.ToLowerInvariant() : text;
        var result = PatternListMatch.None;
        foreach (var item in Items)
        {
            if (!WildcardPattern.IsMatch(ignoreCase ? item.Pattern.ToLowerInvariant() : item.Pattern, text))
            {
                continue;
            }

            if (item.IsNegated)
            {
                return PatternListMatch.Negated;
            }

            result = PatternListMatch.Positive;
        }

        return result;
    }

    private static ListPattern Item(string text, TextSpan negation, TextSpan pattern) =>
        new(
            text.Substring(pattern.Start, pattern.Length),
            !negation.IsEmpty,
            negation.IsEmpty ? pattern : TextSpan.FromBounds(negation.Start, pattern.End)
        );
}
