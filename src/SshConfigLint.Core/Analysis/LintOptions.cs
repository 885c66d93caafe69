using System.Collections.Immutable;

namespace SshConfigLint.Analysis;

/// <summary>What a user, a settings file or a profile wants to be told: which rules run and how, and from which severity on findings are shown.</summary>
/// <remarks>Of several, the later ones build upon those before them; see <see cref="RuleSelection.Of"/>.</remarks>
public sealed record LintOptions
{
    /// <summary>Selectors of the rules that run; empty for the default set, which is all that are enabled by default but <see cref="Category.Style"/>.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary>Selectors of rules that run in addition.</summary>
    public ImmutableArray<string> ExtendSelect { get; init; } = [];

    /// <summary>Selectors of rules that do not run.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>Single rules by id or name.</summary>
    public ImmutableArray<RuleSetting> Rules { get; init; } = [];

    /// <summary>Findings below it are counted, not shown; null leaves that to others.</summary>
    public Severity? MinSeverity { get; init; }
}

/// <summary>What is wanted of one rule.</summary>
/// <param name="Rule">Its id or name.</param>
public sealed record RuleSetting(string Rule)
{
    /// <summary>Whether it runs; null leaves that to others.</summary>
    public bool? Runs { get; init; }

    /// <summary>How much its findings matter; null leaves that to others.</summary>
    public Severity? Severity { get; init; }

    /// <summary>What its parameters are set to, by name.</summary>
    public ImmutableDictionary<string, ParameterValue> Parameters { get; init; } = ImmutableDictionary<string, ParameterValue>.Empty;

    /// <summary>The requirements of a baseline that its findings break.</summary>
    public ImmutableArray<string> Controls { get; init; } = [];
}
