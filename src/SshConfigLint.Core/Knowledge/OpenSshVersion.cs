using System.Collections.Immutable;
using System.Globalization;

namespace SshConfigLint.Knowledge;

/// <summary>An OpenSSH release; the portable suffix (<c>p1</c>, <c>p2</c>) makes no difference here.</summary>
/// <param name="Major">The number before the dot.</param>
/// <param name="Minor">The number behind the dot.</param>
public readonly record struct OpenSshVersion(int Major, int Minor) : IComparable<OpenSshVersion>
{
    /// <summary>The oldest release of the tables.</summary>
    public static OpenSshVersion Oldest { get; } = new(7, 0);

    /// <summary>The newest release of the tables.</summary>
    public static OpenSshVersion Newest { get; } = new(10, 6);

    /// <summary>Every release of the tables, oldest first.</summary>
    public static ImmutableArray<OpenSshVersion> All { get; } =
    [
        .. Enumerable.Range(0, 10).Select(minor => new OpenSshVersion(7, minor)),
        .. Enumerable.Range(0, 10).Select(minor => new OpenSshVersion(8, minor)),
        .. Enumerable.Range(0, 10).Select(minor => new OpenSshVersion(9, minor)),
        .. Enumerable.Range(0, 7).Select(minor => new OpenSshVersion(10, minor)),
    ];

    /// <summary>Reads <c>9.2</c>, <c>9.2p1</c> or <c>OpenSSH_9.2p1 …</c>.</summary>
    public static bool TryParse(string? text, out OpenSshVersion version)
    {
        version = default;
        if (text is null)
        {
            return false;
        }

        const string Prefix = "OpenSSH_";
        var rest = text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text.AsSpan(Prefix.Length) : text;
        var end = rest.IndexOfAny(" ,");
        rest = end < 0 ? rest : rest[..end];
        var suffix = rest.IndexOf('p');
        if (suffix >= 0 && (suffix + 1 == rest.Length || rest[(suffix + 1)..].ContainsAnyExceptInRange('0', '9')))
        {
            return false;
        }

        rest = suffix < 0 ? rest : rest[..suffix];
        var dot = rest.IndexOf('.');
        if (
            dot <= 0
            || !int.TryParse(rest[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !int.TryParse(rest[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
        )
        {
            return false;
        }

        version = new OpenSshVersion(major, minor);
        return true;
    }

    /// <summary>Orders by release.</summary>
    public int CompareTo(OpenSshVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>Compares by release.</summary>
    public static bool operator <(OpenSshVersion left, OpenSshVersion right) => left.CompareTo(right) < 0;

    /// <summary>Compares by release.</summary>
    public static bool operator >(OpenSshVersion left, OpenSshVersion right) => left.CompareTo(right) > 0;

    /// <summary>Compares by release.</summary>
    public static bool operator <=(OpenSshVersion left, OpenSshVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Compares by release.</summary>
    public static bool operator >=(OpenSshVersion left, OpenSshVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The release as people write it, for instance <c>9.2</c>.</summary>
    public override string ToString() => $"{Major}.{Minor}";
}
