using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Semantics;

/// <summary>Files in one text: <c>//- name</c> on a line begins another one; the first is <c>main</c>.</summary>
internal sealed class FixtureFiles : IFileSource
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    internal SourceText Entry => SourceText.From(_files["main"], "main");

    internal static FixtureFiles Parse(string text)
    {
        var files = new FixtureFiles();
        var name = "main";
        foreach (var part in ("//- main\n" + text).Split("//- ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            name = end < 0 ? part : part[..end];
            files._files[name] = end < 0 ? "" : part[(end + 1)..];
        }

        return files;
    }

    public FileReadResult Read(string path) =>
        _files.TryGetValue(path.TrimStart('/'), out var content)
            ? FileReadResult.From(SourceText.From(content, path.TrimStart('/')))
            : FileReadResult.NotFound;

    public ImmutableArray<FolderEntry> List(string folder)
    {
        var prefix = folder.Trim('/') is "" ? "" : folder.Trim('/') + "/";
        return
        [
            .. _files
                .Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(name => new FolderEntry(
                    name[prefix.Length..].Split('/')[0],
                    name[prefix.Length..].Contains('/', StringComparison.Ordinal)
                )),
        ];
    }
}
