using SshConfigLint.Analysis;

namespace SshConfigLint.Reporting;

/// <summary>What stands under the findings of the two formats for people.</summary>
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

        if (options.Quiet)
        {
            return;
        }

        foreach (var line in Words.Summary(report, withNotices: !options.NoticesElsewhere))
        {
            output.Write(line + "\n");
        }
    }
}
