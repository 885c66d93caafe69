using System.Collections.Immutable;
using SshConfigLint.Semantics;

namespace SshConfigLint.Analysis;

/// <summary>Runs rules over models.</summary>
public static class Linter
{
    /// <summary>Runs every rule that looks at the model's kind; what it finds, sorted by path, place and id, without repetition.</summary>
    public static ImmutableArray<Diagnostic> Run(ConfigModel model, ImmutableArray<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(model);
        var diagnostics = new List<Diagnostic>();
        foreach (var rule in rules)
        {
            if (rule.Descriptor.AppliesToKind(model.Kind))
            {
                rule.Analyze(new RuleContext(rule.Descriptor, model, diagnostics));
            }
        }

        return Sort(diagnostics);
    }

    /// <summary>Sorts by path, place and id, and keeps one of several equal findings: a file may be included more than once.</summary>
    public static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) =>
        [
            .. diagnostics
                .DistinctBy(diagnostic => (diagnostic.File.Path, diagnostic.Span, diagnostic.Rule.Id, diagnostic.Message))
                .OrderBy(diagnostic => diagnostic.File.Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Span)
                .ThenBy(diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal),
        ];
}
