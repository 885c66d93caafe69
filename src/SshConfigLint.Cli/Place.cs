using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Cli;

/// <summary>Where an entry file would stand on the machine that it is for, and where that machine's files are on this disk.</summary>
/// <param name="ConfigPath">The entry file as that machine names it.</param>
/// <param name="IncludeBase">The folder of relative Includes, as that machine names it.</param>
/// <param name="Home">What <c>~</c> stands for, as that machine names it; null when that is unknown.</param>
/// <param name="Sysroot">The folder that is that machine's root; empty for this machine.</param>
/// <param name="SshFolder">The folder that stands for <c>/etc/ssh</c>; null when that is below the root as usual.</param>
internal sealed record Place(string ConfigPath, string IncludeBase, string? Home, string Sysroot, string? SshFolder)
{
    private const string EtcSsh = "/etc/ssh";

    /// <summary>Finds the place of an entry file.</summary>
    /// <param name="disk">The file's absolute name on this disk.</param>
    /// <param name="kind">Which program reads it.</param>
    /// <param name="surroundings">What is known of the run.</param>
    internal static Place Of(string disk, ConfigKind kind, Surroundings surroundings)
    {
        var folder = ConfigFolder(disk);
        if (surroundings.Sysroot is { } sysroot)
        {
            return DiskPath.Below(sysroot, disk) is { } below
                ? InRoot(sysroot, "/" + below, surroundings)
                : new Place(disk, EtcSsh, HomeOf(disk), sysroot, SshFolder: null);
        }

        var etc = disk.LastIndexOf(EtcSsh + "/", StringComparison.Ordinal);
        if (etc > 0)
        {
            return InRoot(disk[..etc], disk[etc..], surroundings);
        }

        return etc < 0 && StandsForSystemFile(disk, folder, kind, surroundings)
            ? new Place(EtcSsh + disk[folder.Length..], EtcSsh, Home: null, Sysroot: "", folder)
            : InRoot("", disk, surroundings);
    }

    /// <summary>The name on this disk of a path that a configuration file gives.</summary>
    internal string ToDisk(string path)
    {
        // Normalised first: ".." must not lead out of the root.
        var full = Path.GetFullPath(path, IncludeBase);
        if (SshFolder is not null && (full == EtcSsh || full.StartsWith(EtcSsh + "/", StringComparison.Ordinal)))
        {
            return SshFolder + full[EtcSsh.Length..];
        }

        return DiskPath.Below(Sysroot, full) is null ? Sysroot + full : full;
    }

    /// <summary>The options of the model.</summary>
    internal ModelOptions ToModelOptions(ConfigKind kind) =>
        new()
        {
            EntryPath = ConfigPath,
            IncludeBase = IncludeBase,
            Home = Home,
            IsSystemFile = kind == ConfigKind.Client && FileKindDetection.IsSystemClientFile(ConfigPath),
        };

    private static Place InRoot(string sysroot, string path, Surroundings surroundings)
    {
        var isOwn = sysroot.Length == 0 && !surroundings.IsInRepository(path);
        return new Place(path, ConfigFolder(path), HomeOf(path) ?? (isOwn ? surroundings.Home : null), sysroot, SshFolder: null);
    }

    /// <summary>
    /// A repository keeps the files of <c>/etc/ssh</c> anywhere; what they include there is beside them, not on the machine
    /// that lints. Outside a repository the folder must look like it.
    /// </summary>
    private static bool StandsForSystemFile(string disk, string folder, ConfigKind kind, Surroundings surroundings) =>
        (kind == ConfigKind.Server || FileKindDetection.IsSystemClientFile(disk))
        && (
            surroundings.IsInRepository(disk)
            || Directory.Exists($"{folder}/{(kind == ConfigKind.Server ? "sshd_config.d" : "ssh_config.d")}")
        );

    /// <summary>The folder of the entry file; that of a fragment is the one above its <c>.d</c> folder.</summary>
    private static string ConfigFolder(string path)
    {
        var folder = Semantics.ConfigPath.Folder(path);
        return FileKindDetection.IsFragmentFolder(folder) ? Semantics.ConfigPath.Folder(folder) : folder;
    }

    private static string? HomeOf(string path)
    {
        var dot = path.LastIndexOf("/.ssh/", StringComparison.Ordinal);
        return dot < 0 ? null : path[..dot];
    }
}

/// <summary>What a run knows of the machine.</summary>
/// <param name="Sysroot">The folder given as <c>--sysroot</c>.</param>
/// <param name="Repository">The folder of the repository; null outside of one.</param>
/// <param name="Home">The user's home folder.</param>
internal sealed record Surroundings(string? Sysroot, string? Repository, string? Home)
{
    internal bool IsInRepository(string disk) => Repository is not null && DiskPath.Below(Repository, disk) is not null;

    /// <summary>The home folder that the environment names.</summary>
    internal static string? HomeFolder() =>
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home
            ? Path.TrimEndingDirectorySeparator(home)
            : null;

    /// <summary>The folder of the repository that the run is in: <c>$GITHUB_WORKSPACE</c>, or the nearest one with <c>.git</c>.</summary>
    internal static string? FindRepository()
    {
        if (Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } workspace && Directory.Exists(workspace))
        {
            return DiskPath.Full(workspace);
        }

        for (var folder = new DirectoryInfo(DiskPath.Full(".")); folder is not null; folder = folder.Parent)
        {
            // A worktree and a submodule have a file of that name.
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
