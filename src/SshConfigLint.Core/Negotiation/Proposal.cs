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

    /// <summary>A proposal from the ten lists as they are sent; markers in the key exchanges become flags (<c>kex.c: kex_choose_conf</c>).</summary>
    public static Proposal FromKeyExchanges(IEnumerable<string> names)
    {
        var all = names.ToImmutableArray();
        return new Proposal { KeyExchanges = [.. all.Where(name => !IsMarker(name))], StrictKex = all.Any(IsStrictMarker) };
    }

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

    /// <summary>Whether a name in the list of key exchanges is no key exchange but tells of an extension.</summary>
    public static bool IsMarker(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith("ext-info-", StringComparison.Ordinal)
            || name.StartsWith("kex-strict-", StringComparison.Ordinal)
            || name.StartsWith("kexguess2@", StringComparison.Ordinal);
    }

    private static bool IsStrictMarker(string name) =>
        name is "kex-strict-c-v00@openssh.com" or "kex-strict-s-v00@openssh.com" or "kex-strict-c" or "kex-strict-s";
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
