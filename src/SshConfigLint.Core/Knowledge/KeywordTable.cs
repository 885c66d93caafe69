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

    /// <summary>Every row of a name in any case: the upstream one and those of vendors.</summary>
    public static ImmutableArray<KeywordInfo> Rows(ConfigKind kind, string name) => [];

    /// <summary>The keyword of the target that a misspelt name is nearest to, or null.</summary>
    public static string? Suggest(ConfigKind kind, string name, Target target) => null;
}
