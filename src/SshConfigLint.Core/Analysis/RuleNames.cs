using System.Collections.Immutable;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>The rules that a comment or a baseline may name, by id and name in any case.</summary>
internal sealed class RuleNames
{
    private readonly Dictionary<string, RuleDescriptor> _rules = new(StringComparer.OrdinalIgnoreCase);

    internal RuleNames(ImmutableArray<Rule> catalog)
    {
        foreach (var rule in catalog)
        {
            _rules[rule.Descriptor.Id] = rule.Descriptor;
            _rules[rule.Descriptor.Name] = rule.Descriptor;
        }
    }

    internal RuleDescriptor? Find(string text) => _rules.GetValueOrDefault(text);

    /// <summary>Whether the word selects rules elsewhere: all, a category, or the beginning of ids.</summary>
    internal bool IsFamily(string text) =>
        string.Equals(text, "ALL", StringComparison.OrdinalIgnoreCase)
        || Enum.TryParse<Category>(text, ignoreCase: true, out _)
        || (
            text.StartsWith("SSH", StringComparison.OrdinalIgnoreCase)
            && _rules.Keys.Any(id => id.StartsWith(text, StringComparison.OrdinalIgnoreCase))
        );

    internal string? Nearest(string text) => SpellingSuggestion.For(text, _rules.Keys.Order(StringComparer.Ordinal));
}
