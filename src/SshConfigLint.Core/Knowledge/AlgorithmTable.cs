using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>The algorithm names of all releases, and the lists that a release compiles in.</summary>
public static class AlgorithmTable
{
    /// <summary>All names, by kind, in the order of the newest build that has them.</summary>
    public static ImmutableArray<AlgorithmInfo> All { get; } = [];

    /// <summary>The row of a name (case matters), or null.</summary>
    public static AlgorithmInfo? Find(AlgorithmKind kind, string name) => null;

    /// <summary>What a list keyword names: ciphers, MACs, key exchanges or signatures; null when it is no list of algorithms.</summary>
    public static AlgorithmKind? KindOf(string keyword) => null;

    /// <summary>Every name that the target knows, in the order in which its wildcards expand (<c>ssh -Q</c>).</summary>
    public static ImmutableArray<string> BuildOrder(AlgorithmKind kind, Target target) => [];

    /// <summary>The compiled-in list of a keyword for the target, in order; empty when the keyword has none.</summary>
    public static ImmutableArray<string> DefaultList(ConfigKind program, string keyword, Target target) => [];
}
