using SshConfigLint.Analysis;

namespace SshConfigLint.Reporting;

/// <summary>Findings for people: source lines with marks, then why and what to do.</summary>
internal static class FullReport
{
    internal static void Write(LintReport report, ReportOptions options, TextWriter output)
    {
        var style = new TextStyle(options.Color);
        var explained = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in options.Shown(report))
        {
            WriteFinding(finding, explained.Add(finding.Diagnostic.Rule.Id), options, style, output);
        }

        TextSummary.Write(report, options, output);
    }

    private static void WriteFinding(Finding finding, bool isFirst, ReportOptions options, TextStyle style, TextWriter output)
    {
        var (diagnostic, severity) = finding;
        var rule = diagnostic.Rule;
        var id =
            style.Severe(severity, $"{Words.Of(severity)}[")
            + style.Link(rule.HelpUri, style.Severe(severity, rule.Id))
            + style.Severe(severity, "]")
            + Words.Suppressed(diagnostic);
        output.Write($"{id}{style.Bold($": {VisibleText.Escape(diagnostic.Message, diagnostic.File.Tree.Text.IsUtf8)}")}\n");
        var snippet = Snippet.Of(finding, options.Width);
        snippet.Write(style, output);
        var indent = new string(' ', snippet.GutterWidth + 1);
        foreach (var note in diagnostic.Notes)
        {
            Footer("note", note);
        }

        if (diagnostic.Help is { } help)
        {
            Footer("help", help);
        }
        else if (isFirst)
        {
            Footer("help", Words.Unwrap(rule.Instead));
        }

        if (diagnostic.Fix is { } fix)
        {
            Footer("fix", $"{fix.Title} ({Words.Of(fix.Safety)})");
            foreach (var line in FixPreview.Of(diagnostic.File.Tree.Text, fix, options.Width - indent.Length - 2))
            {
                output.Write($"{indent}{(line[0] == '+' ? style.Added(line) : style.Removed(line))}\n");
            }
        }

        if (!finding.Controls.IsEmpty)
        {
            Footer("controls", string.Join(", ", finding.Controls));
        }

        if (diagnostic.Suppression is { } suppression)
        {
            Footer("suppressed", Words.Of(suppression));
        }

        // The reason and the page once for each rule: a long run would repeat nothing else.
        if (isFirst)
        {
            Footer("why", Words.Unwrap(rule.Why));
            Footer("docs", rule.HelpUri);
        }

        output.Write('\n');

        void Footer(string label, string text)
        {
            var lines = Wrap(VisibleText.Escape(text), Math.Max(40, options.Width - indent.Length - label.Length - 4));
            output.Write($"{indent}{style.Frame("=")} {style.Bold(label)}: {lines[0]}\n");
            foreach (var line in lines.Skip(1))
            {
                output.Write($"{indent}  {new string(' ', label.Length + 2)}{line}\n");
            }
        }
    }

    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }

        return lines;
    }
}
