using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>One item of a list.</summary>
/// <param name="Text">The item; may be empty.</param>
/// <param name="Span">Where it stands within the value.</param>
public readonly record struct ListItem(string Text, TextSpan Span);

/// <summary>A comma-separated list.</summary>
/// <param name="Items">The items in order, empty ones included; an empty text has one empty item, as with <c>strsep</c>.</param>
public sealed record CommaList(ImmutableArray<ListItem> Items)
{
    private static readonly Parser<char, IEnumerable<TextSpan>> _items = Until(",").Separated(Char(','));

    /// <summary>Reads a list; every text is one.</summary>
    public static CommaList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new CommaList([.. _items.ParseOrThrow(text).Select(span => new ListItem(text.Substring(span.Start, span.Length), span))]);
    }
}
