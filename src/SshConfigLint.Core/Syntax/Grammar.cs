using System.Collections.Immutable;

namespace SshConfigLint.Syntax;

internal static class Grammar
{
    internal static ImmutableArray<DirectiveSyntax> Parse(string text) => throw new NotImplementedException(text);
}

internal static class TriviaGrammar
{
    internal static IEnumerable<SyntaxTrivia> Parse(string text, int start, int end) =>
        throw new NotImplementedException(text + start + end);
}
