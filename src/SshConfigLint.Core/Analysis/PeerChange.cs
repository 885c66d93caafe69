using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Analysis;

/// <summary>A program on the other side for which something changes.</summary>
public sealed record PeerChange
{
    /// <summary>Releases of OpenSSH that are met in the field, beside the programs of <see cref="PeerTable"/>.</summary>
    private static readonly ImmutableArray<OpenSshVersion> _releases =
    [
        new(7, 0),
        new(7, 4),
        new(8, 0),
        new(8, 4),
        new(8, 7),
        new(9, 2),
        new(9, 6),
        new(10, 0),
    ];

    /// <summary>The name of the program and its release.</summary>
    public required string Name { get; init; }

    /// <summary>Equal for releases of one program.</summary>
    public required string Family { get; init; }

    /// <summary>What it came to.</summary>
    public required Agreement Before { get; init; }

    /// <summary>What it comes to.</summary>
    public required Agreement After { get; init; }

    /// <summary>For whom; empty for everybody.</summary>
    public ImmutableArray<string> For { get; init; } = [];

    /// <summary>Whether it can no longer connect.</summary>
    public bool IsLost => Before.Failed is null && After.Failed is not null;

    /// <summary>Whether it can connect now.</summary>
    public bool IsWon => Before.Failed is not null && After.Failed is null;

    /// <summary>Hazards that it meets now.</summary>
    public ImmutableArray<Hazard> NewHazards => IsLost || IsWon ? [] : [.. After.Hazards.Except(Before.Hazards)];

    /// <summary>Hazards that it no longer meets.</summary>
    public ImmutableArray<Hazard> GoneHazards => IsLost || IsWon ? [] : [.. Before.Hazards.Except(After.Hazards)];

    /// <summary>Equal where the same changes for the same program.</summary>
    internal (string, Phase?, Phase?, string) Outcome =>
        (Name, Before.Failed?.Phase, After.Failed?.Phase, $"{string.Join(',', NewHazards)} {string.Join(',', GoneHazards)}");

    private bool IsChange => IsLost || IsWon || !NewHazards.IsEmpty || !GoneHazards.IsEmpty;

    /// <summary>The programs for which it makes a difference which of two proposals is made.</summary>
    internal static IEnumerable<PeerChange> Between(ConfigKind kind, Proposal before, Proposal after)
    {
        foreach (var (name, family, peer) in PeersOf(kind))
        {
            var change = new PeerChange
            {
                Name = name,
                Family = family,
                Before = Negotiator.Negotiate(kind, before, peer),
                After = Negotiator.Negotiate(kind, after, peer),
            };
            if (change.IsChange)
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<(string Name, string Family, Proposal Proposal)> PeersOf(ConfigKind kind)
    {
        var other = kind.Other();
        return _releases
            .Select(release => ($"OpenSSH {release}", "openssh", OpenSshProposal.Default(other, new Target(release))))
            .Concat(PeerTable.All.Where(peer => peer.Plays(other)).Select(peer => (peer.ShortName, peer.Family, Proposal.Of(peer))));
    }
}
