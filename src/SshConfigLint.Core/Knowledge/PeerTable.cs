using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>A known fault of a peer's program that breaks a connection both sides agreed on.</summary>
public enum PeerDefect
{
    /// <summary>None is known.</summary>
    None,

    /// <summary>Its <c>umac-128</c> MACs are computed with the 64-bit code, so that only a peer of the same kind accepts them.</summary>
    Umac128,

    /// <summary>It loses count of packets when keys are renewed under strict key exchange and a separate MAC is used.</summary>
    RekeyUnderStrictKex,
}

/// <summary>Where the lists of a peer come from.</summary>
public enum PeerConfidence
{
    /// <summary>Its source.</summary>
    Source,

    /// <summary>A connection to it.</summary>
    Observed,

    /// <summary>The source of what it is built on.</summary>
    Derived,

    /// <summary>Its documentation, which tells a part.</summary>
    Documentation,
}

/// <summary>A program that is met on the other side, and what it proposes by default.</summary>
public sealed record PeerInfo
{
    /// <summary>The name that is given to <c>--peer</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name and release.</summary>
    public required string Name { get; init; }

    /// <summary>Equal for all releases of one program: the <see cref="Id"/> up to its release.</summary>
    public string Family
    {
        get
        {
            for (var i = 0; i + 1 < Id.Length; i++)
            {
                if (Id[i] == '-' && char.IsAsciiDigit(Id[i + 1]))
                {
                    return Id[..i];
                }
            }

            return Id;
        }
    }

    /// <summary>The <see cref="Name"/> without what explains it.</summary>
    public string ShortName => Name.Split([" (", ", "], StringSplitOptions.None)[0];

    /// <summary>Whether it is used as a client.</summary>
    public required bool IsClient { get; init; }

    /// <summary>Whether it is used as a server.</summary>
    public required bool IsServer { get; init; }

    /// <summary>Whether it is used as that side.</summary>
    public bool Plays(ConfigKind role) => role == ConfigKind.Client ? IsClient : IsServer;

    /// <summary>When the lists held, as year, month and day or a part of it; empty when that is unknown.</summary>
    public required string Date { get; init; }

    /// <summary>Where the lists come from.</summary>
    public required PeerConfidence Confidence { get; init; }

    /// <summary>Whether the order of the lists is known; without it success is certain, the choice is not.</summary>
    public required bool IsOrderKnown { get; init; }

    /// <summary>Whether it knows strict key exchange (the answer to CVE-2023-48795); null when that is unknown.</summary>
    public required bool? StrictKex { get; init; }

    /// <summary>Key exchanges in its order, without markers; null when they are unknown.</summary>
    public required ImmutableArray<string>? KeyExchanges { get; init; }

    /// <summary>Signatures of host keys in its order; null when they are unknown. A server uses those that it has a key for.</summary>
    public required ImmutableArray<string>? HostKeys { get; init; }

    /// <summary>Ciphers of both directions in its order; null when they are unknown.</summary>
    public required ImmutableArray<string>? Ciphers { get; init; }

    /// <summary>MACs of both directions in its order; null when they are unknown.</summary>
    public required ImmutableArray<string>? Macs { get; init; }

    /// <summary>A known fault.</summary>
    public PeerDefect Defect { get; init; }
}

/// <summary>The programs that are met on the other side.</summary>
public static class PeerTable
{
    private static readonly Lazy<ImmutableArray<PeerInfo>> _all = new(() => [.. TableText.Rows(Peers.Table).Select(Read)]);

    /// <summary>All peers, those of one family together, older releases first.</summary>
    public static ImmutableArray<PeerInfo> All => _all.Value;

    /// <summary>The peer of that name in any case, or null.</summary>
    public static PeerInfo? Find(string id) => All.FirstOrDefault(peer => peer.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The fault of a program that identifies itself so: OpenSSH for Windows has its in all builds that are known.</summary>
    public static PeerDefect DefectOf(string? identification) =>
        identification?.Contains("OpenSSH_for_Windows", StringComparison.Ordinal) == true ? PeerDefect.Umac128 : PeerDefect.None;

    private static PeerInfo Read(string row)
    {
        var columns = TableText.Columns(row, 11);
        return new PeerInfo
        {
            Id = columns[0],
            Name = columns[1],
            IsClient = columns[2].Contains("Client", StringComparison.Ordinal),
            IsServer = columns[2].Contains("Server", StringComparison.Ordinal),
            Date = columns[3],
            Confidence = columns[4] switch
            {
                "source" => PeerConfidence.Source,
                "observed" => PeerConfidence.Observed,
                "derived" => PeerConfidence.Derived,
                _ => PeerConfidence.Documentation,
            },
            IsOrderKnown = !columns[5].Contains("order-unsure", StringComparison.Ordinal),
            StrictKex = columns[5].Contains("strict-kex-unknown", StringComparison.Ordinal)
                ? null
                : columns[5].Contains("strict-kex", StringComparison.Ordinal),
            KeyExchanges = Names(columns[6]),
            HostKeys = Names(columns[7]),
            Ciphers = Names(columns[8]),
            Macs = Names(columns[9]),
            Defect = columns[10] switch
            {
                "umac-128" => PeerDefect.Umac128,
                "rekey-under-strict-kex" => PeerDefect.RekeyUnderStrictKex,
                _ => PeerDefect.None,
            },
        };
    }

    private static ImmutableArray<string>? Names(string cell) =>
        cell == "?" ? null : [.. cell.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
