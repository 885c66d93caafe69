using System.Collections.Concurrent;
using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;

namespace SshConfigLint.Cli;

/// <summary>Merges for each file what the profile, the settings file and the command line say.</summary>
internal sealed class SettingsLookup(GivenSettings given)
{
    private const string CommandLineSource = Sourced<string>.CommandLine;
    private const string DefaultSource = "default";

    /// <summary>What the command line says of rules.</summary>
    internal LintOptions Given => given.Lint;

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, FileSettings> _byShown = new(StringComparer.Ordinal);
    private readonly SettingsSearch _search = new();
    private readonly Dictionary<string, SettingsSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Profile> _profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileSettings> _merged = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableArray<Rule>> _catalog = new(() =>
        RuleCatalog.All.AddRange(RulePack.LoadAll(given.RulePacks, RuleCatalog.All))
    );

    /// <summary>What holds for a file.</summary>
    /// <param name="disk">Its absolute name, whether it exists or not.</param>
    /// <exception cref="UsageException">A settings file cannot be used, or a selector selects nothing.</exception>
    internal FileSettings For(string disk)
    {
        lock (_lock)
        {
            var source = SourceFor(disk);
            var overrides = source?.OverridesFor(disk) ?? [];
            var key = $"{source?.Name}\0{string.Join(',', overrides)}";
            if (!_merged.TryGetValue(key, out var settings))
            {
                _merged.Add(key, settings = Merge(source, overrides));
            }

            return settings;
        }
    }

    /// <summary>The rules that ran for any of some files, each as the first of them has it; all that the command line selects when there are none.</summary>
    internal RuleSelection SelectionOf(IEnumerable<string> paths)
    {
        var selections = paths
            .Select(path => ForShown(path).Selection)
            .Distinct(ReferenceEqualityComparer.Instance)
            .Cast<RuleSelection>()
            .ToList();
        return selections.Count switch
        {
            0 => Merge(null, []).Selection,
            1 => selections[0],
            _ => new RuleSelection(
                [.. Ordered(selections.SelectMany(selection => selection.Rules), rule => rule.Descriptor.Id)],
                [.. Ordered(selections.SelectMany(selection => selection.Enabled), rule => rule.Descriptor.Id)],
                []
            )
            {
                Catalog = [.. Ordered(selections.SelectMany(selection => selection.Catalog), rule => rule.Descriptor.Id)],
            },
        };

        static IEnumerable<T> Ordered<T>(IEnumerable<T> rules, Func<T, string> id) =>
            rules.DistinctBy(id).OrderBy(id, StringComparer.Ordinal);
    }

    /// <summary>What holds for a file by the name under which it is reported.</summary>
    internal FileSettings ForShown(string path) => _byShown.GetOrAdd(path, shown => For(DiskPath.Full(shown)));

    /// <summary>Whether a file is left out when folders are searched.</summary>
    internal bool Excludes(string disk)
    {
        lock (_lock)
        {
            return SourceFor(disk)?.Excludes(disk) ?? false;
        }
    }

    private SettingsSource? SourceFor(string disk)
    {
        if (!given.ReadsFiles)
        {
            return null;
        }

        var file = given.Config ?? _search.Nearest(Path.GetDirectoryName(disk) ?? disk);
        if (file is null)
        {
            return null;
        }

        if (!_sources.TryGetValue(file, out var source))
        {
            // What is named once for all files is written from where one stands.
            var folder = given.Config is null ? Path.GetDirectoryName(file)! : DiskPath.Full(".");
            _sources.Add(file, source = SettingsSource.Read(file, folder, given, _catalog.Value));
        }

        return source;
    }

    private FileSettings Merge(SettingsSource? source, ImmutableArray<int> overrides)
    {
        var settings = source?.Settings ?? new Settings();
        var name = source?.Name ?? DefaultSource;
        var special = overrides.Select(index => (Name: $"{name}, overrides[{index}]", Value: settings.Overrides[index])).ToList();
        var profileName = Pick(Profile.Default, (settings.Profile, name), (given.Profile, CommandLineSource));
        var layers = ImmutableArray.CreateBuilder<SettingsLayer>();
        var policies = settings.Policies;

        // The default profile says nothing: it is not even read.
        if (profileName.Value != Profile.Default)
        {
            var profile = ProfileOf(profileName.Value);
            layers.Add(new SettingsLayer($"profile {profile.Name}", profile.Lint));
            policies = profile.Policies.AddRange(policies);
        }

        layers.Add(new SettingsLayer(name, settings.Lint));
        layers.AddRange(special.Select(one => new SettingsLayer(one.Name, one.Value.Lint)));
        layers.Add(new SettingsLayer(CommandLineSource, given.Lint));
        var catalog = _catalog.Value.AddRange(source?.Packed ?? []).AddRange(policies.Select(policy => new PolicyRule(policy)));
        var selection = RuleSelection.Of(catalog, [.. layers.Select(layer => layer.Options)]);
        selection = LeftOutRules.Without(selection, given.ChecksDisk);
        return selection.Errors.IsEmpty
            ? new FileSettings
            {
                File = source?.Name,
                Profile = profileName,
                Kind = Pick<ConfigKind?>(null, [.. special.Select(one => (one.Value.Kind, one.Name)), (given.Kind, CommandLineSource)]),
                Version = PickValue(
                    OpenSshVersion.Newest,
                    [(settings.Version, name), .. special.Select(one => (one.Value.Version, one.Name)), (given.Version, CommandLineSource)]
                ),
                Vendor = PickValue(
                    Vendor.Portable,
                    [(settings.Vendor, name), .. special.Select(one => (one.Value.Vendor, one.Name)), (given.Vendor, CommandLineSource)]
                ),
                FailOn = PickValue(FailThreshold.Warning, (settings.FailOn, name), (given.FailOn, CommandLineSource)),
                Catalog = catalog,
                Layers = layers.DrainToImmutable(),
                Selection = selection,
            }
            : throw new UsageException(selection.Errors);
    }

    private Profile ProfileOf(string name)
    {
        if (!_profiles.TryGetValue(name, out var profile))
        {
            _profiles.Add(name, profile = ProfileCatalog.Find(name)!);
        }

        return profile;
    }

    /// <summary>The last value that somebody gave.</summary>
    private static Sourced<T> Pick<T>(T fallback, params ReadOnlySpan<(T? Value, string Source)> given)
    {
        var picked = new Sourced<T>(fallback, DefaultSource);
        foreach (var (value, source) in given)
        {
            picked = value is null ? picked : new Sourced<T>(value, source);
        }

        return picked;
    }

    private static Sourced<T> PickValue<T>(T fallback, params ReadOnlySpan<(T? Value, string Source)> given)
        where T : struct
    {
        var picked = new Sourced<T>(fallback, DefaultSource);
        foreach (var (value, source) in given)
        {
            picked = value is { } known ? new Sourced<T>(known, source) : picked;
        }

        return picked;
    }
}
