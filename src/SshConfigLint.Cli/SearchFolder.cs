using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace SshConfigLint.Cli;

/// <summary>A folder as the globbing library sees it, without what is no configuration of ours, and without linked folders, which could be circles.</summary>
internal sealed class SearchFolder(DirectoryInfo folder, DirectoryInfoBase? parent = null) : DirectoryInfoBase
{
    private static readonly EnumerationOptions _everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    private static readonly string[] _skipped =
    [
        ".git",
        ".hg",
        ".svn",
        ".cache",
        ".venv",
        ".terraform",
        ".tox",
        "node_modules",
        "__pycache__",
    ];

    public override string Name => folder.Name;

    public override string FullName => folder.FullName;

    public override DirectoryInfoBase? ParentDirectory => parent;

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        if (!folder.Exists)
        {
            yield break;
        }

        foreach (var entry in folder.EnumerateFileSystemInfos("*", _everything))
        {
            if (entry is FileInfo file)
            {
                yield return new SearchFile(file, this);
            }
            else if (entry is DirectoryInfo { LinkTarget: null } below && !_skipped.Contains(below.Name))
            {
                yield return new SearchFolder(below, this);
            }
        }
    }

    public override DirectoryInfoBase GetDirectory(string path) => new SearchFolder(new DirectoryInfo(Path.Combine(FullName, path)), this);

    public override FileInfoBase GetFile(string path) => new SearchFile(new FileInfo(Path.Combine(FullName, path)), this);

    private sealed class SearchFile(FileInfo file, DirectoryInfoBase parent) : FileInfoBase
    {
        public override string Name => file.Name;

        public override string FullName => file.FullName;

        public override DirectoryInfoBase? ParentDirectory => parent;
    }
}
