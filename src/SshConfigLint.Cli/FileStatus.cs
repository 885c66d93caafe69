using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SshConfigLint.Cli;

/// <summary>What .NET does not tell of a file: its real name, how many names it has, and who owns it.</summary>
/// <remarks>The functions of the C library are found in the process itself, which works on every Unix and in the native build.</remarks>
internal static unsafe partial class FileStatus
{
    private const int CurrentFolder = -100;
    private const int StatxLength = 256;
    private const uint StatxLinks = 4;

    /// <summary>The name with all symbolic links resolved.</summary>
    /// <exception cref="IOException">There is no such file, or a link leads nowhere.</exception>
    internal static string RealPath(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }

        // .NET resolves ".." of a link by its text, which is wrong below a linked folder.
        var real = RealPathNative(path);
        if (real == null)
        {
            throw new FileNotFoundException("it is gone, or a link leads nowhere");
        }

        try
        {
            return Marshal.PtrToStringUTF8((nint)real)!;
        }
        finally
        {
            Free(real);
        }
    }

    /// <summary>How many names a file has (hard links); null where that cannot be known: elsewhere than on Linux.</summary>
    internal static uint? LinksOf(string path)
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "statx", out var statx))
        {
            return null;
        }

        // struct statx is the same on all architectures: mask, block size and attributes (16 bytes), then the number of links.
        Span<byte> status = stackalloc byte[StatxLength];
        status.Clear();
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        fixed (byte* buffer = status)
        {
            var result = ((delegate* unmanaged<int, byte*, int, uint, byte*, int>)statx)(CurrentFolder, name, 0, StatxLinks, buffer);
            return result == 0 ? MemoryMarshal.Read<uint>(status[16..]) : null;
        }
    }

    /// <summary>Gives an open file the owner and group of another one; false when that is not allowed.</summary>
    internal static bool TryCopyOwner(string from, SafeFileHandle to)
    {
        // The structure of the runtime begins with flags, mode, user and group.
        Span<int> status = stackalloc int[FileTypes.StatusLength];
        if (FileTypes.Stat(from, ref MemoryMarshal.GetReference(status)) != 0)
        {
            return false;
        }

        var change = (delegate* unmanaged<int, uint, uint, int>)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "fchown");
        return change((int)to.DangerousGetHandle(), (uint)status[2], (uint)status[3]) == 0;
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_RealPath", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial byte* RealPathNative(string path);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void Free(void* memory);
}
