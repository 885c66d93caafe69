using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Syntax;

/// <summary>What holds for the tree of any text.</summary>
internal static class TreeLaws
{
    internal static void Check(SyntaxTree tree)
    {
        var text = tree.Text.Content;
        var pieces = tree.Tokens().Select(token => token.Span).Concat(tree.Trivia().Select(trivia => trivia.Span)).Order().ToList();
        var position = 0;
        foreach (var piece in pieces)
        {
            Assert.True(piece.Start == position, $"{piece} should begin at {position}, where the piece before it ends.");
            position = piece.End;
        }

        Assert.Equal(text.Length, position);
        Assert.Equal(text, tree.ToFullString());
        foreach (var directive in tree.Directives)
        {
            Assert.True(directive.Line.Contains(directive.Span), $"{directive.Span} lies outside its line {directive.Line}.");
            Assert.True(directive.Line.Contains(directive.RestOfLine), $"{directive.RestOfLine} lies outside its line {directive.Line}.");
            foreach (var argument in directive.Arguments)
            {
                var value = argument.Value;
                Assert.True(argument.Span.Contains(argument.SpanOf(new TextSpan(0, value.Length))) || value.Length == 0);
            }
        }
    }
}
