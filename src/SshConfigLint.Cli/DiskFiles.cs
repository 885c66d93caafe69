using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Security.Cryptography;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Syntax.Keys;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>Reads regular files of limited size below a place's root; never waits for a pipe, device or socket.</summary>
/// <param name="place">Where the paths of the configuration are on the disk.</param>
/// <param name="known">Texts that were read already, or came from standard input, by disk path.</param>
internal sealed class DiskFiles(Place place, FrozenDictionary<string, SourceText> known) : IFileSource
{
    /// <summary>No configuration is that large; a larger file is a mistake or an attack.</summary>
    internal const int MaxBytes = 64 << 20;

    private static readonly EnumerationOptions _everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    public FileReadResult Read(string path)
    {
        var disk = place.ToDisk(path);
        return known.TryGetValue(disk, out var text) ? FileReadResult.From(text)
            : WithoutLinks(disk) is { } real ? ReadDisk(real, DiskPath.Display(disk))
            : FileReadResult.Unreadable("links lead in circles");
    }

    public PathFacts Look(string path)
    {
        if (WithoutLinks(place.ToDisk(path)) is not { } disk)
        {
            return PathFacts.Unknown;
        }

        var facts = FileTypes.FactsOf(disk);
        return facts.RealPath is { } real && DiskPath.Below(place.Sysroot, real) is { } below
            ? facts with
            {
                RealPath = "/" + below,
            }
            : facts;
    }

    public KeyFile? ReadKey(string path)
    {
        if (WithoutLinks(place.ToDisk(path)) is not { } disk || FileTypes.Of(disk) != FileType.Regular)
        {
            return null;
        }

        try
        {
            using var stream = new FileStream(disk, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return stream.Length > KeyFile.MaxLength ? null : ReadKey(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What was read is cleared, and was in one place only: the garbage collector does not move a pinned array.</summary>
    private static KeyFile ReadKey(FileStream stream)
    {
        var buffer = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        try
        {
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return KeyFileReader.Read(buffer.AsSpan(0, length));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    /// <summary>Of another machine's files a link is followed below its root; this machine follows its own.</summary>
    private string? WithoutLinks(string disk) =>
        place.Sysroot.Length == 0 || DiskPath.Below(place.Sysroot, disk) is not { } below ? disk
        : RootedPath.Resolve(place.Sysroot, "/" + below) is { } real ? place.Sysroot + real
        : null;

    public ImmutableArray<FolderEntry> List(string folder)
    {
        try
        {
            return
            [
                .. new FileSystemEnumerable<FolderEntry>(
                    WithoutLinks(place.ToDisk(folder)) ?? place.ToDisk(folder),
                    (ref FileSystemEntry entry) => new FolderEntry(entry.FileName.ToString(), entry.IsDirectory),
                    _everything
                ),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Reads a file by its name on the disk.</summary>
    /// <param name="disk">Absolute path.</param>
    /// <param name="name">The name under which it is reported.</param>
    /// <param name="allowPipe">Whether a pipe is read: only where the user named it (<c>/dev/fd/63</c> of a shell's <c>&lt;(…)</c>).</param>
    internal static FileReadResult ReadDisk(string disk, string name, bool allowPipe = false)
    {
        switch (FileTypes.Of(disk))
        {
            case FileType.Folder:
                return FileReadResult.Folder;
            case FileType.Pipe when !allowPipe:
                return FileReadResult.Unreadable("is a pipe, not a regular file");
            case FileType.Socket:
                return FileReadResult.Unreadable("is a socket, not a regular file");
            case FileType.Device:
                return FileReadResult.Unreadable("is a device, not a regular file");
        }

        try
        {
            using var stream = new FileStream(disk, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return ReadStream(stream, name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileReadResult.NotFound;
        }
        catch (UnauthorizedAccessException)
        {
            return FileReadResult.Unreadable("permission denied");
        }
        catch (IOException exception)
        {
            return FileReadResult.Unreadable(exception.Message);
        }
    }

    /// <summary>Reads a stream to its end, or until it is too long.</summary>
    internal static FileReadResult ReadStream(Stream stream, string name)
    {
        var expected = stream.CanSeek ? stream.Length : 0;
        if (expected > MaxBytes)
        {
            return FileReadResult.Unreadable("is larger than 64 MB");
        }

        // One byte more than expected, so that the end is seen without a second buffer.
        var buffer = new byte[Math.Max((int)expected + 1, 4096)];
        var length = 0;
        for (int read; (read = stream.Read(buffer, length, buffer.Length - length)) > 0; )
        {
            length += read;
            if (length > MaxBytes)
            {
                return FileReadResult.Unreadable("is larger than 64 MB");
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        return FileReadResult.From(SourceText.From(buffer.AsSpan(0, length), name));
    }
}
