using SshConfigLint.Analysis;

namespace SshConfigLint.Configuration;

/// <summary>The severity from which on findings fail a run.</summary>
public enum FailThreshold
{
    /// <summary>All of them do.</summary>
    Info,

    /// <summary>Warnings and errors do.</summary>
    Warning,

    /// <summary>Errors do.</summary>
    Error,

    /// <summary>None does.</summary>
    Never,
}

/// <summary>Compares severities with thresholds.</summary>
public static class FailThresholds
{
    /// <summary>Whether a finding of that severity fails a run.</summary>
    public static bool Reaches(this Severity severity, FailThreshold threshold) => (int)severity >= (int)threshold;
}
