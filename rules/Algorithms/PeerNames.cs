using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

/// <summary>Names the programs that a list keeps out or endangers: the newest of each family, as the others are older.</summary>
internal static class PeerNames
{
    private const int MaxNamed = 3;

    /// <summary>The peers that connect to a configuration of that kind.</summary>
    internal static IEnumerable<PeerInfo> Opposite(ConfigKind kind) => PeerTable.All.Where(peer => peer.Plays(kind.Other()));

    /// <summary>A few names with commas, and how many more programs there are.</summary>
    internal static string List(IEnumerable<PeerInfo> peers)
    {
        var names = peers.GroupBy(peer => peer.Family).Select(family => family.Last().ShortName).ToImmutableArray();
        return names.Length <= MaxNamed + 1
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MaxNamed))} and {names.Length - MaxNamed} other programs";
    }
}
