using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>The rows of a proposal in the order of the protocol (RFC 4253 §7.1).</summary>
public enum ProposalRow
{
    /// <summary>Key exchanges.</summary>
    KeyExchanges,

    /// <summary>Signatures of host keys.</summary>
    HostKeys,

    /// <summary>Ciphers from the client to the server.</summary>
    CiphersToServer,

    /// <summary>Ciphers from the server to the client.</summary>
    CiphersToClient,

    /// <summary>MACs from the client to the server.</summary>
    MacsToServer,

    /// <summary>MACs from the server to the client.</summary>
    MacsToClient,

    /// <summary>Compressions from the client to the server.</summary>
    CompressionsToServer,

    /// <summary>Compressions from the server to the client.</summary>
    CompressionsToClient,
}

/// <summary>A proposal as a log shows it.</summary>
/// <param name="Lists">The lists by <see cref="ProposalRow"/>, as they were written; null for those that the log does not show.</param>
/// <param name="Lines">The lines on which they stand; 0 for those that the log does not show.</param>
public sealed record LogProposal(ImmutableArray<string?> Lists, ImmutableArray<long> Lines)
{
    /// <summary>Rows of algorithms in a proposal.</summary>
    internal const int RowCount = 8;

    /// <summary>Whether every list is known.</summary>
    public bool IsComplete => Lists.All(list => list is not null);

    /// <summary>The names of a row with markers; null when the log does not show it.</summary>
    public ImmutableArray<string>? NamesOf(ProposalRow row) =>
        Lists[(int)row] is { } list ? [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] : null;

    /// <summary>The proposal without markers.</summary>
    /// <param name="side">Whose it is.</param>
    public Proposal ToProposal(ConfigKind side)
    {
        var kex = NamesOf(ProposalRow.KeyExchanges);
        var strict = side == ConfigKind.Client ? "kex-strict-c-v00@openssh.com" : "kex-strict-s-v00@openssh.com";
        return new Proposal
        {
            KeyExchanges = kex?.RemoveAll(Proposal.IsMarker),
            HostKeys = NamesOf(ProposalRow.HostKeys),
            ToServer = new DirectionProposal(
                NamesOf(ProposalRow.CiphersToServer),
                NamesOf(ProposalRow.MacsToServer),
                NamesOf(ProposalRow.CompressionsToServer)
            ),
            ToClient = new DirectionProposal(
                NamesOf(ProposalRow.CiphersToClient),
                NamesOf(ProposalRow.MacsToClient),
                NamesOf(ProposalRow.CompressionsToClient)
            ),
            StrictKex = kex?.Contains(strict),
        };
    }
}
