using SshConfigLint.Semantics;

namespace SshConfigLint.Analysis;

/// <summary>What suppresses a finding.</summary>
public enum SuppressionKind
{
    /// <summary>A comment in the file of the finding.</summary>
    Comment,

    /// <summary>A baseline: a file that lists what was there before.</summary>
    Baseline,
}

/// <summary>How a finding is suppressed: it stays in the report and is counted apart.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Reason">The reason that was given; empty for none.</param>
/// <param name="Place">The comment; null for a baseline.</param>
public sealed record Suppression(SuppressionKind Kind, string Reason, RelatedLocation? Place);
