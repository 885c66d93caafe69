using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SshConfigLint.Text;

namespace SshConfigLint.Syntax;

/// <summary>Makes a directive of what the grammar read of a line, after OpenSSH's cut at the end of the line.</summary>
internal static class DirectiveAssembly
{
    /// <summary>Null when nothing but blanks is left.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="offset">Where the chunk begins that the line's places are relative to.</param>
    /// <param name="line">The line.</param>
    /// <param name="body">What is on it.</param>
    internal static DirectiveSyntax? Assemble(string text, int offset, in Grammar.Line line, in Grammar.Body body)
    {
        var start = line.Start + offset;
        var hasNul = line.End.Skipped < line.End.LineFeed;
        var end = TrimmedEnd(text, start, line.End.Skipped + offset);
        if (Token(text, offset, end, SyntaxTokenKind.Keyword, body.Keyword) is not { } keyword)
        {
            return null;
        }

        var (equalsSign, words) = body.Content;
        var arguments = Arguments(text, offset, end, words);
        var comment = line.End.Comment + offset;
        var commentStart = line.End.Comment == line.End.Skipped || comment >= end ? (int?)null : comment;
        var restStart = arguments.IsEmpty ? commentStart ?? end : arguments[0].Span.Start;
        var flags = hasNul ? DirectiveFlags.HasNul : DirectiveFlags.None;
        if (IsUnreadable(keyword))
        {
            flags |= DirectiveFlags.PassedOver;
        }

        return new DirectiveSyntax(
            TextSpan.FromBounds(start, line.End.End + offset),
            keyword,
            equalsSign + offset,
            arguments,
            commentStart,
            TextSpan.FromBounds(restStart, Math.Max(restStart, end)),
            flags
        );
    }

    /// <summary>Blanks and form feeds are cut from the end of a line, but never its first character (<c>readconf.c: process_config_line_depth</c>).</summary>
    private static int TrimmedEnd(string text, int start, int end)
    {
        while (end > start + 1 && text[end - 1] is ' ' or '\t' or '\r' or '\f')
        {
            end--;
        }

        return end;
    }

    private static ImmutableArray<SyntaxToken> Arguments(string text, int offset, int end, in Few<Grammar.Word> words)
    {
        // Words of nothing but form feeds at the end are cut away.
        var count = words.Count;
        while (count > 0 && words[count - 1].Start + offset >= end)
        {
            count--;
        }

        if (count == 0)
        {
            return [];
        }

        var arguments = new SyntaxToken[count];
        for (var i = 0; i < count; i++)
        {
            arguments[i] = Token(text, offset, end, SyntaxTokenKind.Argument, words[i])!.Value;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(arguments);
    }

    private static SyntaxToken? Token(string text, int offset, int end, SyntaxTokenKind kind, in Grammar.Word word)
    {
        var span = TextSpan.FromBounds(word.Start + offset, Math.Min(word.End + offset, end));
        var isMissing = kind == SyntaxTokenKind.Keyword && word.Start == word.End;
        return span.Length > 0 || isMissing ? new SyntaxToken(text, kind, span, word.Flags) : null;
    }

    private static bool IsUnreadable(SyntaxToken keyword) =>
        (keyword.Flags & SyntaxTokenFlags.Unterminated) != 0
        || (keyword.IsPlain ? keyword.Characters is [] or ['#', ..] : keyword.Value is "" or ['#', ..]);
}
