namespace SshConfigLint.Knowledge;

/// <summary>The names of IPQoS and their numbers (<c>misc.c: ipqos</c>).</summary>
internal static class DscpNames
{
    private static readonly OpenSshVersion _oldWordsMeanNone = new(10, 1);
    private static readonly OpenSshVersion _lowEffortIsFour = new(8, 9);

    private static readonly (string Name, int Number, OpenSshVersion Since)[] _rows =
    [
        ("af11", 0x28, default),
        ("af12", 0x30, default),
        ("af13", 0x38, default),
        ("af21", 0x48, default),
        ("af22", 0x50, default),
        ("af23", 0x58, default),
        ("af31", 0x68, default),
        ("af32", 0x70, default),
        ("af33", 0x78, default),
        ("af41", 0x88, default),
        ("af42", 0x90, default),
        ("af43", 0x98, default),
        ("cs0", 0x00, default),
        ("cs1", 0x20, default),
        ("cs2", 0x40, default),
        ("cs3", 0x60, default),
        ("cs4", 0x80, default),
        ("cs5", 0xa0, default),
        ("cs6", 0xc0, default),
        ("cs7", 0xe0, default),
        ("ef", 0xb8, default),
        ("le", 0x04, new(8, 2)),
        ("va", 0xb0, new(10, 3)),
        ("lowdelay", 0x10, default),
        ("throughput", 0x08, default),
        ("reliability", 0x04, default),
    ];

    /// <summary>lowdelay, throughput, reliability: words of RFC 1349.</summary>
    internal static bool IsOldWord(string name) => name is "lowdelay" or "throughput" or "reliability";

    /// <summary>Whether the build takes the old words and does nothing for them.</summary>
    internal static bool OldWordsMeanNone(Target target) =>
        target.Version >= _oldWordsMeanNone || (target.Vendor == Vendor.Debian && target.Version >= new OpenSshVersion(10, 0));

    /// <summary>The number of a name in lower case; null when it is none.</summary>
    internal static int? NumberOf(string name, OpenSshVersion version) =>
        name == "le" ? LowEffort(version)
        : Array.Find(_rows, row => row.Name == name) is { Name: not null } row ? row.Number
        : null;

    /// <summary>The first name that the build has for a number; null when it has none.</summary>
    internal static string? NameOf(int number, Target target)
    {
        foreach (var (name, value, since) in _rows)
        {
            var isKnown = since <= target.Version && !(IsOldWord(name) && OldWordsMeanNone(target));
            if (isKnown && (name == "le" ? LowEffort(target.Version) : value) == number)
            {
                return name;
            }
        }

        return null;
    }

    private static int LowEffort(OpenSshVersion version) => version < _lowEffortIsFour ? 0x01 : 0x04;
}
