using System.Collections.Immutable;
using System.Text.Json;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Reporting;

/// <summary>
/// An evaluated configuration for scripts. Within one <c>version</c> members are only added; <c>docs/effective.schema.json</c>
/// describes them. Lines count from one.
/// </summary>
internal static class EffectiveJson
{
    private const int Version = 1;

    internal static void Write(EffectiveReport report, TextWriter output)
    {
        output.Write(JsonText.Of(json => Write(report, json)));
        output.Write('\n');
    }

    private static void Write(EffectiveReport report, Utf8JsonWriter json)
    {
        var target = report.Model.Target;
        JsonText.StartReport(json, Version, report.ToolVersion);
        json.WriteStartObject("target");
        json.WriteString("program", report.Model.Kind.Program());
        json.WriteString("version", target.Version.ToString());
        json.WriteString("vendor", target.Vendor.ToString().ToLowerInvariant());
        json.WriteEndObject();
        json.WriteString("path", report.Model.Entry.Path);
        json.WriteBoolean("isAccepted", report.Config.IsAccepted);
        WriteProblems("errors", report.Config.Rejections, json);
        if (report.Config.Failure is { } failure)
        {
            json.WriteStartObject("failure");
            json.WriteString("message", failure);
            if (report.Config.FailureAt is { } line)
            {
                WritePlace(line, json);
            }

            json.WriteEndObject();
        }

        WriteProblems("warnings", report.Warnings, json);
        json.WriteStartArray("notes");
        foreach (var note in report.Config.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        WriteDirectives("undecided", report.Config.Undecided, json);
        json.WriteStartArray("lines");
        foreach (var line in report.Lines)
        {
            json.WriteStartObject();
            json.WriteString("keyword", line.Keyword);
            json.WriteString("value", line.Value);
            json.WriteString("source", Word(report.SourceOf(line)));
            WriteDirectives("origins", line.Origins, json);
            WriteDirectives("beaten", line.Beaten, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteProblems(string name, IEnumerable<ConfigProblem> problems, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("path", problem.File.Path);
            json.WriteNumber("line", problem.Line + 1);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDirectives(string name, ImmutableArray<BoundDirective> directives, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var directive in directives)
        {
            json.WriteStartObject();
            WritePlace(directive, json);
            json.WriteStartArray("includedBy");
            foreach (var include in EffectiveOrigins.IncludeChain(directive))
            {
                json.WriteStartObject();
                WritePlace(include, json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(BoundDirective directive, Utf8JsonWriter json)
    {
        json.WriteString("path", directive.File.Path);
        json.WriteNumber("line", directive.Line + 1);
    }

    private static string Word(EffectiveSource source) =>
        source switch
        {
            EffectiveSource.File => "file",
            EffectiveSource.CommandLine => "commandLine",
            _ => "default",
        };
}
