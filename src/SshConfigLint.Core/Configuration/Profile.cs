using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Configuration;

/// <summary>A baseline as data: which rules run and how, what it asks for besides, and which of its requirements findings break.</summary>
public sealed record Profile
{
    /// <summary>The profile that holds when none is chosen: all rules that are enabled by default.</summary>
    public const string Default = "recommended";

    /// <summary>Kebab case.</summary>
    public required string Name { get; init; }

    /// <summary>One line without a period.</summary>
    public required string Title { get; init; }

    /// <summary>Where its requirements come from.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>What it leaves out and why, and what else is to be known of it.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Where other baselines ask for something else.</summary>
    public ImmutableArray<string> Contradictions { get; init; } = [];

    /// <summary>Which rules run and how.</summary>
    public required LintOptions Lint { get; init; }

    /// <summary>Requirements that no rule covers.</summary>
    public ImmutableArray<Policy> Policies { get; init; } = [];

    /// <summary>Each requirement with a configuration that breaks it.</summary>
    public ImmutableArray<ProfileRequirement> Requirements { get; init; } = [];

    /// <summary>Configurations that follow the profile.</summary>
    public ImmutableArray<ProfileExample> Good { get; init; } = [];

    /// <summary>Reads the data of a profile.</summary>
    /// <param name="text">The data.</param>
    /// <param name="catalog">The rules that it may name.</param>
    /// <exception cref="FormatException">The data is wrong.</exception>
    public static Profile Read(SourceText text, ImmutableArray<Rule> catalog)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ProfileReader.Read(text, catalog);
    }
}

/// <summary>What a profile asks for.</summary>
/// <param name="Rule">The id of the rule or policy that finds what breaks it.</param>
/// <param name="Controls">The numbers of the baseline.</param>
/// <param name="Kind">Which program's files it is about.</param>
/// <param name="Bad">A configuration that breaks it.</param>
public sealed record ProfileRequirement(string Rule, ImmutableArray<string> Controls, ConfigKind Kind, string Bad);

/// <summary>A configuration that follows a profile.</summary>
/// <param name="Kind">Which program reads it.</param>
/// <param name="Target">The build that it is for.</param>
/// <param name="Text">The configuration.</param>
public sealed record ProfileExample(ConfigKind Kind, Target Target, string Text);
