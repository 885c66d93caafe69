using System.Collections.Immutable;
using SshConfigLint.Text;

namespace SshConfigLint.Syntax;

/// <summary>The lossless tree of one file: its directives and, between them, trivia.</summary>
/// <remarks>Any text gives a tree; nothing is thrown and no character is lost (<see cref="ToFullString"/> is the text).</remarks>
public sealed class SyntaxTree
{
    private SyntaxTree(SourceText text, ImmutableArray<DirectiveSyntax> directives)
    {
        Text = text;
        Directives = directives;
    }

    /// <summary>The text that was parsed.</summary>
    public SourceText Text { get; }

    /// <summary>The lines that are neither blank nor comments, in order.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; }

    /// <summary>Parses a text.</summary>
    public static SyntaxTree Parse(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SyntaxTree(text, Grammar.Parse(text.Content));
    }

    /// <summary>Parses a text that was never a file.</summary>
    public static SyntaxTree Parse(string text) => Parse(SourceText.From(text));

    /// <summary>The directive whose line, line feed included, holds an offset; null where there is none.</summary>
    public DirectiveSyntax? DirectiveAt(int offset)
    {
        var next = IndexOfDirectiveAfter(offset);
        return next > 0 && Directives[next - 1].Line.Contains(offset) ? Directives[next - 1] : null;
    }

    /// <summary>The position among the directives of the first one whose line begins behind an offset; their number when none does.</summary>
    internal int IndexOfDirectiveAfter(int offset)
    {
        var (low, high) = (0, Directives.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Directives[middle].Line.Start <= offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>All tokens in order.</summary>
    public IEnumerable<SyntaxToken> Tokens()
    {
        foreach (var directive in Directives)
        {
            yield return directive.Keyword;
            if (directive.EqualsSign is { } equalsSign)
            {
                yield return equalsSign;
            }

            foreach (var argument in directive.Arguments)
            {
                yield return argument;
            }
        }
    }

    /// <summary>All trivia in order: with <see cref="Tokens"/> it covers the text without a gap.</summary>
    public IEnumerable<SyntaxTrivia> Trivia()
    {
        var position = 0;
        foreach (var token in Tokens())
        {
            foreach (var trivia in TriviaGrammar.Parse(Text.Content, position, token.Span.Start))
            {
                yield return trivia;
            }

            position = token.Span.End;
        }

        foreach (var trivia in TriviaGrammar.Parse(Text.Content, position, Text.Length))
        {
            yield return trivia;
        }
    }

    /// <summary>The text put together again from tokens and trivia.</summary>
    public string ToFullString()
    {
        var pieces = Tokens().Select(token => token.Span).Concat(Trivia().Select(trivia => trivia.Span)).Order();
        return string.Concat(pieces.Select(Text.ToString));
    }
}
