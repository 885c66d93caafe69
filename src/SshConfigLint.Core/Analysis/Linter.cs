using System.Collections.Concurrent;
using System.Collections.Immutable;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Analysis;

/// <summary>Runs rules over models.</summary>
public static class Linter
{
    /// <summary>From so many directives on the rules run in parallel: they are independent and keep no state.</summary>
    private const int LargeModel = 8192;

    /// <summary>Runs every rule that looks at the model's kind; what it finds, sorted by path, place and id, without repetition.</summary>
    /// <param name="model">The configuration.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="parameters">What parameters are set to, by the id of the rule; the default holds for those that are not named.</param>
    /// <param name="disk">The disk of its machine; without one the rules of <see cref="Category.Files"/> do not run.</param>
    /// <param name="pairs">Whom the configuration meets; without anybody the rules about pairs do not run.</param>
    public static ImmutableArray<Diagnostic> Run(
        ConfigModel model,
        ImmutableArray<Rule> rules,
        ImmutableDictionary<string, ImmutableDictionary<string, ParameterValue>>? parameters = null,
        Disk? disk = null,
        ImmutableArray<Pair> pairs = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        var applicable = rules.Where(rule => Runs(rule.Descriptor, model, disk, !pairs.IsDefaultOrEmpty)).ToArray();
        var diagnostics = new List<Diagnostic>[applicable.Length];
        if (model.Directives.Length < LargeModel)
        {
            for (var i = 0; i < applicable.Length; i++)
            {
                diagnostics[i] = RunOne(i);
            }
        }
        else
        {
            // One at a time: rules that ask the same of the model stand side by side and would share a thread.
            var indices = Partitioner.Create(Enumerable.Range(0, applicable.Length), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(indices, i => diagnostics[i] = RunOne(i));
        }

        return Sort(diagnostics.SelectMany(found => found));

        List<Diagnostic> RunOne(int index)
        {
            var rule = applicable[index];
            var values = parameters?.GetValueOrDefault(rule.Descriptor.Id) ?? ImmutableDictionary<string, ParameterValue>.Empty;
            var found = new List<Diagnostic>();
            rule.Analyze(new RuleContext(rule.Descriptor, model, values, disk, found) { Pairs = pairs.IsDefault ? [] : pairs });
            return found;
        }
    }

    private static bool Runs(RuleDescriptor rule, ConfigModel model, Disk? disk, bool hasPairs) =>
        rule.AppliesToKind(model.Kind) && (disk is not null || rule.Category != Category.Files) && (hasPairs || !rule.IsAboutPairs);

    /// <summary>Sorts by path, place and id, and keeps one of several equal findings: a file may be included more than once.</summary>
    public static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) =>
        [
            .. diagnostics
                .DistinctBy(diagnostic => (diagnostic.File.Path, diagnostic.Span, diagnostic.Rule.Id, diagnostic.Message))
                .Order(Order),
        ];

    /// <summary>By path, place and id.</summary>
    internal static IComparer<Diagnostic> Order { get; } =
        Comparer<Diagnostic>.Create(
            (a, b) =>
                string.CompareOrdinal(a.File.Path, b.File.Path) is not 0 and var path ? path
                : a.Span.CompareTo(b.Span) is not 0 and var place ? place
                : string.CompareOrdinal(a.Rule.Id, b.Rule.Id)
        );
}
