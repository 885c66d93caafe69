namespace SshConfigLint.Cli;

/// <summary>Absolute names on the disk, and how they are shown.</summary>
internal static class DiskPath
{
    private static readonly string _current = Current();

    /// <summary>The absolute name of what a user typed.</summary>
    internal static string Full(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, _current));

    /// <summary>Relative to the current folder when below it, otherwise absolute.</summary>
    internal static string Display(string disk) => Below(_current, disk) ?? Posix(disk);

    /// <summary>What is left of <paramref name="path"/> below <paramref name="folder"/>, or null when it is elsewhere; everything is elsewhere than the root.</summary>
    internal static string? Below(string folder, string path) =>
        folder.Length > 1
        && path.Length > folder.Length + 1
        && path.StartsWith(folder, StringComparison.Ordinal)
        && IsSeparator(path[folder.Length])
            ? Posix(path[(folder.Length + 1)..])
            : null;

    /// <summary>The current folder; the root when it was removed under our feet.</summary>
    private static string Current()
    {
        try
        {
            return Directory.GetCurrentDirectory();
        }
        catch (IOException)
        {
            return "/";
        }
    }

    private static bool IsSeparator(char character) => character == Path.DirectorySeparatorChar || character == '/';

    private static string Posix(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
}
