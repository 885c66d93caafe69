using System.Collections.Immutable;
using System.Text;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>One field of a forwarding.</summary>
/// <param name="Text">The field without brackets and backslashes.</param>
/// <param name="IsPath">Whether it has a slash and so is a socket.</param>
/// <param name="IsBracketed">Whether it stands in brackets.</param>
/// <param name="Span">Where it stands within the value.</param>
public sealed record ForwardingField(string Text, bool IsPath, bool IsBracketed, TextSpan Span);

/// <summary>
/// The fields of a forwarding, <c>[bind:]port:host:port</c> with socket paths in place of address and port; brackets
/// protect colons, and a backslash the character behind it (<c>readconf.c: parse_forward, parse_fwd_field</c>).
/// </summary>
/// <param name="Fields">The fields in order.</param>
/// <param name="Error">What is wrong; null when the text can be split.</param>
public sealed record ForwardingSpec(ImmutableArray<ForwardingField> Fields, ValueError? Error)
{
    private const int MaxFields = 4;

    private static readonly Parser<char, Piece> _bracketed = Map(
        (open, text, close) => new Piece(TextSpan.FromBounds(open.Start, close.End), text, IsBracketed: true, IsClosed: !close.IsEmpty),
        Run("[", limit: 1),
        Until("]"),
        Run("]", limit: 1)
    );

    private static readonly Parser<char, TextSpan?> _plainPiece = When(
        "\\",
        Map((slash, next) => (TextSpan?)TextSpan.FromBounds(slash.Start, next.End), Run("\\", limit: 1), One()),
        Unless(":", Until("\\:").Select(span => (TextSpan?)span))
    );

    private static readonly Parser<char, Piece> _plain = Map(
        (start, pieces) =>
        {
            var span = TextSpan.FromBounds(start.Start, pieces.IsEmpty ? start.End : pieces[^1].End);
            return new Piece(span, span, IsBracketed: false, IsClosed: true);
        },
        Run("", limit: 0),
        Repeat(_plainPiece)
    );

    private static readonly Parser<char, (Piece Field, TextSpan Delimiter)?> _field = Map(
        (field, delimiter) => ((Piece, TextSpan)?)(field, delimiter),
        When("[", _bracketed, _plain),
        One()
    );

    private static readonly Parser<char, ImmutableArray<(Piece Field, TextSpan Delimiter)>> _fields = Repeat(_field);

    /// <summary>Splits a forwarding.</summary>
    public static ForwardingSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fields = ImmutableArray.CreateBuilder<ForwardingField>();
        foreach (var (piece, delimiter) in _fields.ParseOrThrow(text))
        {
            if (fields.Count == MaxFields)
            {
                return new ForwardingSpec(
                    fields.ToImmutable(),
                    new ValueError(TextSpan.FromBounds(piece.Span.Start, text.Length), "it has more than four fields")
                );
            }

            if (!piece.IsClosed)
            {
                return new ForwardingSpec(fields.ToImmutable(), new ValueError(piece.Span, "the `[` is not closed"));
            }

            if (!delimiter.IsEmpty && text[delimiter.Start] != ':')
            {
                return new ForwardingSpec(fields.ToImmutable(), new ValueError(delimiter, "only `:` may follow the `]`"));
            }

            var written = text.Substring(piece.Text.Start, piece.Text.Length);
            if (piece.IsBracketed)
            {
                fields.Add(new ForwardingField(written, written.Contains('/', StringComparison.Ordinal), IsBracketed: true, piece.Span));
                continue;
            }

            if (Unescape(written, out var isPath) is not { } value)
            {
                var last = new TextSpan(piece.Text.End - 1, 1);
                return new ForwardingSpec(fields.ToImmutable(), new ValueError(last, "nothing follows the backslash"));
            }

            fields.Add(new ForwardingField(value, isPath, IsBracketed: false, piece.Span));
        }

        return new ForwardingSpec(fields.ToImmutable(), null);
    }

    // The character behind a backslash is not looked at: neither as a colon nor as the slash that makes a path.
    private static string? Unescape(string text, out bool isPath)
    {
        isPath = false;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                isPath |= text[i] == '/';
            }
            else if (++i == text.Length)
            {
                return null;
            }

            result.Append(text[i]);
        }

        return result.ToString();
    }

    private readonly record struct Piece(TextSpan Span, TextSpan Text, bool IsBracketed, bool IsClosed);
}
