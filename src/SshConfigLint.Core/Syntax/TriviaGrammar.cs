using System.Collections.Immutable;
using Pidgin;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax;

/// <summary>Splits the text between two tokens into trivia; asked for only when somebody looks.</summary>
internal static class TriviaGrammar
{
    private static readonly Parser<char, SyntaxTrivia?> _other = Until("\n")
        .Select(span => (SyntaxTrivia?)new SyntaxTrivia(SyntaxTriviaKind.Skipped, span));

    private static readonly Parser<char, SyntaxTrivia?> _piece = When(
        " \t\r\f",
        Run(" \t\r\f").Select(span => (SyntaxTrivia?)new SyntaxTrivia(SyntaxTriviaKind.Whitespace, span)),
        When(
            "\n",
            Run("\n", limit: 1).Select(span => (SyntaxTrivia?)new SyntaxTrivia(SyntaxTriviaKind.EndOfLine, span)),
            When(
                "#",
                Until("\n\0").Select(span => (SyntaxTrivia?)new SyntaxTrivia(SyntaxTriviaKind.Comment, span)),
                When(
                    "\uFEFF",
                    Run("\uFEFF", limit: 1).Select(span => (SyntaxTrivia?)new SyntaxTrivia(SyntaxTriviaKind.ByteOrderMark, span)),
                    _other
                )
            )
        )
    );

    private static readonly Parser<char, ImmutableArray<SyntaxTrivia>> _pieces = Repeat(_piece);

    /// <summary>The trivia from <paramref name="start"/> up to <paramref name="end"/>, without a gap.</summary>
    internal static IEnumerable<SyntaxTrivia> Parse(string text, int start, int end) =>
        _pieces.ParseOrThrow(text.AsSpan(start, end - start)).Select(trivia => trivia with { Span = trivia.Span.Shift(start) });
}
