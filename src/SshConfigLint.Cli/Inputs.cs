using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>Reads what the user named: files, folders, standard input; notes what cannot be had and lints the rest.</summary>
internal sealed class Inputs(CheckSettings settings)
{
    private const string StandardInput = "-";

    private readonly List<ToolNotice> _notices = [];
    private readonly Dictionary<string, InputFile> _files = new(StringComparer.Ordinal);

    /// <summary>The files, in the order of their absolute names.</summary>
    internal ImmutableArray<InputFile> Files => [.. _files.Values.OrderBy(file => file.Disk, StringComparer.Ordinal)];

    /// <summary>What came on standard input, a template too; null when it was not read.</summary>
    internal SourceText? StandardInputText { get; private set; }

    /// <summary>What was missing, unreadable or no configuration.</summary>
    internal IReadOnlyList<ToolNotice> Notices => _notices;

    /// <summary>Adds what the user is to be told.</summary>
    internal void Add(ToolNotice notice) => _notices.Add(notice);

    /// <summary>Reads everything that the settings name.</summary>
    internal static Inputs Read(CheckSettings settings)
    {
        var inputs = new Inputs(settings);
        if (settings.Paths.IsEmpty)
        {
            inputs.AddUsual();
        }

        foreach (var path in settings.Paths)
        {
            inputs.Add(path);
        }

        return inputs;
    }

    /// <summary>The file as an input, or null when it is missing, unreadable or a template.</summary>
    internal static InputFile? Context(string disk, CheckSettings settings)
    {
        var result = DiskFiles.ReadDisk(disk, DiskPath.Display(disk));
        return result.Text is { } text && TemplateDetection.WhyNot(text) is null ? InputFileOf(disk, text, settings) : null;
    }

    private void AddUsual()
    {
        var usual = Discovery.Usual(settings.Surroundings);
        if (usual.IsEmpty)
        {
            throw new UsageException(
                "nothing to lint: neither ~/.ssh/config, /etc/ssh/ssh_config nor /etc/ssh/sshd_config exists; name a file or folder"
            );
        }

        if (!settings.Quiet)
        {
            Console.Error.WriteLine(
                $"linting {string.Join(", ", usual.Select(path => Terminal.Plain(DiskPath.Display(path))))}"
                    + (settings.ChecksDisk ? ", and what is on disk" : "")
            );
        }

        foreach (var path in usual)
        {
            AddFile(path, DiskPath.Display(path));
        }
    }

    private void Add(string path)
    {
        if (path == StandardInput)
        {
            AddStandardInput();
            return;
        }

        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            _notices.Add(new ToolNotice(path, "is no file name", IsError: true));
            return;
        }

        var disk = DiskPath.Full(path);
        if (FileTypes.Of(disk) == FileType.Folder)
        {
            AddFolder(disk);
        }
        else
        {
            AddFile(disk, DiskPath.Display(disk));
        }
    }

    private void AddFolder(string disk)
    {
        try
        {
            // The search passes over folders that it may not read: right for those below, wrong for the one that was named.
            _ = Directory.EnumerateFileSystemEntries(disk).Any();
            var found = Discovery.InFolder(disk);
            if (found.IsEmpty)
            {
                _notices.Add(
                    new ToolNotice(
                        DiskPath.Display(disk),
                        $"no configuration in this folder: looked for {Discovery.UsualNames}; name the file itself if it is called otherwise",
                        IsError: true
                    )
                );
            }

            foreach (var file in found.Where(file => !settings.Settings.Excludes(file)))
            {
                AddFile(file, DiskPath.Display(file));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _notices.Add(new ToolNotice(DiskPath.Display(disk), "cannot be searched: permission denied", IsError: true));
        }
    }

    private void AddFile(string disk, string name)
    {
        if (_files.ContainsKey(disk))
        {
            return;
        }

        var result = DiskFiles.ReadDisk(
            disk,
            name,
            allowPipe: disk == "/dev/stdin" || disk.StartsWith("/dev/fd/", StringComparison.Ordinal)
        );
        if (result.Text is { } text)
        {
            AddText(disk, text);
            return;
        }

        var reason =
            result.Status == FileReadStatus.NotFound ? $"no such file or folder{VerbHint(name)}" : $"cannot be read: {result.Reason}";
        _notices.Add(new ToolNotice(name, reason, IsError: true));
    }

    private void AddStandardInput()
    {
        var name = settings.StdinName ?? "<stdin>";
        var disk = DiskPath.Full(settings.StdinName ?? name);
        using var stream = Console.OpenStandardInput();
        var result = DiskFiles.ReadStream(stream, settings.StdinName is null ? name : DiskPath.Display(disk));
        if (result.Text is { } text)
        {
            StandardInputText = text;
            AddText(disk, text, isStandardInput: true);
        }
        else
        {
            _notices.Add(new ToolNotice(name, $"cannot be read: {result.Reason}", IsError: true));
        }
    }

    private void AddText(string disk, SourceText text, bool isStandardInput = false)
    {
        if (TemplateDetection.WhyNot(text) is { } reason)
        {
            _notices.Add(new ToolNotice(text.Path, reason, IsError: false));
        }
        else
        {
            _files[disk] = InputFileOf(disk, text, settings) with { IsStandardInput = isStandardInput };
        }
    }

    /// <summary>The command line decides what it names, then the file itself, then its settings, then what can be guessed.</summary>
    private static InputFile InputFileOf(string disk, SourceText text, CheckSettings settings)
    {
        var own = InFileOptions.Of(text);
        var of = settings.Settings.For(disk);
        var target = new Target(of.Version.Or(own.Version), of.Vendor.Or(own.Vendor));
        var kind = of.Kind.IsGiven ? of.Kind.Value : own.Kind ?? of.Kind.Value;
        return new InputFile(disk, text, kind ?? FileKindDetection.Of(disk, text, target), target);
    }

    private static string VerbHint(string name) =>
        SpellingSuggestion.For(name, Verbs.Names) switch
        {
            null => "",
            var verb when verb == name => $"; a verb comes first: sshconfiglint {verb} …",
            var verb => $"; did you mean the verb '{verb}'?",
        };
}
