using System.Collections.Immutable;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Syntax.Keys;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>Files that stand in memory: examples, tests, editors.</summary>
public sealed class InMemoryFiles : IFileSource
{
    private readonly Dictionary<string, FileReadResult> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PathFacts> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, FolderEntry>> _folders = new(StringComparer.Ordinal);

    /// <summary>Takes texts under their <see cref="SourceText.Path"/>.</summary>
    public InMemoryFiles(params ReadOnlySpan<SourceText> files)
    {
        foreach (var file in files)
        {
            Add(file.Path, FileReadResult.From(file));
        }
    }

    /// <summary>Adds a file, or what should become of reading it; the last one added under a path holds.</summary>
    public void Add(string path, FileReadResult result)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(result);
        _files[path] = result;
        var isFolder = result.Status == FileReadStatus.Folder;
        for (var child = path; ; isFolder = true)
        {
            var folder = ConfigPath.Folder(child);
            if (!_folders.TryGetValue(folder, out var entries))
            {
                _folders.Add(folder, entries = new Dictionary<string, FolderEntry>(StringComparer.Ordinal));
            }

            var name = ConfigPath.Name(child);
            if (name.Length > 0)
            {
                entries[name] = new FolderEntry(name, isFolder);
            }

            if (folder == child || folder is "/" or ".")
            {
                return;
            }

            child = folder;
        }
    }

    /// <summary>Tells what is to be seen at a path; without it nothing is known of what stands there but its kind.</summary>
    public void Describe(string path, PathFacts facts) => _facts[path] = facts;

    /// <inheritdoc/>
    public FileReadResult Read(string path) =>
        _files.TryGetValue(path, out var result) ? result
        : _folders.ContainsKey(path) ? FileReadResult.Folder
        : FileReadResult.NotFound;

    /// <inheritdoc/>
    public ImmutableArray<FolderEntry> List(string folder)
    {
        var name = folder.Length > 1 ? folder.TrimEnd('/') : folder;
        return _folders.TryGetValue(name, out var entries) ? [.. entries.Values] : [];
    }

    /// <inheritdoc/>
    public PathFacts Look(string path)
    {
        if (_facts.TryGetValue(path, out var facts))
        {
            return facts;
        }

        var kind = Read(path).Status switch
        {
            FileReadStatus.Read => PathKind.File,
            FileReadStatus.Folder => PathKind.Folder,
            FileReadStatus.NotFound => PathKind.Missing,
            _ => PathKind.Unknown,
        };
        return new PathFacts(kind, RealPath: kind is PathKind.File or PathKind.Folder ? path : null);
    }

    /// <inheritdoc/>
    public KeyFile? ReadKey(string path) => Read(path).Text is { } text ? KeyFileReader.Read(text.ToBytes()) : null;
}
