using System.Collections.Immutable;

namespace SshConfigLint.Analysis;

/// <summary>The rules of a run, and what was wrong with the words that selected them.</summary>
/// <param name="Rules">The rules that run, sorted by id.</param>
/// <param name="Enabled">The same with their severities, sorted by id.</param>
/// <param name="Errors">One sentence for each selector that selects nothing, lower case, no period.</param>
public sealed record RuleSelection(ImmutableArray<Rule> Rules, ImmutableArray<EnabledRule> Enabled, ImmutableArray<string> Errors)
{
    /// <summary>Decides for each rule of the catalog whether it runs: the narrowest selector that matches decides, and of two alike the one that ignores.</summary>
    public static RuleSelection Of(ImmutableArray<Rule> catalog, LintOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = ImmutableArray.CreateBuilder<string>();
        var selected = Parse(options.Select.AddRange(options.ExtendSelect), catalog, errors);
        var ignored = Parse(options.Ignore, catalog, errors);
        var rules = catalog
            .Where(rule => Runs(rule.Descriptor, options.Select.IsEmpty, selected, ignored))
            .OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return new RuleSelection(
            rules,
            [.. rules.Select(rule => new EnabledRule(rule.Descriptor, rule.Descriptor.Severity))],
            errors.ToImmutable()
        );
    }

    private static bool Runs(RuleDescriptor rule, bool byDefault, List<RuleSelector> selected, List<RuleSelector> ignored)
    {
        var widest = byDefault && rule is { IsEnabledByDefault: true, Category: not Category.Style } ? 0 : -1;
        return Math.Max(widest, Narrowest(rule, selected)) > Narrowest(rule, ignored);
    }

    private static int Narrowest(RuleDescriptor rule, List<RuleSelector> selectors) =>
        selectors.Where(selector => selector.Matches(rule)).Select(selector => selector.Specificity).DefaultIfEmpty(-1).Max();

    private static List<RuleSelector> Parse(
        ImmutableArray<string> words,
        ImmutableArray<Rule> catalog,
        ImmutableArray<string>.Builder errors
    )
    {
        var selectors = new List<RuleSelector>();
        foreach (var word in words)
        {
            if (RuleSelector.TryParse(word, catalog, out var error) is { } selector)
            {
                selectors.Add(selector);
            }
            else
            {
                errors.Add(error);
            }
        }

        return selectors;
    }
}
