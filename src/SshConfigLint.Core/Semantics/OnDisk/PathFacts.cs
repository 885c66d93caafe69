namespace SshConfigLint.Semantics.OnDisk;

/// <summary>What stands at a path, symbolic links followed.</summary>
public enum PathKind
{
    /// <summary>It cannot be known: no look was possible, or a link leads out of the root.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, a socket or a device.</summary>
    Special,
}

/// <summary>What a disk tells of a path without opening it; what is null is not known.</summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Mode">The permission bits, set-user-id and sticky bit included.</param>
/// <param name="OwnerId">The numeric id of the owner.</param>
/// <param name="GroupId">The numeric id of the group.</param>
/// <param name="Length">The number of bytes of a regular file.</param>
/// <param name="RealPath">The path without symbolic links.</param>
public sealed record PathFacts(
    PathKind Kind,
    int? Mode = null,
    uint? OwnerId = null,
    uint? GroupId = null,
    long? Length = null,
    string? RealPath = null
)
{
    /// <summary>Nothing is known.</summary>
    public static PathFacts Unknown { get; } = new(PathKind.Unknown);

    /// <summary>Nothing is there.</summary>
    public static PathFacts Missing { get; } = new(PathKind.Missing);

    /// <summary>Whether it is there and has one of these permission bits.</summary>
    public bool Has(int bits) => (Mode & bits) is > 0;

    /// <summary>The permission bits as <c>chmod</c> writes them.</summary>
    public string ModeText => Mode is { } mode ? Convert.ToString(mode, 8).PadLeft(4, '0') : "";
}
