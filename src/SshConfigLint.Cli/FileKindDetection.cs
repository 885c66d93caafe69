using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>Tells client from server files: by name, by folder, then by the keywords in them.</summary>
internal static class FileKindDetection
{
    /// <summary>Enough of a file to know it by.</summary>
    private const int Sample = 1 << 15;

    /// <summary>The kind of a file.</summary>
    internal static ConfigKind Of(string path, SourceText text, Target target) => OfPath(path) ?? OfKeywords(text, target);

    /// <summary>The kind that the name or a folder tells, if any does.</summary>
    internal static ConfigKind? OfPath(string path)
    {
        var name = ConfigPath.Name(path);
        if (Has(name, "sshd"))
        {
            return ConfigKind.Server;
        }

        if (Has(name, "ssh_config") || Has(name, "sshconfig"))
        {
            return ConfigKind.Client;
        }

        var folders = path.Split('/')[..^1];
        return folders.Contains("sshd_config.d") ? ConfigKind.Server
            : folders.Any(folder => folder is "ssh_config.d" or ".ssh" || Has(folder, "dot_ssh")) ? ConfigKind.Client
            : null;
    }

    /// <summary>Whether the folder holds fragments, such as <c>sshd_config.d</c> or <c>.ssh/config.d</c>.</summary>
    internal static bool IsFragmentFolder(string folder) =>
        ConfigPath.Name(folder) is "sshd_config.d" or "ssh_config.d" or "config.d" or "conf.d";

    /// <summary>The entry file that a fragment belongs to by its folder, whether it exists or not; null for a file that is no fragment.</summary>
    internal static string? EntryOf(string path)
    {
        var folder = ConfigPath.Folder(path);
        if (!IsFragmentFolder(folder))
        {
            return null;
        }

        var name = ConfigPath.Name(folder);
        return $"{ConfigPath.Folder(folder)}/{(name == "conf.d" ? "config" : name[..^".d".Length])}";
    }

    /// <summary>Whether the file is the system's client configuration or a fragment of it.</summary>
    internal static bool IsSystemClientFile(string path) =>
        ConfigPath.Name(path) == "ssh_config" || ConfigPath.Name(ConfigPath.Folder(path)) == "ssh_config.d";

    private static ConfigKind OfKeywords(SourceText text, Target target)
    {
        var sample = text.Length <= Sample ? text : SourceText.From(text.Content[..Sample], text.Path);
        var (client, server) = (0, 0);
        foreach (var directive in SyntaxTree.Parse(sample).Directives)
        {
            // Keywords of the other program are a common mistake; blocks of the other program are not.
            if (directive.Keyword.Value.Equals("Host", StringComparison.OrdinalIgnoreCase))
            {
                return ConfigKind.Client;
            }

            var isClient = KeywordTable.Find(ConfigKind.Client, directive.Keyword.Value, target) is not null;
            var isServer = KeywordTable.Find(ConfigKind.Server, directive.Keyword.Value, target) is not null;
            client += isClient && !isServer ? 1 : 0;
            server += isServer && !isClient ? 1 : 0;
        }

        return server > client ? ConfigKind.Server : ConfigKind.Client;
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
