using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;

namespace SshConfigLint.Reporting;

/// <summary>
/// What changes with another build, for scripts. Within one <c>version</c> members are only added; <c>docs/upgrade.schema.json</c> describes
/// them. Lines count from one.
/// </summary>
internal static class UpgradeJson
{
    private const int Version = 1;

    internal static void Write(UpgradeReport report, TextWriter output)
    {
        output.Write(JsonText.Of(json => Write(report, json)));
        output.Write('\n');
    }

    private static void Write(UpgradeReport report, Utf8JsonWriter json)
    {
        var upgrade = report.Upgrade;
        JsonText.StartReport(json, Version, report.ToolVersion);
        json.WriteString("program", upgrade.Before.Kind.Program());
        WriteTarget("from", upgrade.Before.Target, json);
        WriteTarget("to", upgrade.After.Target, json);
        json.WriteString("path", upgrade.Before.Entry.Path);
        json.WriteBoolean("breaks", upgrade.Breaks);
        WriteArray("lines", upgrade.Lines, WriteLine, json);
        WriteArray("failures", upgrade.Failures, WriteFailure, json);
        WriteArray("values", upgrade.Values, WriteValue, json);
        WriteArray("peers", upgrade.Peers, WritePeer, json);
        json.WriteEndObject();
    }

    private static void WriteTarget(string name, Target target, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteString("version", target.Version.ToString());
        json.WriteString("vendor", target.Vendor.ToString().ToLowerInvariant());
        json.WriteEndObject();
    }

    private static void WriteLine(LineChange change, Utf8JsonWriter json)
    {
        json.WriteString("path", change.Problem.File.Path);
        json.WriteNumber("line", change.Problem.Line + 1);
        json.WriteString("message", change.Problem.Message);
        if (change.Problem.Help is { } help)
        {
            json.WriteString("help", help);
        }

        json.WriteString("before", Word(change.Before));
        json.WriteString("after", Word(change.After));
        json.WriteBoolean("breaks", change.Breaks);
    }

    private static void WriteFailure(NewFailure failure, Utf8JsonWriter json)
    {
        json.WriteString("message", failure.Message);
        if (failure.Line is { } line)
        {
            WritePlace(line, json);
        }

        JsonText.WriteStrings(json, "for", failure.For);
    }

    private static void WriteValue(ValueChange change, Utf8JsonWriter json)
    {
        json.WriteString("keyword", change.Keyword);
        JsonText.WriteStrings(json, "before", change.Before);
        JsonText.WriteStrings(json, "after", change.After);
        if (change.IsList)
        {
            JsonText.WriteStrings(json, "added", change.Added);
            JsonText.WriteStrings(json, "removed", change.Removed);
            json.WriteBoolean("isReordered", change.IsReordered);
        }

        WriteArray("origins", change.Lines, WritePlace, json);
        JsonText.WriteStrings(json, "for", change.For);
    }

    private static void WritePeer(PeerChange change, Utf8JsonWriter json)
    {
        json.WriteString("name", change.Name);
        json.WriteString(
            "change",
            change.IsLost ? "lost"
                : change.IsWon ? "won"
                : "hazard"
        );
        if ((change.IsLost ? change.After : change.Before).Failed is { } failed)
        {
            json.WriteString("phase", Phases.KeywordOf(failed.Phase));
        }

        JsonText.WriteStrings(json, "newHazards", change.NewHazards.Select(hazard => HazardWords.Of(hazard).Id));
        JsonText.WriteStrings(json, "goneHazards", change.GoneHazards.Select(hazard => HazardWords.Of(hazard).Id));
        JsonText.WriteStrings(json, "for", change.For);
    }

    private static void WritePlace(BoundDirective line, Utf8JsonWriter json)
    {
        json.WriteString("path", line.File.Path);
        json.WriteNumber("line", line.Line + 1);
    }

    private static void WriteArray<T>(string name, IEnumerable<T> items, Action<T, Utf8JsonWriter> write, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word(ProblemEffect? effect) =>
        effect switch
        {
            ProblemEffect.Rejected => "refused",
            ProblemEffect.FailsOnUse => "failsOnUse",
            ProblemEffect.Warned => "warned",
            ProblemEffect.Ignored => "ignored",
            _ => "accepted",
        };
}
