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

    /// <summary>A message that quotes a configuration: nothing invisible, and no link of the configuration's own (<c>[text](address)</c>).</summary>
    internal static string Quoting(string message) => Text(VisibleText.Escape(message)).Replace("](", "] (", StringComparison.Ordinal);

    /// <summary>A label as a sentence.</summary>
    internal static string Sentence(string label) =>
        (Quoting(label) is [>= 'a' and <= 'z', ..] text ? char.ToUpperInvariant(text[0]) + text[1..] : Quoting(label)) + ".";

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
            SarifLocations.WriteArtifact("location", file.Path, options, json);
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
                json.WriteNumber("index", notice.IsError ? 0 : 1);
                json.WriteEndObject();
                json.WriteString("level", notice.IsError ? "error" : "note");
                json.WriteStartObject("message");
                json.WriteString("text", Quoting($"`{notice.Path}`: {notice.Message}."));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (report.ChecksDisk)
        {
            json.WriteStartObject("properties");
            json.WriteBoolean("checksDisk", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResults(LintReport report, ReportOptions options, Utf8JsonWriter json)
    {
        var indexes = report.Rules.Index().ToDictionary(pair => pair.Item.Descriptor.Id, pair => pair.Index, StringComparer.Ordinal);
        var fingerprints = new Dictionary<SourceText, List<string>>();
        json.WriteStartArray("results");
        foreach (var (diagnostic, severity) in report.WithSuppressed())
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
            SarifLocations.Write(text, diagnostic.Span, options, json, withContext: true);
            json.WriteEndObject();
            json.WriteEndArray();
            WriteRelated(diagnostic, options, json);
            SarifCodeFlow.Write(diagnostic, options, json);
            if (!fingerprints.TryGetValue(text, out var lines))
            {
                fingerprints.Add(text, lines = LineFingerprints.Of(text));
            }

            json.WriteStartObject("partialFingerprints");
            json.WriteString("primaryLocationLineHash", lines[Math.Min(text.GetLinePosition(diagnostic.Span.Start).Line, lines.Count - 1)]);
            json.WriteEndObject();
            WriteFix(diagnostic, options, json);
            WriteSuppression(diagnostic, options, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The message, then a link to each related place: GitHub shows those that the message links to.</summary>
    private static string Message(Diagnostic diagnostic)
    {
        var message = Sentence(diagnostic.Message);
        foreach (var (index, related) in diagnostic.Related.Index())
        {
            var position = related.File.Tree.Text.GetLinePosition(related.Span.Start);
            var label = Sentence(related.Label.Length == 0 ? "see" : related.Label)[..^1];
            message += string.Create(CultureInfo.InvariantCulture, $" {label}: [line {position.Line + 1}]({index + 1}).");
        }

        return message;
    }

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
            SarifLocations.Write(related.File.Tree.Text, related.Span, options, json, withContext: false);
            SarifLocations.WriteLabel(related.Label, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSuppression(Diagnostic diagnostic, ReportOptions options, Utf8JsonWriter json)
    {
        if (diagnostic.Suppression is not { } suppression)
        {
            return;
        }

        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", suppression.Kind == SuppressionKind.Comment ? "inSource" : "external");
        json.WriteString("status", "accepted");
        if (suppression.Reason.Length > 0)
        {
            json.WriteString("justification", Quoting(suppression.Reason));
        }

        if (suppression.Place is { } place)
        {
            json.WriteStartObject("location");
            SarifLocations.Write(place.File.Tree.Text, place.Span, options, json, withContext: false);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
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
        json.WriteString("text", $"{Quoting(fix.Title)} ({Words.Of(fix.Safety)}).");
        json.WriteEndObject();
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        SarifLocations.WriteArtifact("artifactLocation", diagnostic.File.Path, options, json);
        json.WriteStartArray("replacements");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            SarifLocations.WriteRegion("deletedRegion", diagnostic.File.Tree.Text, edit.Span, json, snippet: false);
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
}
