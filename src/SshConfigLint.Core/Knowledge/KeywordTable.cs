using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>The keywords of both programs, upstream and vendor ones.</summary>
public static class KeywordTable
{
    /// <summary>All rows of a program, sorted by name.</summary>
    public static ImmutableArray<KeywordInfo> All(ConfigKind kind) => [];

    /// <summary>
    /// The row of a name in any case, or null. Where upstream and a vendor both have one, the row that the target accepts.
    /// </summary>
    public static KeywordInfo? Find(ConfigKind kind, string name, Target target) => null;

    /// <summary>The row that the target reads instead of an alias; the row itself when it is none there.</summary>
    public static KeywordInfo Resolve(KeywordInfo keyword, Target target) => keyword;
}
