using System.Collections.Immutable;
using System.Text.Json;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Negotiation.Diagnosing;
using SshConfigLint.Negotiation.Logs;

namespace SshConfigLint.Reporting;

/// <summary>
/// A diagnosis for scripts. Within one <c>version</c> members are only added; <c>docs/diagnosis.schema.json</c> describes them. Lines
/// count from one.
/// </summary>
internal static class DiagnosisJson
{
    private const int Version = 1;

    internal static void Write(DiagnosisReport report, TextWriter output)
    {
        output.Write(JsonText.Of(json => Write(report, json)));
        output.Write('\n');
    }

    private static void Write(DiagnosisReport report, Utf8JsonWriter json)
    {
        JsonText.StartReport(json, Version, report.ToolVersion);
        json.WriteString("path", report.Path);
        json.WriteNumber("lines", report.LineCount);
        json.WriteNumber("usedLines", report.UsedLines);
        json.WriteNumber("connections", report.Connections);
        json.WriteNumber("failed", report.Failed);
        json.WriteNumber("left", report.Left);
        json.WriteStartArray("diagnoses");
        foreach (var group in report.Groups)
        {
            Write(group, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(DiagnosisGroup group, Utf8JsonWriter json)
    {
        var diagnosis = group.First;
        json.WriteStartObject();
        json.WriteString("cause", diagnosis.Topic);
        json.WriteString("certainty", DiagnosisText.CertaintyOf(diagnosis.Certainty));
        json.WriteString("summary", diagnosis.Summary);
        json.WriteNumber("count", group.Count);
        json.WriteNumber("lastLine", group.LastLine);
        Write(diagnosis.Connection, json);
        json.WriteStartArray("evidence");
        foreach (var line in diagnosis.Evidence)
        {
            json.WriteStartObject();
            json.WriteNumber("line", line.Line);
            json.WriteString("text", line.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonText.WriteStrings(json, "notes", diagnosis.Notes);
        json.WriteStartArray("edits");
        foreach (var edit in diagnosis.Edits)
        {
            Write(edit, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ConfigEdit edit, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("side", edit.Side.Side());
        json.WriteString("keyword", edit.Keyword);
        json.WriteString("value", edit.Value);
        json.WriteString("why", edit.Why);
        if (edit.Line is { } line)
        {
            json.WriteStartObject("replaces");
            json.WriteString("path", line.File.Path);
            json.WriteNumber("line", line.Line + 1);
            json.WriteString("text", DiagnosisText.TextOf(line));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(LogConnection connection, Utf8JsonWriter json)
    {
        json.WriteStartObject("connection");
        json.WriteString("side", connection.Side.Side());
        json.WriteNumber("firstLine", connection.FirstLine);
        json.WriteNumber("lastLine", connection.LastLine);
        WriteString("host", connection.Host, json);
        WriteString("address", connection.Address, json);
        if (connection.Port > 0)
        {
            json.WriteNumber("port", connection.Port);
        }

        WriteString("user", connection.User, json);
        if (connection.Process > 0)
        {
            json.WriteNumber("process", connection.Process);
        }

        WriteString("client", connection.VersionOf(ConfigKind.Client), json);
        WriteString("server", connection.VersionOf(ConfigKind.Server), json);
        WriteString("keyExchange", connection.KeyExchange, json);
        WriteString("hostKey", connection.HostKey, json);
        Write("toClient", connection.ToClient, json);
        Write("toServer", connection.ToServer, json);
        if (connection.StrictKex is { } strict)
        {
            json.WriteBoolean("strictKex", strict);
        }

        json.WriteNumber("rekeys", connection.Rekeys);
        json.WriteString("stage", JsonText.Word(connection.Stage));
        json.WriteString("break", JsonText.Word(connection.Break));
        json.WriteStartObject("proposals");
        Write("client", connection.ProposalOf(ConfigKind.Client), json);
        Write("server", connection.ProposalOf(ConfigKind.Server), json);
        json.WriteEndObject();
        json.WriteBoolean("isPartial", connection.IsPartial);
        JsonText.WriteStrings(json, "gaps", connection.Gaps);
        json.WriteEndObject();
    }

    private static void Write(string name, LogDirection? direction, Utf8JsonWriter json)
    {
        if (direction is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("cipher", direction.Cipher);
        WriteString("mac", direction.Mac, json);
        WriteString("compression", direction.Compression, json);
        json.WriteEndObject();
    }

    private static void Write(string name, Proposal? proposal, Utf8JsonWriter json)
    {
        if (proposal is null)
        {
            return;
        }

        json.WriteStartObject(name);
        WriteList("keyExchanges", proposal.KeyExchanges, json);
        WriteList("hostKeys", proposal.HostKeys, json);
        WriteList("ciphersToServer", proposal.ToServer.Ciphers, json);
        WriteList("ciphersToClient", proposal.ToClient.Ciphers, json);
        WriteList("macsToServer", proposal.ToServer.Macs, json);
        WriteList("macsToClient", proposal.ToClient.Macs, json);
        WriteList("compressionsToServer", proposal.ToServer.Compressions, json);
        WriteList("compressionsToClient", proposal.ToClient.Compressions, json);
        json.WriteEndObject();
    }

    private static void WriteList(string name, ImmutableArray<string>? list, Utf8JsonWriter json)
    {
        if (list is { } names)
        {
            JsonText.WriteStrings(json, name, names);
        }
    }

    private static void WriteString(string name, string? text, Utf8JsonWriter json)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
