using System.Collections.Immutable;
using System.Text.Json;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Reporting;

/// <summary>Proposals as <see cref="ProposalFileReader"/> reads them; <c>docs/proposal.schema.json</c> describes them.</summary>
public static class ProposalJson
{
    /// <summary>Writes the proposals of all parties as an array.</summary>
    public static void Write(IEnumerable<Party> parties, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(
            JsonText.Of(json =>
            {
                json.WriteStartArray();
                foreach (var party in parties)
                {
                    Write(party, json);
                }

                json.WriteEndArray();
            })
        );
        output.Write('\n');
    }

    private static void Write(Party party, Utf8JsonWriter json)
    {
        var proposal = party.Proposal;
        json.WriteStartObject();
        json.WriteString("name", party.Name);
        json.WriteString("role", party.Role.Side());
        WriteNames("kexAlgorithms", proposal.KeyExchanges, json);
        WriteNames("hostKeyAlgorithms", proposal.HostKeys, json);
        WriteDirection("toServer", proposal.ToServer, json);
        WriteDirection("toClient", proposal.ToClient, json);
        if (proposal.StrictKex is { } strict)
        {
            json.WriteBoolean("strictKex", strict);
        }

        json.WriteBoolean("isOrderKnown", proposal.IsOrderKnown);
        if (proposal.RsaBits is { } bits)
        {
            json.WriteNumber("rsaBits", bits);
        }

        if (proposal.RequiredRsaBits is { } required)
        {
            json.WriteNumber("requiredRsaBits", required);
        }

        if (proposal.Defect != PeerDefect.None)
        {
            json.WriteString("defect", proposal.Defect == PeerDefect.Umac128 ? "umac-128" : "rekey-under-strict-kex");
        }

        json.WriteEndObject();
    }

    private static void WriteDirection(string name, DirectionProposal direction, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        WriteNames("ciphers", direction.Ciphers, json);
        WriteNames("macs", direction.Macs, json);
        WriteNames("compression", direction.Compressions, json);
        json.WriteEndObject();
    }

    private static void WriteNames(string name, ImmutableArray<string>? names, Utf8JsonWriter json)
    {
        if (names is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        JsonText.WriteStrings(json, name, known);
    }
}
