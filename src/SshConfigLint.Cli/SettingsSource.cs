using System.Collections.Immutable;
using Microsoft.Extensions.FileSystemGlobbing;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>A settings file that was read.</summary>
internal sealed class SettingsSource
{
    /// <summary>No settings file is that large.</summary>
    private const int MaxLength = 1 << 20;

    private readonly string _folder;
    private readonly Matcher? _exclude;
    private readonly ImmutableArray<Matcher> _overrides;

    private SettingsSource(string name, string folder, Settings settings, ImmutableArray<Rule> packed)
    {
        Name = name;
        _folder = folder;
        Settings = settings;
        Packed = packed;
        _exclude = settings.Exclude.IsEmpty ? null : MatcherOf(settings.Exclude);
        _overrides = [.. settings.Overrides.Select(one => MatcherOf(one.Files))];
    }

    /// <summary>The name as messages give it.</summary>
    internal string Name { get; }

    internal Settings Settings { get; }

    /// <summary>The rules of the packs that it names.</summary>
    internal ImmutableArray<Rule> Packed { get; }

    /// <summary>Reads and checks a file.</summary>
    /// <param name="disk">Its absolute name.</param>
    /// <param name="folder">The folder that its patterns are relative to.</param>
    /// <param name="given">What the command line allows.</param>
    /// <param name="catalog">The rules that it may name besides those of its own packs.</param>
    /// <exception cref="UsageException">It cannot be read, or there are mistakes in it.</exception>
    internal static SettingsSource Read(string disk, string folder, GivenSettings given, ImmutableArray<Rule> catalog)
    {
        var name = DiskPath.Display(disk);
        var result = DiskFiles.ReadDisk(disk, name);
        if (result.Text is not { } text)
        {
            throw new UsageException(
                $"{name}: {(result.Status == FileReadStatus.NotFound ? "no such file" : $"cannot be read: {result.Reason}")}"
            );
        }

        if (text.Length > MaxLength)
        {
            throw new UsageException($"{name}: is larger than 1 MB");
        }

        var packed = PackedRules(text, disk, name, given, catalog);
        var settings = Settings.Read(text, catalog.AddRange(packed), ProfileCatalog.Names, out var problems);
        return problems.IsEmpty
            ? new SettingsSource(name, folder, settings, packed)
            : throw new UsageException([.. problems.Select(problem => $"{name}:{problem}")]);
    }

    /// <summary>Whether a file is left out when folders are searched.</summary>
    internal bool Excludes(string disk) => _exclude is not null && IsMatch(_exclude, disk);

    /// <summary>The numbers of the overrides that are for a file, in order.</summary>
    internal ImmutableArray<int> OverridesFor(string disk) =>
        [.. Enumerable.Range(0, _overrides.Length).Where(index => IsMatch(_overrides[index], disk))];

    /// <summary>A settings file may come with a repository that nobody has looked at yet: what it names is not run without a word.</summary>
    private static ImmutableArray<Rule> PackedRules(
        SourceText text,
        string disk,
        string name,
        GivenSettings given,
        ImmutableArray<Rule> catalog
    )
    {
        var packs = Settings.RulePacksOf(text);
        if (packs.IsEmpty)
        {
            return [];
        }

        if (!given.AllowRulePacks)
        {
            throw new UsageException(
                $"{name}: it names rule packs, which run as part of this program; give --allow-rule-packs if you trust whoever wrote it"
            );
        }

        var folder = Path.GetDirectoryName(disk)!;
        return RulePack.LoadAll([.. packs.Select(pack => Path.GetFullPath(pack, folder))], catalog);
    }

    private bool IsMatch(Matcher matcher, string disk) => DiskPath.Below(_folder, disk) is { } path && matcher.Match(path).HasMatches;

    private static Matcher MatcherOf(ImmutableArray<string> patterns)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(patterns);
        return matcher;
    }
}
