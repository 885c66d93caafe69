using SshConfigLint.Analysis;

namespace SshConfigLint.Reporting;

/// <summary>What stands under the findings of the formats for people.</summary>
internal static class TextSummary
{
    internal static void Write(LintReport report, ReportOptions options, TextWriter output)
    {
        if (options.Statistics)
        {
            foreach (var (rule, count) in Words.Statistics(report))
            {
                output.Write($"{count, 5}  {rule.Id}  {rule.Name}\n");
            }
        }

        if (!options.Quiet)
        {
            WriteCounts(report, options, output);
        }
    }

    /// <summary>What was fixed, what was found, and what could be fixed.</summary>
    internal static void WriteCounts(LintReport report, ReportOptions options, TextWriter output)
    {
        IEnumerable<string> lines =
        [
            .. report.Fixes is { } fixes ? FixText.Done(fixes, isWritten: true, options.ShowFixes) : [],
            .. Words.Summary(report, withNotices: !options.NoticesElsewhere),
            .. FixText.Outlook(report, options.UnsafeFixes),
            .. Words.Stale(report, withList: options.ShowSuppressed),
        ];
        foreach (var line in lines)
        {
            output.Write(line + "\n");
        }
    }
}
