using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>PerSourcePenalties: <c>yes</c> or <c>no</c>, or <c>item:value</c> words (<c>servconf.c: sPerSourcePenalties</c>).</summary>
internal static class PenaltiesCheck
{
    internal static void Check(ValueContext context)
    {
        for (var i = 0; i < context.Words.Length; i++)
        {
            var word = context.Words[i];
            if (word.Value.ToLowerInvariant() is not ("yes" or "no"))
            {
                Item(context, word);
            }
            else if (i + 1 < context.Words.Length)
            {
                context.Report(
                    ProblemKind.InvalidValue,
                    word.Span,
                    $"`{word.Value}` must be the only value of `{context.Keyword.Name}`",
                    help: $"delete `{word.Value}`: naming an item switches the penalties on"
                );
            }
        }
    }

    private static void Item(ValueContext context, SyntaxToken word)
    {
        var times = ValueWords.PenaltyTimes(context.Version);
        var colon = word.Value.IndexOf(':', StringComparison.Ordinal);
        var item = colon < 0 ? word.Value : word.Value[..colon];
        var value = colon < 0 ? "" : word.Value[(colon + 1)..];
        var isKnown = times.Contains(item) || ValueWords.PenaltyNumbers.Contains(item) || ValueWords.PenaltyOverflowItems.Contains(item);
        if (!isKnown || colon < 0)
        {
            var known = times.Concat(ValueWords.PenaltyNumbers).Concat(ValueWords.PenaltyOverflowItems);
            context.Invalid(
                word,
                isKnown ? "a `:` and a value must follow the item" : "it is no item of the list",
                new TextSpan(0, item.Length),
                suggestion: isKnown ? null : SpellingSuggestion.For(item, known),
                help: isKnown ? null : $"items are {ValueContext.Choices(known)}"
            );
        }
        else if (times.Contains(item))
        {
            TimeCheck.CheckDuration(context, word, value, colon + 1);
        }
        else if (ValueWords.PenaltyNumbers.Contains(item))
        {
            NumberCheck.Integer(context, word, value, colon + 1);
        }
        else if (!ValueWords.PenaltyOverflows.Contains(value))
        {
            context.Invalid(
                word,
                $"{ValueContext.Choices(ValueWords.PenaltyOverflows)} is expected",
                TextSpan.FromBounds(colon + 1, word.Value.Length)
            );
        }
    }
}
