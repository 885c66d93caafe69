using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;

namespace SshConfigLint.Cli;

/// <summary>The options about a baseline, its file, and what a run makes of it.</summary>
internal sealed class BaselineOptions
{
    private readonly Option<string> _read = CliOption.Text(
        "--baseline",
        "FILE",
        "Suppress what this file knows, whatever else changed in the files; what it knows and is gone is counted."
    );

    private readonly Option<string> _write = CliOption.Text(
        "--write-baseline",
        "FILE",
        "Write what is shown into a baseline, and suppress it from now on; what --baseline suppresses stays in it."
    );

    /// <summary>The options in the order of the help.</summary>
    internal ImmutableArray<Option> All => [_read, _write];

    /// <summary>The baseline that was given; null for none.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    internal Baseline? BaselineOf(ParseResult parsed, string root)
    {
        if (parsed.GetValue(_read) is not { } path)
        {
            return null;
        }

        var result = DiskFiles.ReadDisk(DiskPath.Full(path), path);
        if (result.Text is not { } text)
        {
            throw new UsageException($"--baseline: {path}: {result.Reason}");
        }

        return BaselineFile.Read(text, name => ReportWriter.RootRelative(name, root), out var problems)
            ?? throw new UsageException([.. problems.Select(problem => $"{path}:{problem}")]);
    }

    /// <summary>The file to write; null for none.</summary>
    internal string? TargetOf(ParseResult parsed) =>
        parsed.GetValue(_write) is { Length: 0 } ? throw new UsageException("--write-baseline needs a file") : parsed.GetValue(_write);

    /// <summary>Writes what a report shows and what is known already into a baseline.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <param name="root">The folder that paths are relative to.</param>
    /// <param name="error">Why it could not be written; null when it was.</param>
    internal static Baseline Write(LintReport report, string path, string root, out string? error)
    {
        var known = report.Suppressed.Where(finding => finding.Diagnostic.Suppression?.Kind == SuppressionKind.Baseline);
        var findings = report.Findings.Concat(known).Select(finding => finding.Diagnostic);
        var baseline = Baseline.Of(findings, name => ReportWriter.RootRelative(name, root));
        error = FileReplacement.Write(DiskPath.Full(path), Encoding.UTF8.GetBytes(BaselineFile.Write(baseline)));
        return baseline;
    }
}
