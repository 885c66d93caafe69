using System.Text.Json;
using SshConfigLint.Text;

namespace SshConfigLint.Reporting;

/// <summary>Places of a SARIF log: addresses relative to the repository, regions in UTF-16 code units with exclusive ends.</summary>
internal static class SarifLocations
{
    internal static void Write(SourceText text, TextSpan span, ReportOptions options, Utf8JsonWriter json, bool withContext)
    {
        json.WriteStartObject("physicalLocation");
        WriteArtifact("artifactLocation", text.Path, options, json);
        WriteRegion("region", text, span, json, snippet: true);
        if (withContext && Context(text, span) is { } context)
        {
            WriteRegion("contextRegion", text, context, json, snippet: true);
        }

        json.WriteEndObject();
    }

    internal static void WriteLabel(string label, Utf8JsonWriter json)
    {
        if (label.Length == 0)
        {
            return;
        }

        json.WriteStartObject("message");
        json.WriteString("text", SarifReport.Sentence(label));
        json.WriteEndObject();
    }

    internal static void WriteRegion(string name, SourceText text, TextSpan span, Utf8JsonWriter json, bool snippet)
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

    internal static void WriteArtifact(string name, string path, ReportOptions options, Utf8JsonWriter json)
    {
        // GitHub does not resolve uriBaseId, so the address is relative to the repository already.
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

    /// <summary>The lines of the span with the one before and the one behind; null when that adds nothing (SARIF1008).</summary>
    private static TextSpan? Context(SourceText text, TextSpan span)
    {
        var (first, last) = (text.GetLinePosition(span.Start).Line, text.GetLinePosition(span.End).Line);
        var start = text.GetLineSpan(Math.Max(0, first - 1)).Start;
        var end = Math.Max(span.End, text.GetLineSpan(Math.Min(text.LineCount - 1, last + 1)).End);
        return start == span.Start && end == span.End ? null : TextSpan.FromBounds(start, end);
    }
}
