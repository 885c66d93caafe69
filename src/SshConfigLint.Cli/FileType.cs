using System.Runtime.InteropServices;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Cli;

/// <summary>What stands behind a path, symbolic links followed.</summary>
internal enum FileType
{
    /// <summary>The path cannot be looked at: opening it tells why.</summary>
    Unknown,
    Regular,
    Folder,
    Pipe,
    Socket,
    Device,
}

/// <summary>Asks for the type of a file without opening it: opening a FIFO waits for a writer, opening a device may do something.</summary>
/// <remarks>.NET has no managed call for it; this is the function that .NET's own file classes use on every Unix.</remarks>
internal static partial class FileTypes
{
    /// <summary>More integers than any version of the runtime's structure has.</summary>
    internal const int StatusLength = 128;

    private const int TypeMask = 0xF000;
    private const int ModeMask = 0xFFF;

    internal static FileType Of(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.Exists(path) ? FileType.Folder
                : File.Exists(path) ? FileType.Regular
                : FileType.Unknown;
        }

        // The structure of the runtime begins with flags and mode.
        Span<int> status = stackalloc int[StatusLength];
        return Stat(path, ref MemoryMarshal.GetReference(status)) == 0 ? TypeOf(status[1]) : FileType.Unknown;
    }

    /// <summary>Type, mode, owner and length of a file; of Windows only the type, where modes are not what OpenSSH asks for.</summary>
    internal static PathFacts FactsOf(string path)
    {
        const int NoEntry = 2;
        const int NoFolder = 20;
        if (OperatingSystem.IsWindows())
        {
            return new PathFacts(KindOf(Of(path)), RealPath: path);
        }

        Span<int> status = stackalloc int[StatusLength];
        if (Stat(path, ref MemoryMarshal.GetReference(status)) != 0)
        {
            // ENOENT and ENOTDIR have these numbers on every Unix. Anything else leaves open what is there.
            return Marshal.GetLastPInvokeError() is NoEntry or NoFolder ? PathFacts.Missing : PathFacts.Unknown;
        }

        // The structure of the runtime begins with flags, mode, user, group and a 64-bit length.
        return new PathFacts(
            KindOf(TypeOf(status[1])),
            status[1] & ModeMask,
            (uint)status[2],
            (uint)status[3],
            MemoryMarshal.Read<long>(MemoryMarshal.AsBytes(status[4..6])),
            RealPathOf(path)
        );
    }

    private static PathKind KindOf(FileType type) =>
        type switch
        {
            FileType.Regular => PathKind.File,
            FileType.Folder => PathKind.Folder,
            FileType.Unknown => PathKind.Missing,
            _ => PathKind.Special,
        };

    private static FileType TypeOf(int mode) =>
        (mode & TypeMask) switch
        {
            0x8000 => FileType.Regular,
            0x4000 => FileType.Folder,
            0x1000 => FileType.Pipe,
            0xC000 => FileType.Socket,
            _ => FileType.Device,
        };

    private static string? RealPathOf(string path)
    {
        try
        {
            return FileStatus.RealPath(path);
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int Stat(string path, ref int status);
}
