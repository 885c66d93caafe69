using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax;

/// <summary>The line grammar of ssh_config and sshd_config. It knows no keyword and never fails.</summary>
/// <remarks>
/// Words are those of OpenSSH 8.7 and later (<c>misc.c: argv_split</c>), the first word of a line is that of all
/// releases (<c>misc.c: strdelim</c>). Only a line feed ends a line; a NUL byte ends what OpenSSH sees of it.
/// </remarks>
internal static class Grammar
{
    private const string Blank = " \t\r";
    private const string End = "\n\0";

    /// <summary>Texts longer than this are cut at line ends and parsed in parallel: no line depends on another.</summary>
    private const int ChunkLength = 1 << 19;

    // In front of the keyword they are an empty word, which OpenSSH skips once.
    private static readonly Parser<char, Gap> _gap = BlanksAndEquals(Blank);

    private static readonly Parser<char, WordPart> _keywordQuote = Map(
        (open, text, close) =>
            new WordPart(
                close.End,
                close.IsEmpty ? SyntaxTokenFlags.DoubleQuoted | SyntaxTokenFlags.Unterminated : SyntaxTokenFlags.DoubleQuoted
            ),
        Run("\"", limit: 1),
        Until("\"" + End),
        Run("\"", limit: 1)
    );

    private static readonly Parser<char, Word> _keyword = Map(
        (bare, quoted) => new Word(bare.Start, Math.Max(bare.End, quoted.End), quoted.Flags),
        Until(Blank + "\"=" + End),
        When("\"", _keywordQuote)
    );

    private static readonly Parser<char, Gap> _blankGap = Run(Blank).Select(blanks => new Gap(blanks.Start, null));

    private static readonly Parser<char, WordPart> _doubleQuoted = Quoted('"', SyntaxTokenFlags.DoubleQuoted);
    private static readonly Parser<char, WordPart> _singleQuoted = Quoted('\'', SyntaxTokenFlags.SingleQuoted);

    // A backslash takes a quote, a backslash or a blank with it; before anything else it is a plain character.
    private static readonly Parser<char, WordPart> _escape = Map(
        (slash, next) => new WordPart(next.End, next.IsEmpty ? SyntaxTokenFlags.None : SyntaxTokenFlags.Escaped),
        Run("\\", limit: 1),
        Run("\\\"' ", limit: 1)
    );

    private static readonly Parser<char, WordPart> _plain = Until(" \t\"'\\" + End)
        .Select(span => new WordPart(span.End, SyntaxTokenFlags.None));

    private static readonly Parser<char, WordPart?> _wordPart = When(
        "\"",
        _doubleQuoted.Select(Some),
        When("'", _singleQuoted.Select(Some), When("\\", _escape.Select(Some), Unless(" \t" + End, _plain.Select(Some))))
    );

    private static readonly Parser<char, WordPart> _wordRest = Repeat(_wordPart).Select(Join);

    private static readonly Parser<char, Word?> _word = Map(
        (bare, rest) => (Word?)new Word(bare.Start, Math.Max(bare.End, rest.End), rest.Flags),
        Until(" \t\"'\\" + End),
        When("\"'\\", _wordRest)
    );

    private static readonly Parser<char, Few<Word>> _words = RepeatFew(Run(" \t").Then(Unless("#" + End, _word)));

    private static readonly Parser<char, Content> _quotedKeyword = Map(
        (gap, words) => new Content(gap.EqualsSign, words),
        _blankGap,
        _words
    );

    private static readonly Parser<char, Content> _unquotedKeyword = Map((gap, words) => new Content(gap.EqualsSign, words), _gap, _words);

    private static readonly Parser<char, Body?> _directive = _keyword.Bind(
        keyword => (keyword.Flags & SyntaxTokenFlags.DoubleQuoted) != 0 ? _quotedKeyword : _unquotedKeyword,
        (keyword, content) => (Body?)new Body(keyword, content)
    );

    private static readonly Parser<char, Line?> _line = Map(
        (leading, body, end) => (Line?)new Line(leading.Start, body, end),
        _gap,
        Unless("#" + End, _directive),
        RestOfLine()
    );

