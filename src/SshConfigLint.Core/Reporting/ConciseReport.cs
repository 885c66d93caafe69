using SshConfigLint.Analysis;

namespace SshConfigLint.Reporting;

/// <summary>One line a finding, for grep, editors and problem matchers.</summary>
internal static class ConciseReport
{
    internal static void Write(LintReport report, ReportOptions options, TextWriter output)
    {
        var style = new TextStyle(options.Color);
        foreach (var (diagnostic, severity) in report.Findings)
        {
            var place = Words.Place(diagnostic.File.Tree.Text, diagnostic.Span.Start);
            var fixable = diagnostic.Fix is { Safety: FixSafety.Safe } ? " [*]" : "";
            var id = style.Link(diagnostic.Rule.HelpUri, diagnostic.Rule.Id);
            output.Write($"{place}: {style.Severe(severity, Words.Of(severity))} {id}{fixable} {VisibleText.Escape(diagnostic.Message)}\n");
        }

        TextSummary.Write(report, options, output);
    }
}
