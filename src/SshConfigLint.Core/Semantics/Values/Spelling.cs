using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>What releases before 8.7 read into quotes and comments.</summary>
internal static class Spelling
{
    internal static void Check(ValueContext context)
    {
        if (context.SplitsLikeArgv || context.HasProblem)
        {
            return;
        }

        for (var i = 0; i < context.Words.Length; i++)
        {
            var word = context.Words[i];
            if (word.Characters is ['\'', ..])
            {
                SingleQuote(context, word);
                return;
            }

            if (
                word.Characters is ['#', ..]
                && i > 0
                && context.Kind == ConfigKind.Client
                && context.Version < DirectiveWords.ClientComments
            )
            {
                context.Report(
                    ProblemKind.CommentInValue,
                    TextSpan.FromBounds(word.Span.Start, context.Words[^1].Span.End),
                    $"ssh {context.Version} knows no comment behind a value: these words are values of `{context.Keyword.Name}`",
                    ProblemEffect.Ignored,
                    help: "put the comment on a line of its own"
                );
                return;
            }
        }
    }

    private static void SingleQuote(ValueContext context, SyntaxToken word) =>
        context.Report(
            ProblemKind.SingleQuote,
            word.Span,
            $"{context.Program} {context.Version} knows no single quotes: they are a part of the value of `{context.Keyword.Name}`",
            ProblemEffect.Ignored,
            help: "use double quotes"
        );
}
