namespace SshConfigLint.Cli;

/// <summary>Follows symbolic links below a folder that stands for the root: an absolute link leads to a place below it, as it would on that machine.</summary>
internal static class RootedPath
{
    /// <summary>As many as Linux follows.</summary>
    private const int MaxLinks = 40;

    /// <summary>The path without links, as that machine names it; null for links that lead in circles.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="path">An absolute path as that machine names it.</param>
    internal static string? Resolve(string root, string path)
    {
        var waiting = new Stack<string>(Parts(path));
        var resolved = "";
        for (var links = 0; waiting.TryPop(out var part); )
        {
            if (part == "..")
            {
                resolved = resolved[..Math.Max(resolved.LastIndexOf('/'), 0)];
                continue;
            }

            var next = $"{resolved}/{part}";
            if (LinkTarget(root + next) is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            resolved = target.StartsWith('/') ? "" : resolved;
            foreach (var piece in Parts(target))
            {
                waiting.Push(piece);
            }
        }

        return resolved.Length == 0 ? "/" : resolved;
    }

    /// <summary>The parts of a path, the last one first.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();

    private static string? LinkTarget(string disk)
    {
        try
        {
            return new FileInfo(disk).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever looks at the file next finds out what is the matter.
            return null;
        }
    }
}
