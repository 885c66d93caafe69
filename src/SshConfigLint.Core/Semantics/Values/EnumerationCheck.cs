using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>Words of a fixed list (<c>readconf.c: parse_multistate</c>).</summary>
internal static class EnumerationCheck
{
    private static readonly OpenSshVersion _firstServerFlagsWithoutCase = new(7, 7);

    internal static void Check(ValueContext context)
    {
        if (!context.IsEmptyWord(context.Words[0]))
        {
            CheckWord(context, context.Words[0], context.Keyword.WordsIn(context.Version), IsCaseSensitive(context));
        }

        ExtraWords.Check(context, taken: 1);
    }

    /// <summary>Reports a word that is none of <paramref name="choices"/>.</summary>
    internal static void CheckWord(ValueContext context, SyntaxToken word, ImmutableArray<string> choices, bool isCaseSensitive)
    {
        // No words: the tables do not say what the keyword takes.
        var written = word.Value;
        if (choices.IsEmpty || Contains(choices, written, isCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var meant = Meant(written, choices);
        context.Invalid(
            word,
            $"{ValueContext.Choices(Shown(choices))} is expected",
            suggestion: meant,
            help: Age(context, written) ?? (meant is null ? null : $"write `{meant}`")
        );
    }

    private static bool IsCaseSensitive(ValueContext context) =>
        context.Keyword.AreWordsCaseSensitive
        || (
            context.Kind == ConfigKind.Server
            && context.Version < _firstServerFlagsWithoutCase
            && context.Keyword.WordsIn(context.Version) is { Length: 2 }
        );

    private static string? Meant(string written, ImmutableArray<string> choices)
    {
        var synonym = written.ToLowerInvariant() switch
        {
            "true" or "on" or "1" or "enable" or "enabled" or "y" => "yes",
            "false" or "off" or "0" or "disable" or "disabled" or "n" => "no",
            var lower => lower,
        };
        return Contains(choices, synonym, StringComparison.Ordinal)
            ? synonym
            : SpellingSuggestion.For(written, choices.Where(choice => !choice.Contains(':', StringComparison.Ordinal)));
    }

    /// <summary>Says so when another release knows the word.</summary>
    private static string? Age(ValueContext context, string written)
    {
        foreach (var row in context.Keyword.Words)
        {
            if (!Contains(row.Value, written, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            return row.Release > context.Version
                ? $"`{written}` came with OpenSSH {row.Release}, and the target is {context.Version}"
                : $"releases before OpenSSH {context.Version} took `{written}`";
        }

        return null;
    }

    // `true` and `false` are old spellings that nobody needs to learn.
    private static IEnumerable<string> Shown(ImmutableArray<string> choices) =>
        choices.Contains("yes") ? choices.Where(word => word is not ("true" or "false")) : choices;

    private static bool Contains(ImmutableArray<string> words, string word, StringComparison comparison) =>
        words.Any(choice => choice.Equals(word, comparison));
}
