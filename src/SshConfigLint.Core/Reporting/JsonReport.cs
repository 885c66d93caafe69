using System.Collections.Immutable;
using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Reporting;

/// <summary>
/// JSON for scripts. The shape is a promise: within one <c>version</c> members are only added, never renamed or removed;
/// <c>docs/report.schema.json</c> describes it. Lines and columns are one-based, columns in UTF-16 code units.
/// </summary>
internal static class JsonReport
{
    private const int Version = 1;

    internal static void Write(LintReport report, ReportOptions options, TextWriter output)
    {
        output.Write(JsonText.Of(json => Write(report, options, json)));
        output.Write('\n');
    }

    private static void Write(LintReport report, ReportOptions options, Utf8JsonWriter json)
    {
        JsonText.StartReport(json, Version, options.ToolVersion);
        json.WriteStartObject("summary");
        json.WriteNumber("files", report.Files.Length);
        json.WriteBoolean("checksDisk", report.ChecksDisk);
        json.WriteNumber("errors", report.Findings.Count(finding => finding.Severity == Severity.Error));
        json.WriteNumber("warnings", report.Findings.Count(finding => finding.Severity == Severity.Warning));
        json.WriteNumber("infos", report.Findings.Count(finding => finding.Severity == Severity.Info));
        json.WriteNumber("belowMinSeverity", report.BelowMinSeverity);
        json.WriteNumber("suppressed", report.Suppressed.Length);
        json.WriteNumber("fixable", report.CountFixable(FixSafety.Safe));
        json.WriteNumber("unsafeFixable", report.CountFixable(FixSafety.Unsafe));
        json.WriteEndObject();
        if (report.Fixes is { } fixes)
        {
            WriteFixes(fixes, json);
        }

        if (options.Statistics)
        {
            json.WriteStartArray("statistics");
            foreach (var (rule, count) in Words.Statistics(report))
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Id);
                json.WriteString("name", rule.Name);
                json.WriteNumber("count", count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (report.StaleBaseline is { } stale)
        {
            WriteStale(stale, json);
        }

        json.WriteStartArray("notices");
        foreach (var notice in report.Notices)
        {
            json.WriteStartObject();
            json.WriteString("path", notice.Path);
            json.WriteString("message", notice.Message);
            json.WriteBoolean("isError", notice.IsError);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("diagnostics");
        foreach (var finding in report.Findings)
        {
            WriteFinding(finding, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("suppressed");
        foreach (var finding in report.Suppressed)
        {
            WriteFinding(finding, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStale(ImmutableArray<BaselineEntry> stale, Utf8JsonWriter json)
    {
        json.WriteStartArray("staleBaseline");
        foreach (var entry in stale)
        {
            json.WriteStartObject();
            json.WriteString("rule", entry.Rule);
            json.WriteString("path", entry.Path);
            json.WriteString("line", entry.Line);
            json.WriteNumber("count", entry.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFixes(FixResult fixes, Utf8JsonWriter json)
    {
        json.WriteStartObject("fixes");
        json.WriteBoolean("settled", fixes.Unsettled.IsEmpty);
        json.WriteStartArray("applied");
        foreach (var diagnostic in fixes.Applied)
        {
            WriteDone(diagnostic, reason: null, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("refused");
        foreach (var (diagnostic, reason) in fixes.Refused)
        {
            WriteDone(diagnostic, reason, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDone(Diagnostic diagnostic, string? reason, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", diagnostic.Rule.Id);
        json.WriteString("name", diagnostic.Rule.Name);
        json.WriteString("path", diagnostic.File.Path);
        json.WriteString("title", diagnostic.Fix!.Title);
        json.WriteString("safety", Words.Of(diagnostic.Fix.Safety));
        if (reason is not null)
        {
            json.WriteString("reason", reason);
        }

        json.WriteEndObject();
    }

    private static void WriteFinding(Finding finding, Utf8JsonWriter json)
    {
        var diagnostic = finding.Diagnostic;
        json.WriteStartObject();
        json.WriteString("id", diagnostic.Rule.Id);
        json.WriteString("name", diagnostic.Rule.Name);
        json.WriteString("severity", Words.Of(finding.Severity));
        json.WriteString("message", diagnostic.Message);
        WritePlace(diagnostic.File, diagnostic.Span, diagnostic.Label, json);
        json.WriteStartArray("related");
        foreach (var related in diagnostic.Related)
        {
            json.WriteStartObject();
            WritePlace(related.File, related.Span, related.Label, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in diagnostic.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteString("help", diagnostic.Help ?? Words.Unwrap(diagnostic.Rule.Instead));
        json.WriteString("url", diagnostic.Rule.HelpUri);
        if (!finding.Controls.IsEmpty)
        {
            json.WriteStartArray("controls");
            foreach (var control in finding.Controls)
            {
                json.WriteStringValue(control);
            }

            json.WriteEndArray();
        }

        if (diagnostic.Fix is { } fix)
        {
            json.WriteStartObject("fix");
            json.WriteString("title", fix.Title);
            json.WriteString("safety", Words.Of(fix.Safety));
            json.WriteStartArray("edits");
            foreach (var edit in fix.Edits)
            {
                json.WriteStartObject();
                WriteRange(diagnostic.File.Tree.Text, edit.Span, json);
                json.WriteString("newText", edit.NewText);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (diagnostic.Suppression is { } suppression)
        {
            WriteSuppression(suppression, json);
        }

        json.WriteEndObject();
    }

    private static void WriteSuppression(Suppression suppression, Utf8JsonWriter json)
    {
        json.WriteStartObject("suppression");
        json.WriteString("kind", suppression.Kind == SuppressionKind.Comment ? "comment" : "baseline");
        json.WriteString("reason", suppression.Reason);
        if (suppression.Place is { } place)
        {
            WritePlace(place.File, place.Span, label: "", json);
        }

        json.WriteEndObject();
    }

    private static void WritePlace(ConfigFile file, TextSpan span, string label, Utf8JsonWriter json)
    {
        json.WriteString("path", file.Path);
        WriteRange(file.Tree.Text, span, json);
        if (label.Length > 0)
        {
            json.WriteString("label", label);
        }
    }

    private static void WriteRange(SourceText text, TextSpan span, Utf8JsonWriter json)
    {
        json.WriteStartObject("range");
        foreach (var (name, offset) in new[] { ("start", span.Start), ("end", span.End) })
        {
            var position = text.GetLinePosition(offset);
            json.WriteStartObject(name);
            json.WriteNumber("line", position.Line + 1);
            json.WriteNumber("column", position.Character + 1);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
