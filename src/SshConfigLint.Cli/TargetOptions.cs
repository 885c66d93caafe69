using System.Collections.Immutable;
using System.CommandLine;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Cli;

/// <summary>The options that tell which program reads the files, and on which machine.</summary>
/// <param name="side">Whose build it is, where there are two: <c>client</c> or <c>server</c>; empty for the only one.</param>
internal sealed class TargetOptions(string side = "")
{
    private static readonly Choice<ConfigKind?> _kinds = new(("auto", null), ("client", ConfigKind.Client), ("server", ConfigKind.Server));

    private static readonly Choice<Vendor> _vendors = new(
        ("portable", Vendor.Portable),
        ("debian", Vendor.Debian),
        ("redhat", Vendor.RedHat),
        ("apple", Vendor.Apple),
        ("freebsd", Vendor.FreeBsd),
        ("hpn", Vendor.Hpn),
        ("windows", Vendor.Windows)
    );

    private readonly Option<string> _kind = CliOption.Word(
        "--kind",
        _kinds,
        "Which program reads the files (default: auto, by name, folder and keywords)."
    );

    private readonly Option<string> _version = CliOption.Text(
        side.Length == 0 ? "--openssh" : $"--{side}-openssh",
        "VERSION",
        $"The OpenSSH release that reads the files, {OpenSshVersion.Oldest} to {OpenSshVersion.Newest} (default: {OpenSshVersion.Newest}); local asks the installed ssh."
    );

    private readonly Option<string> _vendor = CliOption.Word(
        side.Length == 0 ? "--vendor" : $"--{side}-vendor",
        _vendors,
        "Whose build of it (default: portable)."
    );

    private readonly Option<string> _sysroot = Sysroot();

    /// <summary>The options in the order of the help.</summary>
    internal ImmutableArray<Option> All => [_kind, .. VersionAndVendor, _sysroot];

    /// <summary>The options that tell all but the build.</summary>
    internal ImmutableArray<Option> KindAndSysroot => [_kind, _sysroot];

    /// <summary>The option that tells whose build it is.</summary>
    internal Option VendorOption => _vendor;

    /// <summary>The options that tell the build alone.</summary>
    internal ImmutableArray<Option> VersionAndVendor => [_version, _vendor];

    /// <summary>The option for the root of the machine that files are for.</summary>
    internal static Option<string> Sysroot() =>
        CliOption.Text(
            "--sysroot",
            "DIR",
            "The folder that is / of the machine the files are for: absolute paths in them, Include too, are taken below it. Found without this option when a file is called DIR/etc/ssh/…."
        );

    /// <summary>The kind that was given; null for one that is found out.</summary>
    internal ConfigKind? KindOf(ParseResult parsed) => parsed.GetValue(_kind) is { } kind ? _kinds.Parse("--kind", kind) : null;

    /// <summary>The build that reads the files.</summary>
    /// <exception cref="UsageException">No such version or vendor, or no answer from the installed ssh.</exception>
    internal Target TargetOf(ParseResult parsed) => InstalledOpenSsh.Resolve(parsed.GetValue(_version), VendorOf(parsed));

    /// <summary>The vendor that was given; null for none.</summary>
    internal Vendor? VendorOf(ParseResult parsed) => parsed.GetValue(_vendor) is { } word ? _vendors.Parse(_vendor.Name, word) : null;

    /// <summary>The release and vendor that were given; null for what was not.</summary>
    /// <exception cref="UsageException">No such version or vendor, or no answer from the installed ssh.</exception>
    internal (OpenSshVersion? Version, Vendor? Vendor) GivenOf(ParseResult parsed)
    {
        var vendor = VendorOf(parsed);
        if (parsed.GetValue(_version) is not { } version)
        {
            return (null, vendor);
        }

        var target = InstalledOpenSsh.Resolve(version, vendor, _version.Name);
        return (target.Version, InstalledOpenSsh.IsLocal(version) ? target.Vendor : vendor);
    }

    /// <summary>The absolute name of the folder that was given as the root; null for none.</summary>
    internal string? SysrootOf(ParseResult parsed) => SysrootOf(parsed, _sysroot);

    /// <summary>The absolute name of the folder that an option gives as the root; null for none.</summary>
    internal static string? SysrootOf(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is { } sysroot ? CliOption.Folder(option.Name, sysroot) : null;
}
