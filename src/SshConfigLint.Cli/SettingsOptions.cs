using System.Collections.Immutable;
using System.CommandLine;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;
using SshConfigLint.Rules;

namespace SshConfigLint.Cli;

/// <summary>The options that say what is wanted of files: they stand above settings files and profiles.</summary>
internal sealed class SettingsOptions
{
    private static readonly Choice<Severity> _severities = new(
        ("error", Severity.Error),
        ("warning", Severity.Warning),
        ("info", Severity.Info)
    );

    private static readonly Choice<FailThreshold> _thresholds = new(
        ("error", FailThreshold.Error),
        ("warning", FailThreshold.Warning),
        ("info", FailThreshold.Info),
        ("never", FailThreshold.Never)
    );

    private static readonly Choice<string> _profiles = new([.. ProfileCatalog.Names.Select(name => (name, name))]);

    private readonly TargetOptions _target = new();

    private readonly Option<string> _config = CliOption.Text(
        "--config",
        "FILE",
        $"The settings file for all files (default: for each file the nearest {Settings.FileName} upwards to the root of its repository)."
    );

    private readonly Option<bool> _noConfig = CliOption.Flag("--no-config", "Read no settings file.", "--isolated");

    private readonly Option<string> _profile = CliOption.Word(
        "--profile",
        _profiles,
        $"The profile that all else builds upon (default: {Profile.Default}); see the verb profiles."
    );

    private readonly Option<string[]> _select = CliOption.Texts(
        "--select",
        "RULES",
        "Run these rules only: ids, beginnings of ids, names, categories, ALL; separated by commas. The narrowest selector that matches a rule decides."
    );

    private readonly Option<string[]> _extendSelect = CliOption.Texts("--extend-select", "RULES", "Run these rules as well.");

    private readonly Option<string[]> _ignore = CliOption.Texts("--ignore", "RULES", "Do not run these rules.");

    private readonly Option<string> _minSeverity = CliOption.Word(
        "--min-severity",
        _severities,
        "Show findings from this severity on; others are counted (default: info)."
    );

    private readonly Option<string> _failOn = CliOption.Word(
        "--fail-on",
        _thresholds,
        "Exit with 1 for shown findings from this severity on (default: warning)."
    );

    private readonly Option<string[]> _rulePacks = CliOption.Texts(
        "--rule-pack",
        "FILE.dll",
        "Load further rules from an assembly, which runs as part of this program; not in the native build. May be repeated."
    );

    private readonly Option<bool> _allowRulePacks = CliOption.Flag(
        "--allow-rule-packs",
        "Load the rule packs that settings files name, too: only where you trust whoever wrote them."
    );

    /// <summary>All of them, in the order of the help.</summary>
    internal ImmutableArray<Option> All => [.. Read, .. Sources, .. Findings, FailOn];

    /// <summary>What tells who reads the files.</summary>
    internal ImmutableArray<Option> Read => [.. _target.All];

    /// <summary>Where settings come from.</summary>
    internal ImmutableArray<Option> Sources => [_config, _noConfig, _profile, _rulePacks, _allowRulePacks];

    /// <summary>Which findings are shown.</summary>
    internal ImmutableArray<Option> Findings => [_select, _extendSelect, _ignore, _minSeverity];

    /// <summary>What makes a run fail.</summary>
    internal Option FailOn => _failOn;

    internal string? SysrootOf(ParseResult parsed) => _target.SysrootOf(parsed);

    /// <summary>Checks what was given.</summary>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    internal SettingsLookup Resolve(ParseResult parsed, bool checksDisk = true)
    {
        var config = parsed.GetValue(_config);
        if (config is not null && parsed.GetValue(_noConfig))
        {
            throw new UsageException("--config names a settings file and --no-config wants none; give one of them");
        }

        var (version, vendor) = _target.GivenOf(parsed);
        return new SettingsLookup(
            new GivenSettings
            {
                Config = config is null ? null : DiskPath.Full(config),
                ReadsFiles = !parsed.GetValue(_noConfig),
                Profile = parsed.GetValue(_profile) is { } profile ? _profiles.Parse("--profile", profile) : null,
                Kind = _target.KindOf(parsed),
                Version = version,
                Vendor = vendor,
                FailOn = parsed.GetValue(_failOn) is { } failOn ? _thresholds.Parse("--fail-on", failOn) : null,
                ChecksDisk = checksDisk,
                AllowRulePacks = parsed.GetValue(_allowRulePacks),
                RulePacks = [.. (parsed.GetValue(_rulePacks) ?? []).Select(DiskPath.Full)],
                Lint = new LintOptions
                {
                    Select = Selectors(parsed, _select),
                    ExtendSelect = Selectors(parsed, _extendSelect),
                    Ignore = Selectors(parsed, _ignore),
                    MinSeverity = parsed.GetValue(_minSeverity) is { } severity ? _severities.Parse("--min-severity", severity) : null,
                },
            }
        );
    }

    private static ImmutableArray<string> Selectors(ParseResult parsed, Option<string[]> option) =>
        [
            .. (parsed.GetValue(option) ?? []).SelectMany(text =>
                text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ),
        ];
}
