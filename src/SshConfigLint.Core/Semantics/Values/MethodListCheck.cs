using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>AuthenticationMethods and PubkeyAuthOptions.</summary>
internal static class MethodListCheck
{
    private const string MaxQueries = "max-pk-ok:";
    private const int HighestMaxQueries = 255;

    private static readonly OpenSshVersion _firstThatLooksAtTheLine = new(9, 7);

    internal static void Check(ValueContext context)
    {
        if (!context.SplitsLikeArgv && !ListWords.EndsAtEmptyWord(context))
        {
            return;
        }

        if (ExtraWords.BlanksInList(context, taken: 1))
        {
            return;
        }

        for (var i = 0; i < context.Words.Length; i++)
        {
            var word = context.Words[i];
            if (word.Value == "any")
            {
                Any(context, i);
                if (context.HasProblem)
                {
                    return;
                }
            }
            else if ((i == 0 || context.SplitsLikeArgv) && context.IsEmptyWord(word))
            {
                return;
            }
            else if (word.Value.Length > 0)
            {
                Methods(context, word);
            }
        }
    }

    internal static void Flags(ValueContext context)
    {
        if (!context.SplitsLikeArgv && !ListWords.EndsAtEmptyWord(context))
        {
            return;
        }

        foreach (var word in context.Words)
        {
            if (context.SplitsLikeArgv || word.Value.Length > 0)
            {
                Flag(context, word);
            }
        }
    }

    private static void Flag(ValueContext context, SyntaxToken word)
    {
        var words = context.Keyword.WordsIn(context.Version);
        if (words.Contains($"{MaxQueries}N") && word.Value.StartsWith(MaxQueries, StringComparison.OrdinalIgnoreCase))
        {
            NumberCheck.Integer(context, word, word.Value[MaxQueries.Length..], MaxQueries.Length, HighestMaxQueries);
            return;
        }

        EnumerationCheck.CheckWord(context, word, words, isCaseSensitive: false);
    }

    private static void Any(ValueContext context, int index)
    {
        // Up to 9.6 methods in front of the word are no error where they are not taken: in a block, at start.
        var isLenient = context.Version < _firstThatLooksAtTheLine && !context.Directive.Block.IsReadAtStart;
        if (isLenient ? context.Words[index..].Any(after => after.Value != "any") : context.Words.Length > 1)
        {
            var word = context.Words[index];
            context.Report(
                ProblemKind.InvalidValue,
                word.Span,
                $"`any` must be the only value of `{context.Keyword.Name}`",
                help: "delete `any`, or the other lists"
            );
        }
    }

    /// <summary>Each method may have a submethod behind a colon, which is not looked at (<c>auth2-methods.c: auth2_methods_valid</c>).</summary>
    private static void Methods(ValueContext context, SyntaxToken word)
    {
        foreach (var item in CommaList.Parse(word.Value).Items)
        {
            var colon = item.Text.IndexOf(':', StringComparison.Ordinal);
            var method = colon < 0 ? item.Text : item.Text[..colon];
            if (ValueWords.AuthenticationMethods.Contains(method))
            {
                continue;
            }

            context.Invalid(
                word,
                method.Length == 0 ? "a method is missing" : $"`{ValueContext.Shown(method)}` is no authentication method",
                item.Span,
                help: $"methods are {ValueContext.Choices(ValueWords.AuthenticationMethods)}",
                suggestion: SpellingSuggestion.For(method, ValueWords.AuthenticationMethods)
            );
            return;
        }
    }
}
