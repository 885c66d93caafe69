using System.Runtime.InteropServices;

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
        if (Stat(path, ref MemoryMarshal.GetReference(status)) != 0)
        {
            return FileType.Unknown;
        }

        return (status[1] & TypeMask) switch
        {
            0x8000 => FileType.Regular,
            0x4000 => FileType.Folder,
            0x1000 => FileType.Pipe,
            0xC000 => FileType.Socket,
            _ => FileType.Device,
        };
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int Stat(string path, ref int status);
}
