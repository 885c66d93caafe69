using System.Collections.Immutable;
using System.Text.Json;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Negotiation;

/// <summary>
/// Reads what a program proposes from JSON: a scan of ssh-audit (2.5 and 3), a security policy of AWS Transfer Family, or a proposal of our
/// own (<c>docs/proposal.schema.json</c>); one of them, or an array.
/// </summary>
public static class ProposalFileReader
{
    private static readonly JsonDocumentOptions _options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 32,
    };

    private static readonly string[] _ownKeys =
    [
        "$schema",
        "name",
        "role",
        "kexAlgorithms",
        "hostKeyAlgorithms",
        "ciphers",
        "macs",
        "compression",
        "toServer",
        "toClient",
        "strictKex",
        "isOrderKnown",
        "rsaBits",
        "requiredRsaBits",
        "defect",
    ];

    private static readonly string[] _directionKeys = ["ciphers", "macs", "compression"];

    /// <summary>Reads a text; never throws for what it says.</summary>
    public static ReadProposals Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            return ReadProposals.Failed("is empty");
        }

        try
        {
            using var document = JsonDocument.Parse(text, _options);
            var root = document.RootElement;
            var proposals = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(Of)] : ImmutableArray.Create(Of(root));
            return proposals.IsEmpty ? ReadProposals.Failed("is an empty array") : new ReadProposals(proposals, null);
        }
        catch (JsonException exception)
        {
            var place = exception is { LineNumber: { } line, BytePositionInLine: { } column }
                ? $" at line {line + 1}, byte {column + 1}"
                : "";
            return ReadProposals.Failed($"is no JSON, or ends too early{place}");
        }
        catch (FormatException exception)
        {
            return ReadProposals.Failed(exception.Message);
        }
        catch (InvalidOperationException)
        {
            // GetString of a text with half of a surrogate pair.
            return ReadProposals.Failed("has a text that is not Unicode");
        }
    }

    private static ReadProposal Of(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object)
        {
            if (Has(item, "kex") || Has(item, "enc"))
            {
                return OfSshAudit(item);
            }

            var policy = Object(item, "SecurityPolicy") ?? item;
            if (Has(policy, "SshKexs") || Has(policy, "SshCiphers"))
            {
                return OfAws(policy);
            }

            if (_ownKeys[3..9].Any(key => Has(item, key)))
            {
                return OfOwn(item);
            }
        }

        throw new FormatException("is neither a scan of ssh-audit, nor a security policy of AWS, nor a proposal");
    }

    /// <summary>Its <c>enc</c> and <c>mac</c> are the lists from the server to the client; programs that have others for the way back are not known.</summary>
    private static ReadProposal OfSshAudit(JsonElement scan)
    {
        var (kex, strict) = Proposal.WithoutMarkers(Names(scan, "kex") ?? throw new FormatException("is a scan without key exchanges"));
        var direction = new DirectionProposal(Names(scan, "enc"), Names(scan, "mac"), Names(scan, "compression"));
        var isClient = Has(scan, "client_ip");
        var banner = Object(scan, "banner") is { } told ? Text(told, "software") : null;
        return new ReadProposal(
            Text(scan, "target") ?? Text(scan, "client_ip") ?? banner ?? "",
            isClient,
            !isClient,
            new Proposal
            {
                KeyExchanges = kex,
                HostKeys = Names(scan, "key"),
                ToServer = direction,
                ToClient = direction,
                StrictKex = strict,
                RsaBits = isClient ? null : RsaBits(scan),
                Defect = PeerTable.DefectOf(banner),
            }
        );
    }

    /// <summary>A policy of type CONNECTOR is a client's. It does not tell an order.</summary>
    private static ReadProposal OfAws(JsonElement policy)
    {
        var names = Names(policy, "SshKexs");
        var (kex, strict) = Proposal.WithoutMarkers(names ?? []);
        var direction = new DirectionProposal(Names(policy, "SshCiphers"), Names(policy, "SshMacs"), ["none"]);
        var isClient = Text(policy, "Type") is "CONNECTOR";
        return new ReadProposal(
            Text(policy, "SecurityPolicyName") ?? "",
            isClient,
            !isClient,
            new Proposal
            {
                KeyExchanges = names is null ? null : kex,
                HostKeys = Names(policy, "SshHostKeyAlgorithms"),
                ToServer = direction,
                ToClient = direction,
                StrictKex = strict ? true : null,
                IsOrderKnown = false,
            }
        );
    }

    private static ReadProposal OfOwn(JsonElement item)
    {
        Require(item, _ownKeys);
        var names = Names(item, "kexAlgorithms");
        var (kex, hasMarker) = Proposal.WithoutMarkers(names ?? []);
        var both = Direction(item, DirectionProposal.Unknown);
        var role = Text(item, "role");
        if (role is not (null or "client" or "server"))
        {
            throw new FormatException("has a `role` that is none: give `client` or `server`");
        }

        return new ReadProposal(
            Text(item, "name") ?? "",
            role is not "server",
            role is not "client",
            new Proposal
            {
                KeyExchanges = names is null ? null : kex,
                HostKeys = Names(item, "hostKeyAlgorithms"),
                ToServer = Object(item, "toServer") is { } up ? OneWay(up, both) : both,
                ToClient = Object(item, "toClient") is { } down ? OneWay(down, both) : both,
                StrictKex = hasMarker ? true : Truth(item, "strictKex"),
                IsOrderKnown = Truth(item, "isOrderKnown") ?? true,
                RsaBits = Number(item, "rsaBits"),
                RequiredRsaBits = Number(item, "requiredRsaBits"),
                Defect = Text(item, "defect") switch
                {
                    null => PeerDefect.None,
                    "umac-128" => PeerDefect.Umac128,
                    "rekey-under-strict-kex" => PeerDefect.RekeyUnderStrictKex,
                    _ => throw new FormatException("has a `defect` that is none: give `umac-128` or `rekey-under-strict-kex`"),
                },
            }
        );
    }

    private static DirectionProposal OneWay(JsonElement item, DirectionProposal both)
    {
        Require(item, _directionKeys);
        return Direction(item, both);
    }

    private static DirectionProposal Direction(JsonElement item, DirectionProposal otherwise) =>
        new(
            Names(item, "ciphers") ?? otherwise.Ciphers,
            Names(item, "macs") ?? otherwise.Macs,
            Names(item, "compression") ?? otherwise.Compressions
        );

    private static void Require(JsonElement item, string[] keys)
    {
        foreach (var key in item.EnumerateObject().Select(property => property.Name).Where(name => !keys.Contains(name)))
        {
            throw new FormatException($"has an unknown key `{key}`{SpellingSuggestion.Ask(key, keys)}");
        }
    }

    /// <summary>A list of names, or of objects with the name as <c>algorithm</c>; null when there is none.</summary>
    private static ImmutableArray<string>? Names(JsonElement item, string key)
    {
        if (!item.TryGetProperty(key, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"has a `{key}` that is no list of names");
        }

        return
        [
            .. list.EnumerateArray()
                .Select(name => Name(name) ?? throw new FormatException($"has a `{key}` with something that is no name")),
        ];
    }

    private static string? Name(JsonElement item) =>
        item.ValueKind switch
        {
            JsonValueKind.String => item.GetString(),
            JsonValueKind.Object => Text(item, "algorithm"),
            _ => null,
        };

    private static int? RsaBits(JsonElement scan) =>
        scan.TryGetProperty("key", out var keys) && keys.ValueKind == JsonValueKind.Array
            ? keys.EnumerateArray()
                .Where(key =>
                    key.ValueKind == JsonValueKind.Object
                    && Text(key, "algorithm") is { } name
                    && name.Contains("rsa", StringComparison.Ordinal)
                )
                .Select(key => Number(key, "keysize"))
                .FirstOrDefault(bits => bits is not null)
            : null;

    private static bool Has(JsonElement item, string key) => item.TryGetProperty(key, out _);

    private static JsonElement? Object(JsonElement item, string key) =>
        item.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement item, string key) =>
        item.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool? Truth(JsonElement item, string key) =>
        item.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    private static int? Number(JsonElement item, string key) =>
        item.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;
}
