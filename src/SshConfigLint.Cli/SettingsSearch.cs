using SshConfigLint.Configuration;

namespace SshConfigLint.Cli;

/// <summary>Finds the settings file of a file: the nearest one upwards, and none above the root of its repository.</summary>
/// <remarks>Outside a repository: up to the current folder for files below it, otherwise only beside the file, or beside its <c>.d</c> folder.</remarks>
internal sealed class SettingsSearch
{
    private readonly Dictionary<string, string?> _nearest = new(StringComparer.Ordinal);

    /// <summary>The absolute name of the settings file for a file in that folder; null for none.</summary>
    /// <exception cref="UsageException">It is a link that leads out of where it may lie.</exception>
    internal string? Nearest(string folder)
    {
        if (!_nearest.TryGetValue(folder, out var found))
        {
            _nearest.Add(folder, found = Find(folder));
        }

        return found;
    }

    private static string? Find(string folder)
    {
        var (boundary, found) = (BoundaryOf(folder), (string?)null);
        for (var at = folder; found is null; at = Path.GetDirectoryName(at)!)
        {
            var candidate = Path.Combine(at, Settings.FileName);
            found = File.Exists(candidate) ? candidate : null;
            if (at == boundary || Path.GetDirectoryName(at) is null)
            {
                break;
            }
        }

        return found is not null && new FileInfo(found).ResolveLinkTarget(returnFinalTarget: true) is { } target
            ? Inside(boundary, found, target.FullName)
            : found;
    }

    /// <summary>The highest folder in which a settings file is looked for.</summary>
    private static string BoundaryOf(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            // A worktree and a submodule have a file of that name.
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        var current = DiskPath.Full(".");
        return folder == current || DiskPath.Below(current, folder) is not null ? current
            : FileKindDetection.IsFragmentFolder(folder) ? Path.GetDirectoryName(folder) ?? folder
            : folder;
    }

    /// <summary>What a link out of the repository points to is not for us to read, nor to quote in messages.</summary>
    private static string Inside(string boundary, string file, string target) =>
        DiskPath.Below(boundary, target) is not null
            ? file
            : throw new UsageException($"{DiskPath.Display(file)}: is a link that leads out of {DiskPath.Display(boundary)}");
}
