using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation;

/// <summary>A proposal that was read from a file.</summary>
/// <param name="Name">The target of a scan, the name of a policy; empty when the file gives none.</param>
/// <param name="IsClient">Whether it is a client's.</param>
/// <param name="IsServer">Whether it is a server's.</param>
/// <param name="Proposal">The proposal.</param>
public sealed record ReadProposal(string Name, bool IsClient, bool IsServer, Proposal Proposal)
{
    /// <summary>Whether it is one of that side.</summary>
    public bool Plays(ConfigKind role) => role == ConfigKind.Client ? IsClient : IsServer;
}

/// <summary>What a file of proposals holds.</summary>
/// <param name="Proposals">The proposals, at least one unless there is an error.</param>
/// <param name="Error">Why there are none, lower case, no period; null when all was read.</param>
public sealed record ReadProposals(ImmutableArray<ReadProposal> Proposals, string? Error)
{
    internal static ReadProposals Failed(string error) => new([], error);
}
