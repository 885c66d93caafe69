using SshConfigLint.Analysis;

namespace SshConfigLint.Reporting;

/// <summary>One line a finding, for grep, editors and problem matchers.</summary>
internal static class ConciseReport
{
    internal static void Write(LintReport report, ReportOptions options, TextWriter output)
    {
        var style = new TextStyle(options.Color);
        foreach (var (diagnostic, severity) in options.Shown(report))
        {
            var text = diagnostic.File.Tree.Text;
            var place = Words.Place(text, diagnostic.Span.Start);
            var fixable = diagnostic.Fix is { } fix && (fix.Safety == FixSafety.Safe || options.UnsafeFixes) ? " [*]" : "";
            var id = style.Link(diagnostic.Rule.HelpUri, diagnostic.Rule.Id);
            var message = VisibleText.Escape(diagnostic.Message, text.IsUtf8);
            output.Write($"{place}: {style.Severe(severity, Words.Of(severity))} {id}{fixable}{Words.Suppressed(diagnostic)} {message}\n");
        }

        TextSummary.Write(report, options, output);
    }
}
