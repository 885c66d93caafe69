using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>One word of a Match line, taken apart: <c>name</c>, <c>!name</c>, <c>name=value</c>.</summary>
/// <param name="Name">The name as written, without <c>!</c>.</param>
/// <param name="IsNegated">Whether a <c>!</c> stands in front.</param>
/// <param name="NameSpan">Where the name stands within the word, <c>!</c> excluded.</param>
/// <param name="Value">What stands behind the first <c>=</c>; null without one.</param>
/// <param name="ValueSpan">Where it stands; empty without one.</param>
public sealed record MatchWord(string Name, bool IsNegated, TextSpan NameSpan, string? Value, TextSpan ValueSpan)
{
    private static readonly Parser<char, (TextSpan Negation, TextSpan Name, TextSpan EqualsSign, TextSpan Value)> _word = Map(
        (negation, name, equalsSign, value) => (negation, name, equalsSign, value),
        Run("!", limit: 1),
        Until("="),
        Run("=", limit: 1),
        Until("")
    );

    /// <summary>Takes a word apart; every text is one.</summary>
    public static MatchWord Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (negation, name, equalsSign, value) = _word.ParseOrThrow(text);
        return new MatchWord(
            text.Substring(name.Start, name.Length),
            !negation.IsEmpty,
            name,
            equalsSign.IsEmpty ? null : text.Substring(value.Start, value.Length),
            value
        );
    }
}

/// <summary>A criterion of a Match line with the words that make it up.</summary>
/// <param name="Word">The word that names it.</param>
/// <param name="WordIndex">The place of that word on the line, zero-based.</param>
/// <param name="Argument">Its argument; null when there is none.</param>
/// <param name="ArgumentIndex">The place of the word that holds the argument; that of the name for <c>name=value</c>, -1 without one.</param>
public sealed record MatchCriterion(MatchWord Word, int WordIndex, string? Argument, int ArgumentIndex)
{
    /// <summary>Where the argument stands within its word.</summary>
    public TextSpan ArgumentSpan =>
        Argument is null ? default
        : ArgumentIndex == WordIndex ? Word.ValueSpan
        : new TextSpan(0, Argument.Length);
}

/// <summary>The criteria of a Match line.</summary>
/// <param name="Criteria">In order.</param>
public sealed record MatchCriteria(ImmutableArray<MatchCriterion> Criteria)
{
    /// <summary>Puts the words of a line together to criteria.</summary>
    /// <param name="words">The words after Match, quotes resolved.</param>
    /// <param name="takesArgument">Whether a criterion, named as written, is followed by an argument.</param>
    public static MatchCriteria Parse(ImmutableArray<string> words, Func<string, bool> takesArgument)
    {
        ArgumentNullException.ThrowIfNull(takesArgument);
        var criteria = ImmutableArray.CreateBuilder<MatchCriterion>();
        for (var i = 0; i < words.Length; i++)
        {
            var word = MatchWord.Parse(words[i]);
            if (word.Value is not null)
            {
                criteria.Add(new MatchCriterion(word, i, word.Value, i));
            }
            else if (takesArgument(word.Name) && i + 1 < words.Length)
            {
                criteria.Add(new MatchCriterion(word, i, words[i + 1], i + 1));
                i++;
            }
            else
            {
                criteria.Add(new MatchCriterion(word, i, null, -1));
            }
        }

        return new MatchCriteria(criteria.ToImmutable());
    }
}
