using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation;

/// <summary>
/// What one side offers in SSH_MSG_KEXINIT (RFC 4253 §7.1), markers taken out. A list that is null is not known; an empty one offers nothing.
/// </summary>
public sealed record Proposal
{
    /// <summary>Key exchanges, most wanted first.</summary>
    public ImmutableArray<string>? KeyExchanges { get; init; }

    /// <summary>Signatures of host keys; of a server those that it has a key for.</summary>
    public ImmutableArray<string>? HostKeys { get; init; }

    /// <summary>What goes from the client to the server.</summary>
    public DirectionProposal ToServer { get; init; } = DirectionProposal.Unknown;

    /// <summary>What goes from the server to the client.</summary>
    public DirectionProposal ToClient { get; init; } = DirectionProposal.Unknown;

    /// <summary>Whether it offers strict key exchange; null when that is not known.</summary>
    public bool? StrictKex { get; init; }

    /// <summary>Whether the order of the lists is known.</summary>
    public bool IsOrderKnown { get; init; } = true;

    /// <summary>A known fault of the program.</summary>
    public PeerDefect Defect { get; init; }

    /// <summary>The size of a server's RSA host key in bits; null when it has none or nobody knows.</summary>
    public int? RsaBits { get; init; }

    /// <summary>The smallest RSA host key that a client takes, in bits (<c>RequiredRSASize</c>); null when nobody knows.</summary>
    public int? RequiredRsaBits { get; init; }

    /// <summary>What is offered for one of the choices.</summary>
    public ImmutableArray<string>? ListOf(Phase phase) =>
        phase switch
        {
            Phase.KeyExchange => KeyExchanges,
            Phase.HostKey => HostKeys,
            Phase.CipherToClient => ToClient.Ciphers,
            Phase.MacToClient => ToClient.Macs,
            Phase.CompressionToClient => ToClient.Compressions,
            Phase.CipherToServer => ToServer.Ciphers,
            Phase.MacToServer => ToServer.Macs,
            _ => ToServer.Compressions,
        };

    /// <summary>Equal for equal proposals.</summary>
    internal string Key =>
        string.Join(
            '\n',
            Enum.GetValues<Phase>()
                .Select(phase => ListOf(phase) is { } names ? string.Join(',', names) : "?")
                .Append($"{StrictKex} {IsOrderKnown} {Defect} {RsaBits} {RequiredRsaBits}")
        );

    /// <summary>Takes the names out of a list of key exchanges that are none: they tell of extensions (<c>kex.c: kex_assemble_names</c>).</summary>
    /// <returns>The key exchanges, and whether strict key exchange is offered.</returns>
    public static (ImmutableArray<string> KeyExchanges, bool StrictKex) WithoutMarkers(IEnumerable<string> names)
    {
        var all = names.ToImmutableArray();
        return (all.RemoveAll(IsMarker), all.Any(name => name.StartsWith("kex-strict-", StringComparison.Ordinal)));
    }

    /// <summary>Whether a name in the list of key exchanges is none, but tells what the program knows.</summary>
    internal static bool IsMarker(string name) =>
        name.StartsWith("ext-info-", StringComparison.Ordinal)
        || name.StartsWith("kex-strict-", StringComparison.Ordinal)
        || name == "kexguess2@matt.ucc.asn.au";

    /// <summary>The proposal of a built-in peer. Compression is not told: every program offers none.</summary>
    public static Proposal Of(PeerInfo peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        var direction = new DirectionProposal(peer.Ciphers, peer.Macs, ["none"]);
        return new Proposal
        {
            KeyExchanges = peer.KeyExchanges,
            HostKeys = peer.HostKeys,
            ToServer = direction,
            ToClient = direction,
            StrictKex = peer.StrictKex,
            IsOrderKnown = peer.IsOrderKnown,
            Defect = peer.Defect,
        };
    }
}

/// <summary>What a side offers for one direction, most wanted first; null for what is not known.</summary>
/// <param name="Ciphers">Ciphers.</param>
/// <param name="Macs">MACs.</param>
/// <param name="Compressions">Compressions.</param>
public sealed record DirectionProposal(ImmutableArray<string>? Ciphers, ImmutableArray<string>? Macs, ImmutableArray<string>? Compressions)
{
    /// <summary>Nothing is known.</summary>
    public static DirectionProposal Unknown { get; } = new(null, null, null);
}
