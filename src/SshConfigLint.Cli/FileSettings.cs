using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Cli;

/// <summary>What the command line says of settings.</summary>
internal sealed record GivenSettings
{
    /// <summary>The absolute name of the settings file; null for the nearest one.</summary>
    public string? Config { get; init; }

    public bool ReadsFiles { get; init; } = true;

    public string? Profile { get; init; }

    public ConfigKind? Kind { get; init; }

    public OpenSshVersion? Version { get; init; }

    public Vendor? Vendor { get; init; }

    public FailThreshold? FailOn { get; init; }

    public bool AllowRulePacks { get; init; }

    /// <summary>Whether the rules about files on disk run.</summary>
    public bool ChecksDisk { get; init; } = true;

    /// <summary>Absolute names.</summary>
    public ImmutableArray<string> RulePacks { get; init; } = [];

    public LintOptions Lint { get; init; } = new();
}

/// <summary>A value and where it comes from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">In words: <c>default</c>, <c>command line</c>, the name of a file.</param>
internal sealed record Sourced<T>(T Value, string Source)
{
    internal const string CommandLine = "command line";

    /// <summary>Whether it was given for this run, which is stronger than what a file says of itself.</summary>
    internal bool IsGiven => Source == CommandLine;
}

/// <summary>Lets a file's own words stand above its settings.</summary>
internal static class SourcedValues
{
    /// <summary>The value that was given for this run, or else the file's own, or else the one that was found.</summary>
    internal static T Or<T>(this Sourced<T> value, T? own)
        where T : struct => value.IsGiven ? value.Value : own ?? value.Value;
}

/// <summary>Options of one source.</summary>
/// <param name="Source">In words.</param>
/// <param name="Options">What it says.</param>
internal sealed record SettingsLayer(string Source, LintOptions Options);

/// <summary>What holds for a file, merged from the profile, the settings file and the command line.</summary>
internal sealed record FileSettings
{
    /// <summary>The name of the settings file; null for none.</summary>
    public required string? File { get; init; }

    public required Sourced<string> Profile { get; init; }

    /// <summary>Null for a kind that is found out.</summary>
    public required Sourced<ConfigKind?> Kind { get; init; }

    public required Sourced<OpenSshVersion> Version { get; init; }

    public required Sourced<Vendor> Vendor { get; init; }

    public required Sourced<FailThreshold> FailOn { get; init; }

    /// <summary>All rules, policies and rules of packs among them.</summary>
    public required ImmutableArray<Rule> Catalog { get; init; }

    /// <summary>What was merged, the strongest last.</summary>
    public required ImmutableArray<SettingsLayer> Layers { get; init; }

    /// <summary>The rules that run.</summary>
    public required RuleSelection Selection { get; init; }

    public Target Target => new(Version.Value, Vendor.Value);
}
