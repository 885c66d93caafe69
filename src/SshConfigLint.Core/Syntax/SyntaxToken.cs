using System.Text;
using SshConfigLint.Text;

namespace SshConfigLint.Syntax;

/// <summary>What a token is.</summary>
public enum SyntaxTokenKind
{
    /// <summary>The first word of a line.</summary>
    Keyword,

    /// <summary>The one <c>=</c> that may follow the keyword.</summary>
    EqualsSign,

    /// <summary>A word after the keyword, as OpenSSH 8.7 and later split a line (<c>misc.c: argv_split</c>).</summary>
    Argument,
}

/// <summary>What is special about the spelling of a token.</summary>
[Flags]
public enum SyntaxTokenFlags
{
    /// <summary>Plain characters only.</summary>
    None = 0,

    /// <summary>Contains a double quote that opens or closes.</summary>
    DoubleQuoted = 1,

    /// <summary>Contains a single quote that opens or closes.</summary>
    SingleQuoted = 2,

    /// <summary>Contains a backslash that OpenSSH 8.7 and later remove.</summary>
    Escaped = 4,

    /// <summary>A quote is still open at the end of the line.</summary>
    Unterminated = 8,
}

/// <summary>A keyword, equals sign or argument with its place in the text.</summary>
public readonly struct SyntaxToken
{
    private readonly string _source;

    internal SyntaxToken(string source, SyntaxTokenKind kind, TextSpan span, SyntaxTokenFlags flags)
    {
        _source = source;
        Kind = kind;
        Span = span;
        Flags = flags;
    }

    /// <summary>What the token is.</summary>
    public SyntaxTokenKind Kind { get; }

    /// <summary>Where it stands, quotes included, blanks around it excluded.</summary>
    public TextSpan Span { get; }

    /// <summary>What is special about its spelling.</summary>
    public SyntaxTokenFlags Flags { get; }

    /// <summary>The characters as written.</summary>
    public string Text => _source.Substring(Span.Start, Span.Length);

    /// <summary>The characters as written, without a copy.</summary>
    public ReadOnlySpan<char> Characters => _source.AsSpan(Span.Start, Span.Length);

    /// <summary>Whether quotes or escapes make <see cref="Value"/> differ from <see cref="Text"/>.</summary>
    public bool IsPlain => Flags == SyntaxTokenFlags.None;

    /// <summary>The word that OpenSSH 8.7 and later see: quotes and escapes resolved.</summary>
    public string Value => IsPlain ? Text : Unquote(out _);

    /// <summary>
    /// The place in the file of a part of <see cref="Value"/>. Every character of a value keeps its own place, even
    /// when quotes or escapes stand before it.
    /// </summary>
    /// <param name="part">A range within <see cref="Value"/>.</param>
    public TextSpan SpanOf(TextSpan part)
    {
        if (IsPlain)
        {
            return part.Shift(Span.Start);
        }

        Unquote(out var offsets);
        return TextSpan.FromBounds(offsets[part.Start], part.IsEmpty ? offsets[part.Start] : offsets[part.End - 1] + 1);
    }

    /// <summary>The characters as written.</summary>
    public override string ToString() => Text;

    private string Unquote(out int[] offsets)
    {
        var result = new StringBuilder(Span.Length);
        var places = new List<int>(Span.Length + 1);
        var quote = '\0';
        for (var i = Span.Start; i < Span.End; i++)
        {
            var c = _source[i];
            var next = i + 1 < Span.End ? _source[i + 1] : '\0';
            if (Kind == SyntaxTokenKind.Keyword)
            {
                // misc.c: strdelim knows double quotes only, and no escapes.
                if (c == '"')
                {
                    continue;
                }
            }
            else if (c == '\\' && (next is '\\' or '"' or '\'' || (quote == '\0' && next == ' ')))
            {
                places.Add(i++);
                result.Append(next);
                continue;
            }
            else if (quote == '\0' && c is '"' or '\'' && quote == '\0')
            {
                quote = c;
                continue;
            }
            else if (quote != '\0' && c == quote)
            {
                quote = '\0';
                continue;
            }

            places.Add(i);
            result.Append(c);
        }

        places.Add(Span.End);
        offsets = [.. places];
        return result.ToString();
    }
}
