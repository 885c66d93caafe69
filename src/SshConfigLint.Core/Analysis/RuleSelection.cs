using System.Collections.Immutable;

namespace SshConfigLint.Analysis;

/// <summary>The rules of a run, and what was wrong with the words that selected them.</summary>
/// <param name="Rules">The rules that run, sorted by id.</param>
/// <param name="Enabled">The same with their severities, parameters and controls, sorted by id.</param>
/// <param name="Errors">One sentence for each selector that selects nothing, lower case, no period.</param>
public sealed record RuleSelection(ImmutableArray<Rule> Rules, ImmutableArray<EnabledRule> Enabled, ImmutableArray<string> Errors)
{
    private readonly Lazy<Dictionary<string, EnabledRule>> _byId = new(() =>
        Enabled.ToDictionary(rule => rule.Descriptor.Id, StringComparer.Ordinal)
    );

    /// <summary>All rules, whether they run or not.</summary>
    public ImmutableArray<Rule> Catalog { get; init; } = Rules;

    /// <summary>Findings below it are counted, not shown.</summary>
    public Severity MinSeverity { get; init; } = Severity.Info;

    /// <summary>What parameters are set to, by the id of the rule; null when all have their defaults.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, ParameterValue>>? Parameters { get; } =
        Enabled.Any(rule => !rule.Parameters.IsEmpty)
            ? Enabled.Where(rule => !rule.Parameters.IsEmpty).ToImmutableDictionary(rule => rule.Descriptor.Id, rule => rule.Parameters)
            : null;

    /// <summary>The rule as this run has it; null when it does not run.</summary>
    public EnabledRule? Find(string id) => _byId.Value.GetValueOrDefault(id);

    /// <summary>
    /// Decides for each rule of the catalog whether it runs, and how. Each of the options builds upon those before it: in one of them the
    /// narrowest word that matches decides, and of two alike the one that ignores.
    /// </summary>
    /// <param name="catalog">All rules.</param>
    /// <param name="layers">What is wanted, the strongest last.</param>
    public static RuleSelection Of(ImmutableArray<Rule> catalog, params ReadOnlySpan<LintOptions> layers)
    {
        var errors = ImmutableArray.CreateBuilder<string>();
        var states = catalog
            .OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)
            .Select(rule => new State(rule, rule.Descriptor is { IsEnabledByDefault: true, Category: not Category.Style }))
            .ToArray();
        var minSeverity = Severity.Info;
        foreach (var options in layers)
        {
            ArgumentNullException.ThrowIfNull(options);
            Apply(options, states, catalog, errors);
            minSeverity = options.MinSeverity ?? minSeverity;
        }

        var running = states.Where(state => state.Runs).ToList();
        return new RuleSelection(
            [.. running.Select(state => state.Rule)],
            [.. running.Select(state => state.Enabled)],
            errors.ToImmutable()
        )
        {
            MinSeverity = minSeverity,
            Catalog = catalog,
        };
    }

    private static void Apply(LintOptions options, State[] states, ImmutableArray<Rule> catalog, ImmutableArray<string>.Builder errors)
    {
        var selected = Parse(options.Select.AddRange(options.ExtendSelect), catalog, errors);
        var ignored = Parse(options.Ignore, catalog, errors);
        if (!options.Select.IsEmpty || selected.Count + ignored.Count > 0)
        {
            foreach (var state in states)
            {
                var widest = options.Select.IsEmpty && state.Runs ? 0 : -1;
                state.Runs = Math.Max(widest, Narrowest(state, selected)) > Narrowest(state, ignored);
            }
        }

        foreach (var setting in options.Rules)
        {
            if (Array.Find(states, state => state.IsCalled(setting.Rule)) is { } state)
            {
                // An ignored rule stays so: of two alike the one that ignores decides.
                state.Take(setting, isIgnored: Narrowest(state, ignored) >= RuleSelector.OneRule);
            }
            else
            {
                errors.Add(RuleSelector.UnknownRule(setting.Rule, catalog));
            }
        }
    }

    private static int Narrowest(State state, List<RuleSelector> selectors) =>
        selectors
            .Where(selector => selector.Matches(state.Rule.Descriptor))
            .Select(selector => selector.Specificity)
            .DefaultIfEmpty(-1)
            .Max();

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

    /// <summary>What the options so far make of a rule.</summary>
    private sealed class State(Rule rule, bool runs)
    {
        internal Rule Rule => rule;

        internal bool Runs { get; set; } = runs;

        internal EnabledRule Enabled { get; private set; } = new(rule.Descriptor, rule.Descriptor.Severity);

        internal bool IsCalled(string text) =>
            string.Equals(rule.Descriptor.Id, text, StringComparison.OrdinalIgnoreCase)
            || string.Equals(rule.Descriptor.Name, text, StringComparison.OrdinalIgnoreCase);

        internal void Take(RuleSetting setting, bool isIgnored)
        {
            Runs = (setting.Runs ?? Runs) && !isIgnored;
            Enabled = Enabled with
            {
                Severity = setting.Severity ?? Enabled.Severity,
                Parameters = Enabled.Parameters.SetItems(setting.Parameters),
                Controls = setting.Controls.IsEmpty ? Enabled.Controls : setting.Controls,
            };
        }
    }
}
