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

    /// <summary>A word after the keyword, as releases before 8.7 split a line (<c>misc.c: strdelim</c>).</summary>
    LegacyArgument,
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
    private const int LengthBits = 26;
    private const int FlagBits = 4;

    private readonly string _source;
    private readonly int _start;

    // Length, flags and kind in one number: a large file has a million tokens. No file is longer than 2^26 characters.
    private readonly uint _packed;

    internal SyntaxToken(string source, SyntaxTokenKind kind, TextSpan span, SyntaxTokenFlags flags)
    {
        _source = source;
        _start = span.Start;
        _packed = (uint)span.Length | ((uint)flags << LengthBits) | ((uint)kind << (LengthBits + FlagBits));
    }

    /// <summary>What the token is.</summary>
    public SyntaxTokenKind Kind => (SyntaxTokenKind)(_packed >> (LengthBits + FlagBits));

    /// <summary>The text that it stands in.</summary>
    internal string Source => _source;

    /// <summary>Where it stands, quotes included, blanks around it excluded.</summary>
    public TextSpan Span => new(_start, (int)(_packed & ((1u << LengthBits) - 1)));

    /// <summary>What is special about its spelling.</summary>
    public SyntaxTokenFlags Flags => (SyntaxTokenFlags)((_packed >> LengthBits) & ((1u << FlagBits) - 1));

    /// <summary>The characters as written.</summary>
    public string Text => _source.Substring(_start, Span.Length);

    /// <summary>The characters as written, without a copy.</summary>
    public ReadOnlySpan<char> Characters => _source.AsSpan(_start, Span.Length);

    /// <summary>Whether <see cref="Value"/> is <see cref="Text"/>: no quotes and no escapes.</summary>
    public bool IsPlain => Flags == SyntaxTokenFlags.None;

    /// <summary>The word that OpenSSH sees: quotes and escapes resolved.</summary>
    public string Value => IsPlain ? Text : Unquote(out _);

    /// <summary>The same, without a copy where it is as written.</summary>
    internal ReadOnlySpan<char> ValueCharacters => IsPlain ? Characters : Unquote(out _);

    /// <summary>
    /// The place in the file of a part of <see cref="Value"/>. Every character of a value keeps its own place, even
    /// when quotes or escapes stand before it.
    /// </summary>
    /// <param name="part">A range within <see cref="Value"/>.</param>
    public TextSpan SpanOf(TextSpan part)
    {
        if (IsPlain)
        {
            return part.Shift(_start);
        }

        Unquote(out var places);
        var start = places[part.Start];
        return TextSpan.FromBounds(start, part.IsEmpty ? start : places[part.End - 1] + 1);
    }

    /// <summary>The characters as written.</summary>
    public override string ToString() => Text;

    /// <summary>Resolves quotes and escapes; <paramref name="places"/> has the offset of each character and, last, the end.</summary>
    private string Unquote(out List<int> places)
    {
        var end = Span.End;
        var result = new StringBuilder(end - _start);
        places = new List<int>(end - _start + 1);
        var knowsEscapes = Kind == SyntaxTokenKind.Argument;
        var quote = '\0';
        for (var i = _start; i < end; i++)
        {
            var c = _source[i];
            var next = i + 1 < end ? _source[i + 1] : '\0';
            if (knowsEscapes && c == '\\' && (next is '\\' or '"' or '\'' || (next == ' ' && quote == '\0')))
            {
                c = next;
                i++;
            }
            else if (quote == '\0' ? c == '"' || (knowsEscapes && c == '\'') : c == quote)
            {
                quote = quote == '\0' ? c : '\0';
                continue;
            }

            places.Add(i);
            result.Append(c);
        }

        places.Add(end);
        return result.ToString();
    }
}
