using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>What a piece of a text with tokens is.</summary>
public enum PercentTokenKind
{
    /// <summary><c>%x</c>.</summary>
    Token,

    /// <summary><c>%%</c>: a percent sign.</summary>
    Percent,

    /// <summary>A <c>%</c> at the end of the text.</summary>
    Dangling,

    /// <summary><c>${NAME}</c>.</summary>
    Variable,

    /// <summary><c>${</c> without <c>}</c>.</summary>
    UnclosedVariable,
}

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The character behind the <c>%</c>, or the name of the variable.</param>
/// <param name="Span">Where it stands within the value.</param>
public sealed record PercentToken(PercentTokenKind Kind, string Name, TextSpan Span);

/// <summary>The tokens of a text: <c>%x</c>, <c>%%</c> and <c>${NAME}</c> (<c>misc.c: vdollar_percent_expand</c>).</summary>
/// <param name="Tokens">The tokens in order; the text between them stands for itself.</param>
public sealed record TokenText(ImmutableArray<PercentToken> Tokens)
{
    private static readonly Parser<char, Piece?> _percent = Map(
        (sign, character) => (Piece?)new Piece(TextSpan.FromBounds(sign.Start, character.End), character, default),
        Run("%", limit: 1),
        One()
    );

    private static readonly Parser<char, Piece?> _variable = Map(
        (open, name, close) =>
            (Piece?)new Piece(TextSpan.FromBounds(open.Start - 1, close.End), name, new TextSpan(close.Start, close.Length + 1)),
        Run("{", limit: 1),
        Until("}"),
        Run("}", limit: 1)
    );

    private static readonly Parser<char, Piece?> _dollar = Run("$", limit: 1).Then(When("{", _variable));

    private static readonly Parser<char, Piece?> _piece = Until("%$").Then(When("%", _percent, When("$", _dollar)));

    private static readonly Parser<char, ImmutableArray<Piece>> _pieces = Repeat(_piece);

    /// <summary>Finds the tokens; every text can be read.</summary>
    public static TokenText Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TokenText([.. _pieces.ParseOrThrow(text).Select(piece => Token(text, piece))]);
    }

    private static PercentToken Token(string text, Piece piece)
    {
        var name = text.Substring(piece.Name.Start, piece.Name.Length);
        var kind = piece.Close switch
        {
            { Length: 0 } => name switch
            {
                "" => PercentTokenKind.Dangling,
                "%" => PercentTokenKind.Percent,
                _ => PercentTokenKind.Token,
            },
            { Length: 1 } => PercentTokenKind.UnclosedVariable,
            _ => PercentTokenKind.Variable,
        };
        return new PercentToken(kind, name, piece.Span);
    }

    /// <summary>A token; <paramref name="Close"/> is empty for percent tokens, else one longer than the closing brace.</summary>
    private readonly record struct Piece(TextSpan Span, TextSpan Name, TextSpan Close);
}
