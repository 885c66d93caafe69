using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>What the argument of a Match criterion looks like.</summary>
public enum MatchArgumentKind
{
    /// <summary>It takes none.</summary>
    None,

    /// <summary>A comma list of patterns with <c>!</c> negation.</summary>
    Patterns,

    /// <summary>A comma list of addresses, CIDR blocks and wildcards (<c>addrmatch.c: addr_match_list</c>).</summary>
    Addresses,

    /// <summary>A comma list of CIDR blocks only (<c>addrmatch.c: addr_match_cidr_list</c>).</summary>
    CidrOnly,

    /// <summary>One port number.</summary>
    Port,

    /// <summary>A shell command.</summary>
    Command,
}

/// <summary>A criterion of Match.</summary>
/// <param name="Name">The name in lower case; OpenSSH compares without case.</param>
/// <param name="Kind">Which program knows it.</param>
/// <param name="Since">The first release that does.</param>
/// <param name="Argument">What its argument looks like.</param>
/// <param name="AllowsEmpty">The first release that takes an empty argument; null for none.</param>
public sealed record MatchCriterionInfo(
    string Name,
    ConfigKind Kind,
    OpenSshVersion Since,
    MatchArgumentKind Argument,
    OpenSshVersion? AllowsEmpty = null
);

/// <summary>The criteria of Match in both programs (<c>readconf.c: match_cfg_line</c>, <c>servconf.c: match_cfg_line</c>).</summary>
public static class MatchCriterionTable
{
    private static readonly OpenSshVersion _oldest = OpenSshVersion.Oldest;

    /// <summary>All rows.</summary>
    public static ImmutableArray<MatchCriterionInfo> All { get; } =
    [
        new("all", ConfigKind.Client, _oldest, MatchArgumentKind.None),
        new("canonical", ConfigKind.Client, _oldest, MatchArgumentKind.None),
        new("final", ConfigKind.Client, new(8, 0), MatchArgumentKind.None),
        new("exec", ConfigKind.Client, _oldest, MatchArgumentKind.Command),
        new("host", ConfigKind.Client, _oldest, MatchArgumentKind.Patterns),
        new("originalhost", ConfigKind.Client, _oldest, MatchArgumentKind.Patterns),
        new("user", ConfigKind.Client, _oldest, MatchArgumentKind.Patterns),
        new("localuser", ConfigKind.Client, _oldest, MatchArgumentKind.Patterns),
        new("localnetwork", ConfigKind.Client, new(9, 4), MatchArgumentKind.CidrOnly),
        new("tagged", ConfigKind.Client, new(9, 4), MatchArgumentKind.Patterns, new(10, 0)),
        new("version", ConfigKind.Client, new(10, 0), MatchArgumentKind.Patterns),
        new("sessiontype", ConfigKind.Client, new(10, 0), MatchArgumentKind.Patterns),
        new("command", ConfigKind.Client, new(10, 0), MatchArgumentKind.Patterns, new(10, 0)),
        new("all", ConfigKind.Server, _oldest, MatchArgumentKind.None),
        new("user", ConfigKind.Server, _oldest, MatchArgumentKind.Patterns),
        new("group", ConfigKind.Server, _oldest, MatchArgumentKind.Patterns),
        new("host", ConfigKind.Server, _oldest, MatchArgumentKind.Patterns),
        new("address", ConfigKind.Server, _oldest, MatchArgumentKind.Addresses),
        new("localaddress", ConfigKind.Server, _oldest, MatchArgumentKind.Addresses),
        new("localport", ConfigKind.Server, _oldest, MatchArgumentKind.Port),
        new("rdomain", ConfigKind.Server, new(7, 7), MatchArgumentKind.Patterns),
        new("invalid-user", ConfigKind.Server, new(9, 9), MatchArgumentKind.None),
        new("version", ConfigKind.Server, new(10, 0), MatchArgumentKind.Patterns),
    ];

    /// <summary>The row of a name in any case, or null.</summary>
    public static MatchCriterionInfo? Find(ConfigKind kind, string name) =>
        All.FirstOrDefault(row => row.Kind == kind && row.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
