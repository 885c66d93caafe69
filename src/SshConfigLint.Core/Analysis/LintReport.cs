using System.Collections.Immutable;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>A diagnostic with the severity that the options gave it.</summary>
/// <param name="Diagnostic">What the rule said.</param>
/// <param name="Severity">How much it matters in this run.</param>
public sealed record Finding(Diagnostic Diagnostic, Severity Severity)
{
    /// <summary>The requirements of the profile that it breaks, for instance <c>cis-debian12:5.1.16</c>.</summary>
    public ImmutableArray<string> Controls { get; init; } = [];
}

/// <summary>Something that kept the tool from doing its work: an unreadable file, a template that was skipped.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Message">What happened, lower case, no period.</param>
/// <param name="IsError">Whether the run failed for it (exit code 2); otherwise a notice.</param>
public sealed record ToolNotice(string Path, string Message, bool IsError);

/// <summary>Everything a reporter needs: finished, sorted, filtered.</summary>
public sealed record LintReport
{
    /// <summary>What is shown, sorted by path, line, column and id.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Findings that <c>--min-severity</c> hides: counted, never dropped without a word.</summary>
    public int BelowMinSeverity { get; init; }

    /// <summary>What is suppressed, from the same severity on: counted and told apart, and no reason to fail.</summary>
    public ImmutableArray<Finding> Suppressed { get; init; } = [];

    /// <summary>What the baseline knows and nobody finds any more; null without a baseline.</summary>
    public ImmutableArray<BaselineEntry>? StaleBaseline { get; init; }

    /// <summary>Rules that ran, sorted by id, with the severity that the options gave them.</summary>
    public required ImmutableArray<EnabledRule> Rules { get; init; }

    /// <summary>The files that were read, entry files and included ones, sorted by path.</summary>
    public required ImmutableArray<SourceText> Files { get; init; }

    /// <summary>What kept the tool from its work.</summary>
    public ImmutableArray<ToolNotice> Notices { get; init; } = [];

    /// <summary>Files that are read because another one includes them, by path: <c>--fix</c> leaves them alone.</summary>
    public ImmutableHashSet<string> OnlyIncluded { get; init; } = [];

    /// <summary>Whether the run looked at the disk, so that the rules of <see cref="Category.Files"/> ran.</summary>
    public bool ChecksDisk { get; init; }

    /// <summary>What was mended before the findings were looked for; null where nothing was to be.</summary>
    public FixResult? Fixes { get; init; }

    /// <summary>How many findings have a fix of that kind in a file that <c>--fix</c> may change.</summary>
    public int CountFixable(FixSafety safety) =>
        Findings.Count(finding => finding.Diagnostic.Fix?.Safety == safety && !OnlyIncluded.Contains(finding.Diagnostic.File.Path));

    /// <summary>What is shown and what is suppressed, sorted together.</summary>
    public IEnumerable<Finding> WithSuppressed() =>
        Suppressed.IsEmpty ? Findings : Findings.Concat(Suppressed).OrderBy(finding => finding.Diagnostic, Linter.Order);

    /// <summary>Puts a report together from what the rules said of all models of a run.</summary>
    /// <param name="diagnostics">What the rules said, in any order, repetitions included.</param>
    /// <param name="selection">The rules that ran.</param>
    /// <param name="files">The files that were read, in any order, repetitions included.</param>
    /// <param name="notices">What kept the tool from its work.</param>
    /// <param name="selectionOf">The rules as they ran for the file of that path; null where all files have the same.</param>
    public static LintReport Create(
        IEnumerable<Diagnostic> diagnostics,
        RuleSelection selection,
        IEnumerable<SourceText> files,
        IEnumerable<ToolNotice> notices,
        Func<string, RuleSelection>? selectionOf = null
    )
    {
        ArgumentNullException.ThrowIfNull(selection);
        selectionOf ??= _ => selection;
        var findings = Linter
            .Sort(diagnostics)
            .Select(diagnostic => FindingOf(diagnostic, selectionOf(diagnostic.File.Path)))
            .ToLookup(finding => finding.Severity >= selectionOf(finding.Diagnostic.File.Path).MinSeverity);
        return new LintReport
        {
            Findings = [.. findings[true].Where(finding => finding.Diagnostic.Suppression is null)],
            Suppressed = [.. findings[true].Where(finding => finding.Diagnostic.Suppression is not null)],
            BelowMinSeverity = findings[false].Count(),
            Rules = selection.Enabled,
            Files = [.. files.DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal)],
            Notices = [.. notices.OrderBy(notice => notice.Path, StringComparer.Ordinal)],
        };
    }

    private static Finding FindingOf(Diagnostic diagnostic, RuleSelection selection) =>
        selection.Find(diagnostic.Rule.Id) is { } rule
            ? new Finding(diagnostic, rule.Severity) { Controls = rule.Controls }
            : new Finding(diagnostic, diagnostic.Rule.Severity);
}

/// <summary>A rule of this run.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Severity">How much its findings matter in this run.</param>
public sealed record EnabledRule(RuleDescriptor Descriptor, Severity Severity)
{
    /// <summary>What its parameters are set to, by name; those that are not named have their defaults.</summary>
    public ImmutableDictionary<string, ParameterValue> Parameters { get; init; } = ImmutableDictionary<string, ParameterValue>.Empty;

    /// <summary>The requirements of the profile that its findings break.</summary>
    public ImmutableArray<string> Controls { get; init; } = [];
}
