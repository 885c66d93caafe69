using System.Collections.Immutable;
using System.CommandLine;
using SshConfigLint.Analysis;
using SshConfigLint.Reporting;

namespace SshConfigLint.Cli;

/// <summary>The options of <c>check</c>, and how they become settings.</summary>
internal sealed class CheckOptions
{
    /// <summary>The option that takes its value behind an equals sign only: what follows it otherwise is a file.</summary>
    internal const string AddIgnore = "--add-ignore";

    private const string FormatVariable = "SSHCONFIGLINT_OUTPUT_FORMAT";

    private static readonly Choice<ReportFormat> _formats = new(
        ("full", ReportFormat.Full),
        ("concise", ReportFormat.Concise),
        ("json", ReportFormat.Json),
        ("sarif", ReportFormat.Sarif),
        ("github", ReportFormat.GitHub)
    );

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description =
            "Files, folders (searched for the usual names), or - for standard input. Without any: ~/.ssh/config, /etc/ssh/ssh_config and /etc/ssh/sshd_config as far as they exist.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _stdinName = CliOption.Text(
        "--stdin-filename",
        "PATH",
        "The name of what comes on standard input: it decides kind and folder."
    );

    private readonly SettingsOptions _settings = new();

    private readonly Option<bool> _noSuppressions = CliOption.Flag(
        "--no-suppressions",
        "Show and fix what comments suppress as if there were no comment."
    );

    private readonly Option<bool> _showSuppressed = CliOption.Flag(
        "--show-suppressed",
        "List what comments and the baseline suppress, too; JSON and SARIF always hold it."
    );

    private readonly BaselineOptions _baseline = new();

    private readonly Option<string> _addIgnore = CliOption.Text(
        AddIgnore,
        "[=REASON]",
        "Change the files: write a comment above each directive that has a finding, so that it is suppressed. Files that others only include stay as they are."
    );

    private readonly Option<bool> _checkDisk = CliOption.Flag(
        "--check-disk",
        "Look at the files too that the configuration names, and at the modes of its own: keys, permissions, missing paths (SSH6). On without this option when no path and no --sysroot is given."
    );

    private readonly Option<bool> _fix = CliOption.Flag(
        "--fix",
        "Change the files: apply the safe fixes, which change the effective configuration for nobody. Files that others only include stay as they are; what comes on standard input goes to standard output."
    );

    private readonly Option<bool> _unsafeFixes = CliOption.Flag(
        "--unsafe-fixes",
        "With --fix or --diff: the unsafe fixes too, which may change who gets in and how. Without: count and mark them."
    );

    private readonly Option<bool> _diff = CliOption.Flag(
        "--diff",
        "Show what --fix would change as a diff, and change nothing; exit with 1 if there is something."
    );

    private readonly Option<bool> _showFixes = CliOption.Flag("--show-fixes", "List what was fixed.");

    private readonly Option<string> _format = CliOption.Word(
        "--output-format",
        _formats,
        $"How findings are written (default: full, or ${FormatVariable}).",
        "-f"
    );

    private readonly Option<string> _outputFile = CliOption.Text(
        "--output-file",
        "FILE",
        "Write them to a file instead of standard output.",
        "-o"
    );

    private readonly Option<string[]> _reports = CliOption.Texts("--report", "FORMAT=FILE", "Write a further report; may be repeated.");

    private readonly Option<string> _root = CliOption.Text(
        "--root",
        "DIR",
        "Paths in SARIF and annotations are relative to it (default: $GITHUB_WORKSPACE, the nearest folder with .git, the current folder)."
    );

    private readonly Option<string> _color = CliOption.Color();

    private readonly Option<bool> _quiet = CliOption.Flag("--quiet", "Findings and errors only: no summary, notices or progress.", "-q");

    private readonly Option<bool> _statistics = CliOption.Flag("--statistics", "Count findings by rule.");

    private readonly Option<bool> _noProgress = CliOption.Flag("--no-progress", "Show no progress bar.");

    private readonly Option<bool> _exitZero = CliOption.Flag("--exit-zero", "Exit with 0 in spite of findings; still 2 for errors.");

    /// <summary>Options under the headings of the help.</summary>
    internal ImmutableArray<(string Heading, ImmutableArray<Option> Options)> Groups =>
        [
            ("What is read", [.. _settings.Read, _stdinName]),
            ("Settings", _settings.Sources),
            ("Which findings", [_checkDisk, .. _settings.Findings]),
            ("Suppression", [_showSuppressed, _noSuppressions, _addIgnore, .. _baseline.All]),
            ("Fixes", [_fix, _unsafeFixes, _diff, _showFixes]),
            ("Output", [_format, _outputFile, _reports, _root, _color, _quiet, _statistics, _noProgress]),
            ("Exit code", [_settings.FailOn, _exitZero]),
        ];

    internal void AddTo(Command command)
    {
        command.Add(_paths);
        foreach (var option in Groups.SelectMany(group => group.Options))
        {
            command.Add(option);
        }
    }

    /// <summary>Checks and resolves what was given.</summary>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    internal CheckSettings Resolve(ParseResult parsed)
    {
        var (root, isRepository) = RootOf(parsed);
        var (paths, stdinName) = PathsOf(parsed);
        var (outputFile, reports) = ReportsOf(parsed);
        var fix = FixOf(parsed);
        var sysroot = _settings.SysrootOf(parsed);
        var checksDisk = parsed.GetValue(_checkDisk) || (paths.IsEmpty && sysroot is null);
        if (fix == FixMode.Diff && !reports.IsEmpty)
        {
            throw new UsageException("--diff shows what fixes change and writes no report; leave --report out");
        }

        return new CheckSettings
        {
            Paths = paths,
            StdinName = stdinName,
            Settings = _settings.Resolve(parsed, checksDisk),
            Format = FormatOf(parsed),
            OutputFile = outputFile,
            Reports = reports,
            ChecksDisk = checksDisk,
            Fix = fix,
            FixSafety = parsed.GetValue(_unsafeFixes) ? FixSafety.Unsafe : FixSafety.Safe,
            ShowFixes = parsed.GetValue(_showFixes),
            IgnoreReason = parsed.GetValue(_addIgnore)?.Trim() ?? "",
            ExitZero = parsed.GetValue(_exitZero),
            Root = root,
            Surroundings = new Surroundings(sysroot, isRepository ? root : null, Surroundings.HomeFolder()),
            Baseline = _baseline.BaselineOf(parsed, root),
            WriteBaseline = _baseline.TargetOf(parsed),
            NoSuppressions = parsed.GetValue(_noSuppressions),
            ShowSuppressed = parsed.GetValue(_showSuppressed),
            Color = CliOption.ColorOf(parsed, _color),
            Quiet = parsed.GetValue(_quiet),
            Statistics = parsed.GetValue(_statistics),
            ShowProgress = !parsed.GetValue(_noProgress) && !parsed.GetValue(_quiet),
        };
    }

    private (ImmutableArray<string> Paths, string? StdinName) PathsOf(ParseResult parsed)
    {
        ImmutableArray<string> paths = [.. parsed.GetValue(_paths) ?? []];
        var stdinName = parsed.GetValue(_stdinName) is { Length: > 0 } name ? name : null;
        return stdinName is null || paths.Contains("-")
            ? (paths, stdinName)
            : throw new UsageException("--stdin-filename names what is read for the path -; give that path too");
    }

    private FixMode FixOf(ParseResult parsed)
    {
        if (parsed.GetValue(_addIgnore) is { } reason)
        {
            CheckReason(reason);
            return parsed.GetValue(_fix) || parsed.GetValue(_diff) || parsed.GetValue(_noSuppressions)
                ? throw new UsageException("--add-ignore goes with none of --fix, --diff and --no-suppressions")
                : FixMode.AddIgnore;
        }

        if (parsed.GetValue(_diff))
        {
            return FixMode.Diff;
        }

        if (parsed.GetValue(_fix))
        {
            return FixMode.Write;
        }

        return parsed.GetValue(_showFixes)
            ? throw new UsageException("--show-fixes lists what --fix or --diff does; give one of them too")
            : FixMode.None;
    }

    private static void CheckReason(string reason)
    {
        if (reason.Length > AddedSuppressions.MaxReason)
        {
            throw new UsageException($"the reason of --add-ignore is longer than {AddedSuppressions.MaxReason} characters");
        }

        if (Terminal.Plain(reason) != reason)
        {
            throw new UsageException("the reason of --add-ignore is one line without control characters");
        }
    }

    private (string? OutputFile, ImmutableArray<ReportFile> Reports) ReportsOf(ParseResult parsed)
    {
        var outputFile = parsed.GetValue(_outputFile) is { } file and not "-" ? file : null;
        ImmutableArray<ReportFile> reports = [.. (parsed.GetValue(_reports) ?? []).Select(Report)];
        var twice = reports
            .Select(report => report.Path)
            .Append(outputFile)
            .OfType<string>()
            .GroupBy(DiskPath.Full)
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null ? (outputFile, reports) : throw new UsageException($"two reports would be written to '{twice.First()}'");
    }

    private ReportFormat FormatOf(ParseResult parsed)
    {
        if (parsed.GetValue(_format) is { } format)
        {
            return _formats.Parse("--output-format", format);
        }

        return Environment.GetEnvironmentVariable(FormatVariable) is { Length: > 0 } variable
            ? _formats.Parse(FormatVariable, variable)
            : ReportFormat.Full;
    }

    private (string Root, bool IsRepository) RootOf(ParseResult parsed)
    {
        if (parsed.GetValue(_root) is { } root)
        {
            return (CliOption.Folder("--root", root), true);
        }

        return Surroundings.FindRepository() is { } repository ? (repository, true) : (DiskPath.Full("."), false);
    }

    private static ReportFile Report(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals + 1 < text.Length
            ? new ReportFile(_formats.Parse("--report", text[..equals]), text[(equals + 1)..])
            : throw new UsageException($"invalid value '{text}' for --report; write FORMAT=FILE, for instance sarif=report.sarif");
    }
}
