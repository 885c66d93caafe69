using System.Collections.Immutable;

namespace SshConfigLint.Analysis;

/// <summary>What a user wants to be told: which rules run, and from which severity on findings are shown.</summary>
public sealed record LintOptions
{
    /// <summary>Selectors of the rules that run; empty for the default set, which is all that are enabled by default but <see cref="Category.Style"/>.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary>Selectors of rules that run in addition.</summary>
    public ImmutableArray<string> ExtendSelect { get; init; } = [];

    /// <summary>Selectors of rules that do not run.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>Findings below it are counted, not shown.</summary>
    public Severity MinSeverity { get; init; } = Severity.Info;
}
