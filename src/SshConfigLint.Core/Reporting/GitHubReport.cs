using System.Globalization;
using SshConfigLint.Analysis;

namespace SshConfigLint.Reporting;

/// <summary>Workflow commands of GitHub Actions: annotations on the lines of a pull request.</summary>
/// <remarks>Configuration text is not trusted: without escaping it could begin a command of its own.</remarks>
internal static class GitHubReport
{
    internal static void Write(LintReport report, ReportOptions options, TextWriter output)
    {
        // Ten annotations of each type are shown: the severe ones first.
        foreach (var (diagnostic, severity) in report.Findings.OrderByDescending(finding => finding.Severity))
        {
            var text = diagnostic.File.Tree.Text;
            var (start, end) = (text.GetLinePosition(diagnostic.Span.Start), text.GetLinePosition(diagnostic.Span.End));
            var columns = start.Line == end.Line ? $",col={Number(start.Character + 1)},endColumn={Number(end.Character + 1)}" : "";
            var help = diagnostic.Help is { } advice ? $" ({advice})" : "";
            output.Write(
                $"::{Command(severity)} file={Property(options.RootRelative(text.Path))},line={Number(start.Line + 1)},endLine={Number(end.Line + 1)}{columns},"
                    + $"title={Property($"{diagnostic.Rule.Id} {diagnostic.Rule.Name}")}::{Data(diagnostic.Message + help)}\n"
            );
        }

        foreach (var notice in report.Notices)
        {
            output.Write($"::{(notice.IsError ? "error" : "notice")} title=sshconfiglint::{Data($"{notice.Path}: {notice.Message}")}\n");
        }

        if (!options.Quiet)
        {
            TextSummary.WriteCounts(report, options with { NoticesElsewhere = true }, output);
        }
    }

    private static string Command(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Data(string text) =>
        VisibleText
            .Escape(text)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
