using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Reporting;

/// <summary>
/// What clients and servers come to, for scripts. Within one <c>version</c> members are only added; <c>docs/negotiation.schema.json</c>
/// describes them. Lines and positions count from one.
/// </summary>
internal static class NegotiationJson
{
    /// <summary>Of so many pairs all are told in full; of more only those that do not work, and not more than so many.</summary>
    private const int MaxPairs = 1000;

    internal static void Write(NegotiationReport report, TextWriter output)
    {
        output.Write(JsonText.Of(json => Write(report, json)));
        output.Write('\n');
    }

    private static void Write(NegotiationReport report, Utf8JsonWriter json)
    {
        var matrix = report.Matrix;
        JsonText.StartReport(json, 1, report.ToolVersion);
        json.WriteStartObject("summary");
        json.WriteNumber("pairs", matrix.Count);
        json.WriteNumber("works", matrix.CountOf(Verdict.Works));
        json.WriteNumber("fails", matrix.CountOf(Verdict.Fails));
        json.WriteNumber("breaks", matrix.CountOf(Verdict.Breaks));
        json.WriteNumber("unknown", matrix.CountOf(Verdict.Unknown));
        json.WriteEndObject();
        WriteParties("clients", matrix.Clients, json);
        WriteParties("servers", matrix.Servers, json);
        WriteMatrix(matrix, json);
        WritePairs(report, json);
        json.WriteEndObject();
    }

    private static void WriteParties(string name, ImmutableArray<Party> parties, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var party in parties)
        {
            json.WriteStartObject();
            json.WriteString("name", party.Name);
            json.WriteString("source", party.Source);
            if (party.Config is { Model: var model } config)
            {
                json.WriteString("path", model.Entry.Path);
                json.WriteString("openssh", model.Target.Version.ToString());
                json.WriteString("vendor", model.Target.Vendor.ToString().ToLowerInvariant());
                if (config.Host is { } host)
                {
                    json.WriteString("host", host);
                }
            }

            if (party.Peer is { } peer)
            {
                json.WriteString("peer", peer.Id);
                json.WriteString("date", peer.Date);
                json.WriteString("confidence", peer.Confidence.ToString().ToLowerInvariant());
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMatrix(Matrix matrix, Utf8JsonWriter json)
    {
        json.WriteStartArray("matrix");
        var row = new StringBuilder();
        for (var client = 0; client < matrix.Clients.Length; client++)
        {
            row.Clear().Append('[');
            for (var server = 0; server < matrix.Servers.Length; server++)
            {
                row.Append(server == 0 ? "\"" : ",\"").Append(JsonText.Word(matrix[client, server].Verdict)).Append('"');
            }

            // A cell a line would make a long file of a small table.
            json.WriteRawValue(row.Append(']').ToString(), skipInputValidation: true);
        }

        json.WriteEndArray();
    }

    private static void WritePairs(NegotiationReport report, Utf8JsonWriter json)
    {
        var matrix = report.Matrix;
        var isAll = report.Verbose || matrix.Count <= MaxPairs;
        var written = 0;
        json.WriteStartArray("pairs");
        for (var client = 0; client < matrix.Clients.Length; client++)
        {
            for (var server = 0; server < matrix.Servers.Length; server++)
            {
                if (isAll || (matrix[client, server].Verdict != Verdict.Works && written < MaxPairs))
                {
                    written++;
                    WritePair(client, server, new Pair(matrix.Clients[client], matrix.Servers[server]), json);
                }
            }
        }

        json.WriteEndArray();
        json.WriteBoolean("isEveryPairTold", isAll);
    }

    private static void WritePair(int client, int server, Pair pair, Utf8JsonWriter json)
    {
        var agreement = pair.Agreement;
        json.WriteStartObject();
        json.WriteNumber("client", client);
        json.WriteNumber("server", server);
        json.WriteString("verdict", JsonText.Word(agreement.Verdict));
        WriteOptional("strictKex", agreement.StrictKex, json);
        json.WriteBoolean("isChoiceCertain", agreement.IsChoiceCertain);
        json.WriteStartArray("phases");
        foreach (var result in agreement.Phases)
        {
            WritePhase(pair, result, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("hazards");
        foreach (var hazard in agreement.Hazards)
        {
            json.WriteStartObject();
            json.WriteString("id", HazardWords.Of(hazard).Id);
            json.WriteString("message", HazardWords.Sentence(hazard, pair));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (agreement.Verdict == Verdict.Fails)
        {
            json.WriteStartObject("edits");
            WriteEdits("client", Mending.Of(pair, ConfigKind.Client), json);
            WriteEdits("server", Mending.Of(pair, ConfigKind.Server), json);
            WriteEdits("both", Mending.Of(pair), json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WritePhase(Pair pair, PhaseResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("phase", JsonText.Word(result.Phase));
        json.WriteString("outcome", JsonText.Word(result.Outcome));
        if (result.Choice is { } choice)
        {
            json.WriteString("choice", choice);
        }

        if (result.Outcome is PhaseOutcome.Agreed or PhaseOutcome.NoMatch)
        {
            WriteSide("client", pair.Client, result, result.ClientIndex, json);
            WriteSide("server", pair.Server, result, result.ServerIndex, json);
        }

        json.WriteEndObject();
    }

    private static void WriteSide(string name, Party party, PhaseResult result, int index, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        if (index >= 0)
        {
            json.WriteNumber("position", index + 1);
        }

        JsonText.WriteStrings(json, "list", party.Proposal.ListOf(result.Phase) ?? []);
        if (party.LineOf(result.Phase) is { } line)
        {
            json.WriteString("path", line.File.Path);
            json.WriteNumber("line", line.Line + 1);
        }

        json.WriteEndObject();
    }

    private static void WriteEdits(string name, ImmutableArray<ListEdit>? edits, Utf8JsonWriter json)
    {
        if (edits is not { } all)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var edit in all)
        {
            json.WriteStartObject();
            json.WriteString("side", edit.Role.Side());
            json.WriteString("keyword", edit.Keyword);
            json.WriteStartArray("added");
            foreach (var algorithm in edit.Added)
            {
                json.WriteStartObject();
                json.WriteString("name", algorithm.Name);
                json.WriteString("strength", algorithm.Strength.ToString().ToLowerInvariant());
                json.WriteString("weakness", algorithm.Weakness);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("path", edit.File.Path);
            json.WriteString("place", JsonText.Word(edit.Place));
            if (edit.Line is { } line)
            {
                json.WriteNumber("line", line.Line + 1);
            }

            json.WriteString("newLine", edit.NewLine);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOptional(string name, bool? value, Utf8JsonWriter json)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