    private static readonly Parser<char, Line?> _plainLine = new PlainLine(_line);

    /// <summary>The lines of a text that are neither blank nor comments.</summary>
    internal static ImmutableArray<DirectiveSyntax> Parse(string text)
    {
        var chunks = Chunks(text);
        if (chunks.Length == 1)
        {
            return ParseChunk(text, chunks[0]);
        }

        var parts = new ImmutableArray<DirectiveSyntax>[chunks.Length];
        Parallel.For(0, chunks.Length, i => parts[i] = ParseChunk(text, chunks[i]));
        var result = ImmutableArray.CreateBuilder<DirectiveSyntax>(parts.Sum(part => part.Length));
        foreach (var part in parts)
        {
            result.AddRange(part);
        }

        return result.MoveToImmutable();
    }

    private static ImmutableArray<TextSpan> Chunks(string text)
    {
        // A byte order mark is no part of the line; the model tells of it.
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var chunks = ImmutableArray.CreateBuilder<TextSpan>();
        while (text.Length - start > ChunkLength)
        {
            var lineFeed = text.IndexOf('\n', start + ChunkLength);
            if (lineFeed < 0)
            {
                break;
            }

            chunks.Add(TextSpan.FromBounds(start, lineFeed + 1));
            start = lineFeed + 1;
        }

        chunks.Add(TextSpan.FromBounds(start, text.Length));
        return chunks.DrainToImmutable();
    }

    /// <summary>The same by the grammar alone, for the law that no line is read otherwise in one step.</summary>
    internal static ImmutableArray<DirectiveSyntax> ParseWithoutPlainLines(string text) =>
        ParseChunk(text, TextSpan.FromBounds(0, text.Length), _line);

    private static ImmutableArray<DirectiveSyntax> ParseChunk(string text, TextSpan chunk) => ParseChunk(text, chunk, _plainLine);

    private static ImmutableArray<DirectiveSyntax> ParseChunk(string text, TextSpan chunk, Parser<char, Line?> lines) =>
        Collect(lines, line => line is { Body: { } body } ? DirectiveAssembly.Assemble(text, chunk.Start, line.Value, body) : null)
            .ParseOrThrow(text.AsSpan(chunk.Start, chunk.Length));

    private static Parser<char, WordPart> Quoted(char quote, SyntaxTokenFlags flag)
    {
        // Inside quotes a backslash takes a quote or a backslash with it (misc.c: argv_split).
        var part = When(
            "\\",
            Run("\\", limit: 1).Then(Run("\\\"'", limit: 1)).Select(Extent),
            Unless(quote + End, Until($"{quote}\\{End}").Select(Extent))
        );
        return Map(
            (open, parts, close) =>
                new WordPart(close.End, flag | (close.IsEmpty ? SyntaxTokenFlags.Unterminated : SyntaxTokenFlags.None) | Join(parts).Flags),
            Run($"{quote}", limit: 1),
            Repeat(part),
            Run($"{quote}", limit: 1)
        );

        static WordPart? Extent(TextSpan span) => new WordPart(span.End, SyntaxTokenFlags.None);
    }

    private static WordPart Join(ImmutableArray<WordPart> parts)
    {
        var flags = SyntaxTokenFlags.None;
        foreach (var part in parts)
        {
            flags |= part.Flags;
        }

        return new WordPart(parts.IsEmpty ? 0 : parts[^1].End, flags);
    }

    private static WordPart? Some(WordPart part) => part;

    /// <summary>Where a piece of a word ends, and what is special about it.</summary>
    internal readonly record struct WordPart(int End, SyntaxTokenFlags Flags);

    /// <summary>A word, relative to the chunk.</summary>
    internal readonly record struct Word(int Start, int End, SyntaxTokenFlags Flags);

    /// <summary>What follows a keyword.</summary>
    internal readonly record struct Content(int? EqualsSign, Few<Word> Words);

    /// <summary>A line that is neither blank nor a comment.</summary>
    internal readonly record struct Body(Word Keyword, Content Content);

    /// <summary>One line with its line feed.</summary>
    internal readonly record struct Line(int Start, Body? Body, LineEnd End);
}
