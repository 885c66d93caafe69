namespace SshConfigLint.Rules;

/// <summary>Tells paths in folders that everybody on a machine may write to.</summary>
internal static class SharedFolder
{
    private static readonly string[] _folders = ["/tmp/", "/var/tmp/", "/dev/shm/", "/private/tmp/"];

    /// <summary>Whether a path lies in such a folder, at any depth.</summary>
    internal static bool Holds(string path) => Array.Exists(_folders, folder => path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Whether a path lies directly in such a folder: a folder of one's own below it may well be private.</summary>
    internal static bool HoldsDirectly(string path) =>
        Array.Exists(_folders, folder => path.StartsWith(folder, StringComparison.Ordinal) && !path[folder.Length..].Contains('/'));
}
