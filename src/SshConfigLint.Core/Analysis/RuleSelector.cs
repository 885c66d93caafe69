using System.Collections.Immutable;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>A user's word for one or more rules: <c>ALL</c>, a category, the beginning of an id, an id or a name; in any case.</summary>
/// <param name="Text">The word.</param>
/// <param name="Specificity">How narrow it is: the narrower of two that disagree decides.</param>
public readonly record struct RuleSelector(string Text, int Specificity)
{
    private const int All = 0;
    private const int OneCategory = 1;
    internal const int OneRule = 5;

    /// <summary>Reads a word; an error names the nearest thing that there is.</summary>
    public static RuleSelector? TryParse(string text, ImmutableArray<Rule> catalog, out string error)
    {
        ArgumentNullException.ThrowIfNull(text);
        error = "";
        var rules = catalog.Select(rule => rule.Descriptor).ToList();
        if (Same(text, "ALL"))
        {
            return new RuleSelector(text, All);
        }

        if (Enum.GetNames<Category>().Any(name => Same(name, text)))
        {
            return new RuleSelector(text, OneCategory);
        }

        if (rules.Any(rule => Same(rule.Id, text) || Same(rule.Name, text)))
        {
            return new RuleSelector(text, OneRule);
        }

        if (IsIdPrefix(text) && rules.Any(rule => rule.Id.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
        {
            // SSH is as wide as ALL, SSH2 as wide as a category.
            return new RuleSelector(text, text.Length - "SSH".Length);
        }

        var candidates = NamesOf(catalog).Concat(Enum.GetNames<Category>().Select(name => name.ToLowerInvariant())).Append("ALL");
        error = $"no rule is selected by '{text}'" + SpellingSuggestion.Ask(text, candidates);
        return null;
    }

    /// <summary>The sentence for a word that is neither the id nor the name of a rule.</summary>
    internal static string UnknownRule(string text, ImmutableArray<Rule> catalog) =>
        $"unknown rule '{text}'" + SpellingSuggestion.Ask(text, NamesOf(catalog));

    private static IEnumerable<string> NamesOf(ImmutableArray<Rule> catalog) =>
        catalog.SelectMany(rule => new[] { rule.Descriptor.Id, rule.Descriptor.Name });

    /// <summary>Whether the rule is one of those meant.</summary>
    public bool Matches(RuleDescriptor rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Same(Text, "ALL")
            || Same(Text, rule.Category.ToString())
            || Same(Text, rule.Name)
            || Same(Text, rule.Id)
            || (IsIdPrefix(Text) && rule.Id.StartsWith(Text, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool IsIdPrefix(string text) =>
        text.StartsWith("SSH", StringComparison.OrdinalIgnoreCase) && !text.AsSpan(3).ContainsAnyExceptInRange('0', '9');
}
