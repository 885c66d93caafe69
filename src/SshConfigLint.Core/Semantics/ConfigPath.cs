namespace SshConfigLint.Semantics;

/// <summary>POSIX paths, without a look at any disk.</summary>
public static class ConfigPath
{
    /// <summary>Whether the path begins at the root.</summary>
    public static bool IsAbsolute(string path) => path.StartsWith('/');

    /// <summary>The path of the folder that holds <paramref name="path"/>; <c>.</c> for a bare name.</summary>
    public static string Folder(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash switch
        {
            < 0 => ".",
            0 => "/",
            _ => path[..slash],
        };
    }

    /// <summary>The last part of the path.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary><paramref name="path"/> itself when absolute, else below <paramref name="folder"/>.</summary>
    public static string Combine(string folder, string path)
    {
        if (IsAbsolute(path) || folder is "" or ".")
        {
            return path;
        }

        return folder.EndsWith('/') ? folder + path : $"{folder}/{path}";
    }
}
