namespace SshConfigLint.Semantics.Values;

/// <summary>What all keywords with any number of words have in common.</summary>
internal static class ListWords
{
    /// <summary>Reports empty words and a <c>none</c> among others; true when there is none of that.</summary>
    internal static bool Check(ValueContext context, bool noneStandsAlone)
    {
        // Before 8.7 an empty word ended the list, and what followed was left over.
        if (!context.SplitsLikeArgv)
        {
            return EndsAtEmptyWord(context);
        }

        foreach (var word in context.Words)
        {
            if (context.IsEmptyWord(word) || (noneStandsAlone && IsMixedNone(context, word.Value)))
            {
                if (word.Value.Length > 0)
                {
                    context.Report(
                        ProblemKind.InvalidValue,
                        word.Span,
                        $"`{word.Value}` must be the only value of `{context.Keyword.Name}`",
                        help: $"delete `{word.Value}`, or the other values"
                    );
                }

                return false;
            }
        }

        return true;
    }

    /// <summary>Before 8.7: reports words behind an empty one; true when there is none.</summary>
    internal static bool EndsAtEmptyWord(ValueContext context)
    {
        for (var i = 0; i < context.Words.Length; i++)
        {
            if (context.Words[i].Value.Length == 0)
            {
                ExtraWords.Check(context, i + 1);
                return i + 1 == context.Words.Length;
            }
        }

        return true;
    }

    private static bool IsMixedNone(ValueContext context, string word) =>
        context.Words.Length > 1 && word.Equals("none", StringComparison.OrdinalIgnoreCase);
}
