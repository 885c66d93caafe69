using SshConfigLint.Analysis;

namespace SshConfigLint.Reporting;

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>For people: source lines, carets, related places, notes, help.</summary>
    Full,

    /// <summary>One line a finding.</summary>
    Concise,

    /// <summary>JSON with a version; the schema is <c>docs/report.schema.json</c>.</summary>
    Json,

    /// <summary>SARIF 2.1.0 as GitHub code scanning takes it.</summary>
    Sarif,

    /// <summary>Workflow commands of GitHub Actions.</summary>
    GitHub,
}

/// <summary>What a report needs to know besides the findings.</summary>
public sealed record ReportOptions
{
    /// <summary>The version of this program.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Whether text may hold colours and links.</summary>
    public bool Color { get; init; }

    /// <summary>Columns of the terminal; long source lines are cut around the span.</summary>
    public int Width { get; init; } = 120;

    /// <summary>No summary, only findings.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether people are told the notices elsewhere, on standard error for instance: the texts for them leave them out.</summary>
    public bool NoticesElsewhere { get; init; }

    /// <summary>Whether the counts by rule are added.</summary>
    public bool Statistics { get; init; }

    /// <summary>Whether unsafe fixes count as fixes.</summary>
    public bool UnsafeFixes { get; init; }

    /// <summary>Whether the texts for people list what is suppressed, too.</summary>
    public bool ShowSuppressed { get; init; }

    /// <summary>Whether it is listed what was fixed.</summary>
    public bool ShowFixes { get; init; }

    /// <summary>
    /// Turns the path of a file into one relative to the repository's root with <c>/</c> (for SARIF and annotations), or an absolute one when it lies outside.
    /// </summary>
    public Func<string, string> RootRelative { get; init; } = path => path;

    /// <summary>What a text for people lists.</summary>
    internal IEnumerable<Finding> Shown(LintReport report) => ShowSuppressed ? report.WithSuppressed() : report.Findings;
}

/// <summary>Writes finished reports; neither sorts nor filters.</summary>
public static class Reports
{
    /// <summary>Writes a report in a format; lines end in a line feed, and every format is a valid document without findings.</summary>
    public static void Write(ReportFormat format, LintReport report, ReportOptions options, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        switch (format)
        {
            case ReportFormat.Full:
                FullReport.Write(report, options, output);
                break;
            case ReportFormat.Concise:
                ConciseReport.Write(report, options, output);
                break;
            case ReportFormat.Json:
                JsonReport.Write(report, options, output);
                break;
            case ReportFormat.Sarif:
                SarifReport.Write(report, options, output);
                break;
            case ReportFormat.GitHub:
                GitHubReport.Write(report, options, output);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format.");
        }
    }
}
