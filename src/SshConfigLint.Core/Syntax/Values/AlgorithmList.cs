using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>What a list does with the compiled-in list of its keyword.</summary>
public enum AlgorithmListMode
{
    /// <summary>It stands in its place.</summary>
    Replace,

    /// <summary><c>+</c>: it is added behind.</summary>
    Append,

    /// <summary><c>-</c>: the names that fit its patterns are removed.</summary>
    Remove,

    /// <summary><c>^</c>: it is put in front.</summary>
    Prepend,
}

/// <summary>One name or pattern of an algorithm list.</summary>
/// <param name="Name">The name or pattern, without <c>!</c>.</param>
/// <param name="IsNegated">Whether a <c>!</c> stands in front.</param>
/// <param name="Span">Where it stands within the value, <c>!</c> included.</param>
public sealed record AlgorithmItem(string Name, bool IsNegated, TextSpan Span)
{
    /// <summary>Whether it is a pattern.</summary>
    public bool HasWildcard => !WildcardPattern.IsLiteral(Name);

    /// <summary>Whether nothing stands between two commas.</summary>
    public bool IsEmpty => Span.IsEmpty;
}

/// <summary>A list of algorithms: an optional <c>+</c>, <c>-</c> or <c>^</c>, then names or patterns (<c>kex-names.c: kex_assemble_names</c>).</summary>
/// <param name="Mode">What the list does.</param>
/// <param name="Prefix">Where the prefix stands; empty at the start when there is none.</param>
/// <param name="Items">The items in order, empty ones included; nothing for an empty list.</param>
public sealed record AlgorithmList(AlgorithmListMode Mode, TextSpan Prefix, ImmutableArray<AlgorithmItem> Items)
{
    private static readonly Parser<char, (TextSpan Negation, TextSpan Name)> _item = Map(
        (negation, name) => (negation, name),
        Run("!", limit: 1),
        Until(",")
    );

    private static readonly Parser<char, (TextSpan Prefix, IEnumerable<(TextSpan Negation, TextSpan Name)> Items)> _list = Map(
        (prefix, items) => (prefix, items),
        Run("+-^", limit: 1),
        _item.Separated(Char(','))
    );

    /// <summary>Reads a list; every text is one.</summary>
    public static AlgorithmList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (prefix, items) = _list.ParseOrThrow(text);
        var mode = text switch
        {
            ['+', ..] => AlgorithmListMode.Append,
            ['-', ..] => AlgorithmListMode.Remove,
            ['^', ..] => AlgorithmListMode.Prepend,
            _ => AlgorithmListMode.Replace,
        };
        return new AlgorithmList(
            mode,
            prefix,
            prefix.End == text.Length ? [] : [.. items.Select(item => Item(text, item.Negation, item.Name))]
        );
    }

    private static AlgorithmItem Item(string text, TextSpan negation, TextSpan name) =>
        new(text.Substring(name.Start, name.Length), !negation.IsEmpty, TextSpan.FromBounds(negation.Start, name.End));
}
