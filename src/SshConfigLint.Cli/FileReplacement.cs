namespace SshConfigLint.Cli;

/// <summary>Puts other bytes into a file in one step: whoever opens it meanwhile sees the old ones or the new ones.</summary>
internal static class FileReplacement
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Replaces a file that still holds what was read; mode and owner stay, and a symbolic link goes on pointing to it.</summary>
    /// <returns>Why the file is as it was; null when it holds the new bytes.</returns>
    internal static string? Replace(string path, byte[] before, byte[] after)
    {
        try
        {
            if (FileTypes.Of(path) != FileType.Regular)
            {
                return "it is no regular file";
            }

            var target = FileStatus.RealPath(path);

            // One file may have been named twice, through a link.
            var current = File.ReadAllBytes(target);
            if (current.AsSpan().SequenceEqual(after))
            {
                return null;
            }

            if (!current.AsSpan().SequenceEqual(before))
            {
                return "it has changed since it was read";
            }

            return WhyNot(target) ?? ReplaceTarget(target, after);
        }
        catch (UnauthorizedAccessException)
        {
            return "permission denied";
        }
        catch (IOException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Puts bytes into a file, which may be new.</summary>
    /// <returns>Why it does not hold them; null when it does.</returns>
    internal static string? Write(string path, byte[] content)
    {
        try
        {
            if (Path.Exists(path))
            {
                return Replace(path, File.ReadAllBytes(path), content);
            }

            var temporary = TemporaryFor(path);
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path);
            return null;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return exception is UnauthorizedAccessException ? "permission denied" : exception.Message;
        }
    }

    // Hidden and without the file's ending, so that no Include pattern takes it.
    private static string TemporaryFor(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");

    private static string? WhyNot(string target)
    {
        if (FileStatus.LinksOf(target) is > 1 and var links)
        {
            return $"it has {links} names (hard links), and the others would keep the old text; edit it by hand";
        }

        // Root may write to it all the same, but somebody does not want it to be written to.
        if (OperatingSystem.IsWindows() ? new FileInfo(target).IsReadOnly : (File.GetUnixFileMode(target) & AnyWrite) == 0)
        {
            return "it is read-only";
        }

        // Renaming asks for the right to the folder only.
        using var writable = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        return null;
    }

    private static string? ReplaceTarget(string target, byte[] content)
    {
        var temporary = TemporaryFor(target);
        try
        {
            if (Write(temporary, target, content) is { } error)
            {
                File.Delete(temporary);
                return error;
            }

            File.Move(temporary, target, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static string? Write(string temporary, string target, byte[] content)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
        {
            using var plain = new FileStream(temporary, options);
            plain.Write(content);
            plain.Flush(flushToDisk: true);
            return null;
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(temporary, options);
        stream.Write(content);

        // Through the open file: in a folder of somebody else the name could lead elsewhere by now. The mode comes last, for
        // a change of owner takes bits of it away.
        if (!FileStatus.TryCopyOwner(target, stream.SafeFileHandle))
        {
            return "its owner and group could not be kept";
        }

        File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
        stream.Flush(flushToDisk: true);
        return null;
    }
}
