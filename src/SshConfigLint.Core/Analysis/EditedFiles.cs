using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Syntax.Keys;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>Files as they are after edits; each is read only once, so that all rounds see the same.</summary>
internal sealed class EditedFiles(IFileSource files) : IFileSource
{
    private readonly Dictionary<string, FileReadResult> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<FolderEntry>> _folders = new(StringComparer.Ordinal);

    /// <summary>The texts that were edited, by <see cref="SourceText.Path"/>.</summary>
    internal ImmutableDictionary<string, SourceText> Texts { get; set; } = ImmutableDictionary<string, SourceText>.Empty;

    public FileReadResult Read(string path)
    {
        if (!_read.TryGetValue(path, out var result))
        {
            _read.Add(path, result = files.Read(path));
        }

        return result.Text is { } text && Texts.TryGetValue(text.Path, out var edited) ? FileReadResult.From(edited) : result;
    }

    public ImmutableArray<FolderEntry> List(string folder)
    {
        if (!_folders.TryGetValue(folder, out var entries))
        {
            _folders.Add(folder, entries = files.List(folder));
        }

        return entries;
    }

    public PathFacts Look(string path) => files.Look(path);

    public KeyFile? ReadKey(string path) => files.ReadKey(path);
}
