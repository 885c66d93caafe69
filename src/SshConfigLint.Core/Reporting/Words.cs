using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Reporting;

/// <summary>Small pieces that several formats say alike.</summary>
internal static class Words
{
    internal static string Of(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "info",
        };

    internal static string Of(FixSafety safety) => safety == FixSafety.Safe ? "safe" : "unsafe";

    /// <summary>A mark for a finding that is suppressed; nothing for the others.</summary>
    internal static string Suppressed(Diagnostic diagnostic) => diagnostic.Suppression is null ? "" : " (suppressed)";

    /// <summary>By what a finding is suppressed, and why.</summary>
    internal static string Of(Suppression suppression)
    {
        var by = suppression.Place is { } place
            ? $"by the comment in line {place.File.Tree.Text.GetLinePosition(place.Span.Start).Line + 1}"
            : "by the baseline";
        return suppression.Reason.Length == 0 ? by : $"{by}: {suppression.Reason}";
    }

    /// <summary>A number with its noun.</summary>
    internal static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>Lines that a raw string broke, put together again; blank lines stay.</summary>
    internal static string Unwrap(string text) =>
        string.Join("\n\n", text.Split("\n\n").Select(paragraph => paragraph.Replace('\n', ' ').Trim()));

    /// <summary><c>path:line</c> of a directive, one-based.</summary>
    internal static string Place(BoundDirective directive) => $"{VisibleText.Escape(directive.File.Path)}:{directive.Line + 1}";

    /// <summary><c>path:line:column</c>, one-based, columns in characters.</summary>
    internal static string Place(SourceText text, int offset)
    {
        var position = text.GetLinePosition(offset);
        return $"{VisibleText.Escape(text.Path)}:{position.Line + 1}:{Column(text, offset)}";
    }

    /// <summary>One-based column in characters that people see as one: a surrogate pair counts once.</summary>
    internal static int Column(SourceText text, int offset)
    {
        var position = text.GetLinePosition(offset);
        var column = 1;
        for (var i = offset - position.Character; i < offset; i++)
        {
            column += char.IsLowSurrogate(text.Content[i]) && i > 0 && char.IsHighSurrogate(text.Content[i - 1]) ? 0 : 1;
        }

        return column;
    }

    /// <summary>The lines under the findings: what was found, what was hidden, what kept the tool from its work.</summary>
    internal static IEnumerable<string> Summary(LintReport report, bool withNotices)
    {
        foreach (var notice in withNotices ? report.Notices : [])
        {
            yield return $"{(notice.IsError ? "error" : "notice")}: {VisibleText.Escape(notice.Path)}: {VisibleText.Escape(notice.Message)}";
        }

        var files = Count(report.Files.Length, "file") + (report.ChecksDisk ? " and on disk" : "");
        if (report.Findings.IsEmpty)
        {
            yield return $"{(report.Notices.Any(notice => notice.IsError) ? "No findings" : "All checks passed")} ({files}{Hidden(report)}).";
            yield break;
        }

        var counts = new[] { Severity.Error, Severity.Warning, Severity.Info }
            .Select(severity => (Severity: severity, Count: report.Findings.Count(finding => finding.Severity == severity)))
            .Where(pair => pair.Count > 0)
            .Select(pair => pair.Severity == Severity.Info ? $"{pair.Count} info" : Count(pair.Count, Of(pair.Severity)));
        yield return $"Found {string.Join(", ", counts)} in {files}{Hidden(report)}.";
    }

    /// <summary>What the baseline knows and nobody finds any more; nothing when there is nothing of it.</summary>
    internal static IEnumerable<string> Stale(LintReport report, bool withList)
    {
        if (report.StaleBaseline is not { IsEmpty: false } stale)
        {
            yield break;
        }

        var gone = stale.Sum(entry => entry.Count);
        yield return $"{Count(gone, "finding")} of the baseline {(gone == 1 ? "is" : "are")} gone; `--write-baseline` writes it anew.";
        foreach (var entry in withList ? stale : [])
        {
            yield return $"{entry.Count, 5}  {VisibleText.Escape(entry.Rule)}  {VisibleText.Escape(entry.Path)}";
        }
    }

    /// <summary>Counts by rule, most frequent first.</summary>
    internal static IEnumerable<(RuleDescriptor Rule, int Count)> Statistics(LintReport report) =>
        report
            .Findings.GroupBy(finding => finding.Diagnostic.Rule)
            .Select(group => (group.Key, group.Count()))
            .OrderByDescending(pair => pair.Item2)
            .ThenBy(pair => pair.Key.Id, StringComparer.Ordinal);

    private static string Hidden(LintReport report) =>
        (report.Suppressed.IsEmpty ? "" : $", {report.Suppressed.Length} suppressed")
        + (report.BelowMinSeverity == 0 ? "" : $", {report.BelowMinSeverity} more below the minimum severity");
}
