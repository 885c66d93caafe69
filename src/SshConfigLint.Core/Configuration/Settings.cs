using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Configuration;

/// <summary>What a settings file says, checked; what it leaves out is null or empty.</summary>
public sealed record Settings
{
    /// <summary>The name of a settings file.</summary>
    public const string FileName = "sshconfiglint.json";

    /// <summary>The profile that it builds upon.</summary>
    public string? Profile { get; init; }

    /// <summary>The release that reads the files.</summary>
    public OpenSshVersion? Version { get; init; }

    /// <summary>Whose build of it.</summary>
    public Vendor? Vendor { get; init; }

    /// <summary>Which rules run and how.</summary>
    public LintOptions Lint { get; init; } = new();

    /// <summary>The severity from which on findings fail a run.</summary>
    public FailThreshold? FailOn { get; init; }

    /// <summary>What is different for some files, in order: of several that match, the later ones win.</summary>
    public ImmutableArray<SettingsOverride> Overrides { get; init; } = [];

    /// <summary>Patterns of files that are not searched for in folders.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Requirements about effective values.</summary>
    public ImmutableArray<Policy> Policies { get; init; } = [];

    /// <summary>Assemblies with further rules. A file that nobody trusts must not name any.</summary>
    public ImmutableArray<string> RulePacks { get; init; } = [];

    /// <summary>Reads a settings file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="catalog">The rules that it may name.</param>
    /// <param name="profiles">The profiles that it may name.</param>
    /// <param name="problems">All that is wrong with it, in order; empty when the settings can be used.</param>
    public static Settings Read(
        SourceText text,
        ImmutableArray<Rule> catalog,
        ImmutableArray<string> profiles,
        out ImmutableArray<SettingsProblem> problems
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SettingsReader(catalog).Read(text, profiles, out problems);
    }

    /// <summary>The rule packs that a settings file names, before anything else of it is looked at; empty for a file with mistakes.</summary>
    public static ImmutableArray<string> RulePacksOf(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var item = JsonItem.Read(text, ImmutableArray.CreateBuilder<SettingsProblem>());
        return item?["rule-packs"] is { } packs ? [.. packs.Items.Select(pack => pack.Text)] : [];
    }
}

/// <summary>What is different for some files.</summary>
public sealed record SettingsOverride
{
    /// <summary>Patterns of the files, relative to the settings file.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>Which program reads them.</summary>
    public ConfigKind? Kind { get; init; }

    /// <summary>The release that reads them.</summary>
    public OpenSshVersion? Version { get; init; }

    /// <summary>Whose build of it.</summary>
    public Vendor? Vendor { get; init; }

    /// <summary>How rules run for them.</summary>
    public LintOptions Lint { get; init; } = new();
}
