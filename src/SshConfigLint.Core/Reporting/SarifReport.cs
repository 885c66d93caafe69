using System.Globalization;
using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Text;

namespace SshConfigLint.Reporting;

/// <summary>SARIF 2.1.0 with what GitHub code scanning reads; see <see cref="SarifRules"/> for the rules.</summary>
internal static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    internal static void Write(LintReport report, ReportOptions options, TextWriter output)
    {
        output.Write(JsonText.Of(json => Write(report, options, json)));
        output.Write('\n');
    }

    /// <summary>A message of ours, in which backticks mark code, as SARIF wants it (SARIF2015).</summary>
    internal static string Text(string message) => message.Replace('`', '\'');

    private static void Write(LintReport report, ReportOptions options, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        SarifRules.Write(report, options, json);
        json.WriteEndObject();
        WriteInvocation(report, options, json);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject("%SRCROOT%");
        json.WriteStartObject("description");
        json.WriteString("text", "The root of the repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("artifacts");
        foreach (var file in report.Files)
        {
            json.WriteStartObject();
            WriteArtifact("location", file.Path, options, json);
            json.WriteString("sourceLanguage", "sshconfig");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteResults(report, options, json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteInvocation(LintReport report, ReportOptions options, Utf8JsonWriter json)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !report.Notices.Any(notice => notice.IsError));
        if (!report.Notices.IsEmpty)
        {
            json.WriteStartArray("toolExecutionNotifications");
            foreach (var notice in report.Notices)
            {
                json.WriteStartObject();
                json.WriteStartObject("descriptor");
                json.WriteString("id", notice.IsError ? SarifRules.UnreadableInput : SarifRules.SkippedInput);
                json.WriteEndObject();
                json.WriteString("level", notice.IsError ? "error" : "note");
                json.WriteStartObject("message");
                json.WriteString("text", $"'{notice.Path}': {Text(notice.Message)}.");
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResults(LintReport report, ReportOptions options, Utf8JsonWriter json)
    {
        var indexes = report.Rules.Index().ToDictionary(pair => pair.Item.Descriptor.Id, pair => pair.Index, StringComparer.Ordinal);
        var fingerprints = new Dictionary<SourceText, List<string>>();
        json.WriteStartArray("results");
        foreach (var (diagnostic, severity) in report.Findings)
        {
            var text = diagnostic.File.Tree.Text;
            json.WriteStartObject();
            json.WriteString("ruleId", diagnostic.Rule.Id);
            if (indexes.TryGetValue(diagnostic.Rule.Id, out var index))
            {
                json.WriteNumber("ruleIndex", index);
            }

            json.WriteString("level", SarifRules.Level(severity));
            json.WriteStartObject("message");
            json.WriteString("text", Message(diagnostic));
            json.WriteEndObject();
            json.WriteStartArray("locations");
            json.WriteStartObject();
            WritePhysicalLocation(text, diagnostic.Span, options, json, withContext: true);
            json.WriteEndObject();
            json.WriteEndArray();
            WriteRelated(diagnostic, options, json);
            WriteCodeFlow(diagnostic, options, json);
            if (!fingerprints.TryGetValue(text, out var lines))
            {
                fingerprints.Add(text, lines = LineFingerprints.Of(text));
            }

            json.WriteStartObject("partialFingerprints");
            json.WriteString("primaryLocationLineHash", lines[Math.Min(StartLine(text, diagnostic.Span), lines.Count) - 1]);
            json.WriteEndObject();
            WriteFix(diagnostic, options, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The message, then a link to each related place: GitHub shows those that the message links to.</summary>
    private static string Message(Diagnostic diagnostic)
    {
        var message = Capitalized(Text(diagnostic.Message)) + ".";
        foreach (var (index, related) in diagnostic.Related.Index())
        {
            var position = related.File.Tree.Text.GetLinePosition(related.Span.Start);
            var label = related.Label.Length == 0 ? "see" : Text(related.Label);
            message += string.Create(CultureInfo.InvariantCulture, $" {Capitalized(label)}: [line {position.Line + 1}]({index + 1}).");
        }

        return message;
    }

    private static string Capitalized(string text) => text is [>= 'a' and <= 'z', ..] ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    private static void WriteRelated(Diagnostic diagnostic, ReportOptions options, Utf8JsonWriter json)
    {
        if (diagnostic.Related.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("relatedLocations");
        foreach (var (index, related) in diagnostic.Related.Index())
        {
            json.WriteStartObject();
            json.WriteNumber("id", index + 1);
            WritePhysicalLocation(related.File.Tree.Text, related.Span, options, json, withContext: false);
            WriteLabel(related.Label, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>From the Include lines that lead to the file to the place itself, then to the places that explain it.</summary>
    private static void WriteCodeFlow(Diagnostic diagnostic, ReportOptions options, Utf8JsonWriter json)
    {
        var steps = new List<(SourceText Text, TextSpan Span, string Label)>();
        for (var include = diagnostic.File.IncludedBy; include is not null; include = include.File.IncludedBy)
        {
            steps.Insert(0, (include.File.Tree.Text, include.Syntax.Span, "the next file is read here"));
        }

        if (steps.Count == 0)
        {
            return;
        }

        steps.Add((diagnostic.File.Tree.Text, diagnostic.Span, diagnostic.Label.Length == 0 ? diagnostic.Message : diagnostic.Label));
        steps.AddRange(diagnostic.Related.Select(related => (related.File.Tree.Text, related.Span, related.Label)));
        json.WriteStartArray("codeFlows");
        json.WriteStartObject();
        json.WriteStartArray("threadFlows");
        json.WriteStartObject();
        json.WriteStartArray("locations");
        foreach (var (text, span, label) in steps)
        {
            json.WriteStartObject();
            json.WriteStartObject("location");
            WritePhysicalLocation(text, span, options, json, withContext: false);
            WriteLabel(label, json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteLabel(string label, Utf8JsonWriter json)
    {
        if (label.Length == 0)
        {
            return;
        }

        json.WriteStartObject("message");
        json.WriteString("text", Capitalized(Text(label)) + ".");
        json.WriteEndObject();
    }

    private static void WriteFix(Diagnostic diagnostic, ReportOptions options, Utf8JsonWriter json)
    {
        if (diagnostic.Fix is not { } fix)
        {
            return;
        }

        json.WriteStartArray("fixes");
        json.WriteStartObject();
        json.WriteStartObject("description");
        json.WriteString("text", $"{Text(fix.Title)} ({Words.Of(fix.Safety)}).");
        json.WriteEndObject();
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteArtifact("artifactLocation", diagnostic.File.Path, options, json);
        json.WriteStartArray("replacements");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            WriteRegion("deletedRegion", diagnostic.File.Tree.Text, edit.Span, json, snippet: false);
            if (edit.NewText.Length > 0)
            {
                json.WriteStartObject("insertedContent");
                json.WriteString("text", edit.NewText);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WritePhysicalLocation(SourceText text, TextSpan span, ReportOptions options, Utf8JsonWriter json, bool withContext)
    {
        json.WriteStartObject("physicalLocation");
        WriteArtifact("artifactLocation", text.Path, options, json);
        WriteRegion("region", text, span, json, snippet: withContext);
        if (withContext && Context(text, span) is { } context)
        {
            WriteRegion("contextRegion", text, context, json, snippet: true);
        }

        json.WriteEndObject();
    }

    /// <summary>A line before and a line behind; null when that adds nothing.</summary>
    private static TextSpan? Context(SourceText text, TextSpan span)
    {
        var (first, last) = (text.GetLinePosition(span.Start).Line, text.GetLinePosition(span.End).Line);
        var start = text.GetLineSpan(Math.Max(0, first - 1)).Start;
        var end = text.GetLineSpan(Math.Min(text.LineCount - 1, last + 1)).End;
        return first > 0 && last < text.LineCount - 1 ? TextSpan.FromBounds(start, end) : null;
    }

    private static void WriteRegion(string name, SourceText text, TextSpan span, Utf8JsonWriter json, bool snippet)
    {
        var (start, end) = (text.GetLinePosition(span.Start), text.GetLinePosition(span.End));
        json.WriteStartObject(name);
        json.WriteNumber("startLine", start.Line + 1);
        json.WriteNumber("startColumn", start.Character + 1);
        json.WriteNumber("endLine", end.Line + 1);
        json.WriteNumber("endColumn", end.Character + 1);
        if (snippet)
        {
            json.WriteStartObject("snippet");
            json.WriteString("text", text.ToString(span));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static int StartLine(SourceText text, TextSpan span) => text.GetLinePosition(span.Start).Line + 1;

    private static void WriteArtifact(string name, string path, ReportOptions options, Utf8JsonWriter json)
    {
        var rooted = options.RootRelative(path);
        var uri = string.Join('/', rooted.Split('/').Select(Uri.EscapeDataString));
        json.WriteStartObject(name);
        json.WriteString("uri", rooted.StartsWith('/') ? "file://" + uri : uri);
        if (!rooted.StartsWith('/'))
        {
            json.WriteString("uriBaseId", "%SRCROOT%");
        }

        json.WriteEndObject();
    }
}
