using System.Collections.Frozen;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>A configuration that the command line names.</summary>
/// <param name="Disk">Its absolute name on the disk.</param>
/// <param name="Text">What it holds.</param>
internal sealed record ConfigInput(string Disk, SourceText Text)
{
    private const string StandardInput = "-";

    /// <summary>Reads a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    internal static ConfigInput Read(string file)
    {
        if (file == StandardInput)
        {
            using var stream = Console.OpenStandardInput();
            return new ConfigInput(DiskPath.Full("<stdin>"), TextOf(DiskFiles.ReadStream(stream, "<stdin>"), "<stdin>"));
        }

        if (file.Length == 0 || file.Contains('\0', StringComparison.Ordinal))
        {
            throw new UsageException($"'{file}' is no file name");
        }

        var disk = DiskPath.Full(file);
        var isNamedPipe = disk == "/dev/stdin" || disk.StartsWith("/dev/fd/", StringComparison.Ordinal);
        return new ConfigInput(disk, TextOf(DiskFiles.ReadDisk(disk, DiskPath.Display(disk), isNamedPipe), DiskPath.Display(disk)));
    }

    /// <summary>Reads what it includes.</summary>
    /// <exception cref="UsageException">An included file cannot be read.</exception>
    internal ConfigModel Load(ConfigKind kind, Place place, ModelOptions options, Target target)
    {
        var model = ConfigModel.Load(Text, kind, target, Files(place), options);
        return model.LoadFailures.IsEmpty
            ? model
            : throw new UsageException([
                .. model.LoadFailures.Select(failure =>
                    $"{DiskPath.Display(place.ToDisk(failure.Path))}: cannot be read: {failure.Reason}; `{Text.Path}` includes it"
                ),
            ]);
    }

    /// <summary>The files of its machine.</summary>
    internal DiskFiles Files(Place place) =>
        new(place, FrozenDictionary.Create(StringComparer.Ordinal, new KeyValuePair<string, SourceText>(Disk, Text)));

    private static SourceText TextOf(FileReadResult result, string name) =>
        result.Text
        ?? throw new UsageException(
            result.Status switch
            {
                FileReadStatus.NotFound => $"{name}: no such file",
                FileReadStatus.Folder => $"{name}: is a folder",
                _ => $"{name}: cannot be read: {result.Reason}",
            }
        );
}
