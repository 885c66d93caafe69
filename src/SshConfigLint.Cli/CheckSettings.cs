using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Reporting;

namespace SshConfigLint.Cli;

/// <summary>A report that goes to a file.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Path">The file.</param>
internal sealed record ReportFile(ReportFormat Format, string Path);

/// <summary>What becomes of fixes.</summary>
internal enum FixMode
{
    /// <summary>They are only told.</summary>
    None,

    /// <summary>The files are changed.</summary>
    Write,

    /// <summary>It is shown what would be changed.</summary>
    Diff,

    /// <summary>None is applied; the files are changed so that comments suppress the findings.</summary>
    AddIgnore,
}

/// <summary>What <c>check</c> was asked for, checked and resolved.</summary>
internal sealed record CheckSettings
{
    public required ImmutableArray<string> Paths { get; init; }

    public required string? StdinName { get; init; }

    /// <summary>What holds for each file.</summary>
    public required SettingsLookup Settings { get; init; }

    public required ReportFormat Format { get; init; }

    public required string? OutputFile { get; init; }

    public required ImmutableArray<ReportFile> Reports { get; init; }

    /// <summary>Whether the files that the configurations name are looked at too.</summary>
    public required bool ChecksDisk { get; init; }

    public required FixMode Fix { get; init; }

    /// <summary>The most that a fix may change that is applied, shown or counted.</summary>
    public required FixSafety FixSafety { get; init; }

    public required bool ShowFixes { get; init; }

    /// <summary>The reason in comments that suppress; empty for none.</summary>
    public required string IgnoreReason { get; init; }

    public required bool ExitZero { get; init; }

    /// <summary>The folder that reports give paths relative to.</summary>
    public required string Root { get; init; }

    public required Surroundings Surroundings { get; init; }

    public required ColorMode Color { get; init; }

    /// <summary>What is known and suppressed for that; null for nothing.</summary>
    public required Baseline? Baseline { get; init; }

    /// <summary>The file for a baseline of this run; null for none.</summary>
    public required string? WriteBaseline { get; init; }

    /// <summary>Whether findings that comments suppress are shown as if there were no comment.</summary>
    public required bool NoSuppressions { get; init; }

    /// <summary>Whether the texts for people list what is suppressed, too.</summary>
    public required bool ShowSuppressed { get; init; }

    public required bool Quiet { get; init; }

    public required bool Statistics { get; init; }

    public required bool ShowProgress { get; init; }
}
