using System.Collections.Immutable;
using SshConfigLint.Text;

namespace SshConfigLint.Syntax;

/// <summary>What is unusual about a line.</summary>
[Flags]
public enum DirectiveFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>OpenSSH cannot read the keyword and passes over the line without a word: an open quote, <c>==</c>, or a quoted <c>#</c>.</summary>
    PassedOver = 1,

    /// <summary>A NUL byte ends the line early; what follows is skipped.</summary>
    HasNul = 2,
}

/// <summary>One line that is neither blank nor a comment.</summary>
public sealed class DirectiveSyntax
{
    private const int Nowhere = -1;

    private readonly int _lineStart;
    private readonly int _lineEnd;
    private readonly int _equalsSign;
    private readonly int _comment;
    private readonly int _restStart;
    private readonly int _restEnd;

    internal DirectiveSyntax(
        TextSpan line,
        SyntaxToken keyword,
        int? equalsSign,
        ImmutableArray<SyntaxToken> arguments,
        int? comment,
        TextSpan rest,
        DirectiveFlags flags
    )
    {
        _lineStart = line.Start;
        _lineEnd = line.End;
        Keyword = keyword;
        _equalsSign = equalsSign ?? Nowhere;
        Arguments = arguments;
        _comment = comment ?? Nowhere;
        _restStart = rest.Start;
        _restEnd = rest.End;
        Flags = flags;
    }

    /// <summary>The first word.</summary>
    public SyntaxToken Keyword { get; }

    /// <summary>The <c>=</c> after the keyword, if there is one.</summary>
    public SyntaxToken? EqualsSign =>
        _equalsSign == Nowhere
            ? null
            : new SyntaxToken(Keyword.Source, SyntaxTokenKind.EqualsSign, new TextSpan(_equalsSign, 1), SyntaxTokenFlags.None);

    /// <summary>The words after the keyword, as OpenSSH 8.7 and later split them.</summary>
    public ImmutableArray<SyntaxToken> Arguments { get; }

    /// <summary>The comment at the end of the line, <c>#</c> included and blanks at its end excluded, if there is one.</summary>
    /// <remarks>Keywords that take the rest of the line see it as part of their value.</remarks>
    public TextSpan? Comment => _comment == Nowhere ? null : TextSpan.FromBounds(_comment, _restEnd);

    /// <summary>What is unusual about the line.</summary>
    public DirectiveFlags Flags { get; }

    /// <summary>The whole line with its blanks and its line feed; removing it removes the line.</summary>
    public TextSpan Line => TextSpan.FromBounds(_lineStart, _lineEnd);

    /// <summary>From the keyword to the last argument.</summary>
    public TextSpan Span =>
        TextSpan.FromBounds(Keyword.Span.Start, Arguments.IsEmpty ? (EqualsSign ?? Keyword).Span.End : Arguments[^1].Span.End);

    /// <summary>From behind the keyword, its blanks and one <c>=</c> to the last character that is not blank; comment included.</summary>
    public TextSpan RestOfLine => TextSpan.FromBounds(_restStart, _restEnd);

    /// <summary>The characters of <see cref="RestOfLine"/>, quotes and <c>#</c> kept: what <c>readconf.c: parse_command</c> looks at.</summary>
    public string RestText => Keyword.Source.Substring(_restStart, _restEnd - _restStart);

    /// <summary>The same characters, without a copy.</summary>
    internal ReadOnlySpan<char> RestCharacters => Keyword.Source.AsSpan(_restStart, _restEnd - _restStart);

    /// <summary>Whether a quote is open at the end of the line, so that OpenSSH 8.7 and later call the quotes invalid.</summary>
    public bool HasUnterminatedQuote => !Arguments.IsEmpty && (Arguments[^1].Flags & SyntaxTokenFlags.Unterminated) != 0;

    /// <summary>Whether OpenSSH passes over the line without a word, because it cannot read its keyword (<c>misc.c: strdelim</c>).</summary>
    public bool IsPassedOver => (Flags & DirectiveFlags.PassedOver) != 0;

    /// <summary>The line without blanks and comment.</summary>
    public override string ToString() => Keyword.Source.Substring(Span.Start, Span.Length);
}
