using System.Collections.Immutable;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Syntax.Keys;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>Where the model gets files from: the disk in the program, memory in tests and editors.</summary>
/// <remarks>Paths are absolute POSIX paths as the configuration spells them; a source may map them below another root.</remarks>
public interface IFileSource
{
    /// <summary>Reads a file; never throws, never waits for a pipe or device.</summary>
    FileReadResult Read(string path);

    /// <summary>The names in a folder, hidden ones included, in any order; empty when there is no such folder.</summary>
    ImmutableArray<FolderEntry> List(string folder);

    /// <summary>What stands at a path, without opening it; unknown where a source cannot tell. Never throws, never leaves the root.</summary>
    PathFacts Look(string path) => PathFacts.Unknown;

    /// <summary>
    /// The public facts of a key file of limited size; null when it cannot be read. A source keeps nothing else of the
    /// file, and clears what it read. Never throws, never waits for a pipe or device, never leaves the root.
    /// </summary>
    KeyFile? ReadKey(string path) => null;
}

/// <summary>A name in a folder.</summary>
/// <param name="Name">The name without its folder.</param>
/// <param name="IsFolder">Whether it is a folder (symbolic links followed).</param>
public readonly record struct FolderEntry(string Name, bool IsFolder);

/// <summary>What became of reading a file.</summary>
public enum FileReadStatus
{
    /// <summary>The text is there.</summary>
    Read,

    /// <summary>There is no such file.</summary>
    NotFound,

    /// <summary>It is there but cannot be read, or is no regular file, or is too large; <see cref="FileReadResult.Reason"/> says which.</summary>
    Unreadable,

    /// <summary>It is a folder, which OpenSSH reads as an empty file.</summary>
    Folder,
}

/// <summary>A file's text, or why there is none.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Text">The text when it was read.</param>
/// <param name="Reason">Why it could not be read, for people; empty otherwise.</param>
public sealed record FileReadResult(FileReadStatus Status, SourceText? Text, string Reason = "")
{
    /// <summary>A file that was read.</summary>
    public static FileReadResult From(SourceText text) => new(FileReadStatus.Read, text);

    /// <summary>There is no such file.</summary>
    public static FileReadResult NotFound { get; } = new(FileReadStatus.NotFound, null, "no such file");

    /// <summary>A folder.</summary>
    public static FileReadResult Folder { get; } = new(FileReadStatus.Folder, null, "is a folder");

    /// <summary>A file that is there but cannot be used.</summary>
    public static FileReadResult Unreadable(string reason) => new(FileReadStatus.Unreadable, null, reason);
}
