using System.Collections.Immutable;
using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Configuration;

/// <summary>Checks a settings file by the schema, then by what a schema cannot say, and makes settings of it.</summary>
internal sealed class SettingsReader(ImmutableArray<Rule> catalog)
{
    private static readonly JsonDocumentOptions _json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly ImmutableArray<SettingsProblem>.Builder _problems = ImmutableArray.CreateBuilder<SettingsProblem>();

    internal Settings Read(SourceText text, ImmutableArray<string> profiles, out ImmutableArray<SettingsProblem> problems)
    {
        var settings = new Settings();
        if (JsonItem.Read(text, _problems) is { } item)
        {
            new SchemaCheck(SettingsSchema.Of(catalog, profiles), _problems).Check(item);
            if (_problems.Count == 0)
            {
                settings = Make(item, Parse(text));
            }
        }

        problems = [.. _problems.OrderBy(problem => problem.Position.Line).ThenBy(problem => problem.Position.Character)];
        return problems.IsEmpty ? settings : new Settings();
    }

    private static SettingsDocument Parse(SourceText text)
    {
        // Read once more by the generated reader: what passed the schema cannot fail.
        using var json = JsonDocument.Parse(text.Content.TrimStart('\uFEFF'), _json);
        return json.Deserialize(SettingsJson.Default.SettingsDocument)!;
    }

    private Settings Make(JsonItem item, SettingsDocument document)
    {
        var policies = new PolicyReader(catalog, _problems).Read(item["policies"], document.Policies ?? []);
        var rules = catalog.AddRange(policies.Select(policy => new PolicyRule(policy)));
        foreach (var key in new[] { "select", "extend-select", "ignore" })
        {
            CheckSelectors(item[key], rules);
        }

        return new Settings
        {
            Profile = document.Profile,
            Version = VersionOf(document.OpenSsh, item["openssh"]),
            Vendor = VendorOf(document.Vendor),
            FailOn = document.FailOn,
            Exclude = document.Exclude ?? [],
            Policies = policies,
            RulePacks = document.RulePacks ?? [],
            Lint = new LintOptions
            {
                Select = document.Select ?? [],
                ExtendSelect = document.ExtendSelect ?? [],
                Ignore = document.Ignore ?? [],
                MinSeverity = document.MinSeverity,
                Rules = RulesOf(document.Rules, item["rules"], rules),
            },
            Overrides = [.. (document.Overrides ?? []).Select((one, index) => OverrideOf(one, item["overrides"]!.Items[index], rules))],
        };
    }

    private SettingsOverride OverrideOf(OverrideDocument document, JsonItem item, ImmutableArray<Rule> rules) =>
        new()
        {
            Files = document.Files,
            Kind = document.Kind,
            Version = VersionOf(document.OpenSsh, item["openssh"]),
            Vendor = VendorOf(document.Vendor),
            Lint = new LintOptions { Rules = RulesOf(document.Rules, item["rules"], rules) },
        };

    private ImmutableArray<RuleSetting> RulesOf(Dictionary<string, RuleEntry>? entries, JsonItem? item, ImmutableArray<Rule> rules)
    {
        var settings = ImmutableArray.CreateBuilder<RuleSetting>();
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in item?.Members ?? [])
        {
            var descriptor = rules
                .Select(rule => rule.Descriptor)
                .FirstOrDefault(rule => rule.Name == member.Name || rule.Id == member.Name);
            if (descriptor is null)
            {
                var ask = SpellingSuggestion.Ask(member.Name, rules.SelectMany(rule => new[] { rule.Descriptor.Name, rule.Descriptor.Id }));
                Report(member.Position, $"unknown rule {SettingsProblem.Quote(member.Name)}{ask}");
            }
            else if (!named.TryAdd(descriptor.Id, member.Name))
            {
                Report(member.Position, $"'{member.Name}' and '{named[descriptor.Id]}' are the same rule");
            }
            else
            {
                var entry = entries![member.Name];
                settings.Add(RuleValues.ToSetting(descriptor, entry.Level, entry.Parameters));
            }
        }

        return settings.DrainToImmutable();
    }

    private void CheckSelectors(JsonItem? item, ImmutableArray<Rule> rules)
    {
        foreach (var word in item?.Items ?? [])
        {
            if (RuleSelector.TryParse(word.Text, rules, out var error) is null)
            {
                Report(word.Position, error);
            }
        }
    }

    private OpenSshVersion? VersionOf(string? text, JsonItem? item)
    {
        if (text is null || !OpenSshVersion.TryParse(text, out var version))
        {
            return null;
        }

        if (version < OpenSshVersion.Oldest || version > OpenSshVersion.Newest)
        {
            Report(item!.Position, $"'{text}' is not known; give {OpenSshVersion.Oldest} to {OpenSshVersion.Newest}");
        }

        return version;
    }

    private static Vendor? VendorOf(string? word) => word is null ? null : Enum.Parse<Vendor>(word, ignoreCase: true);

    private void Report(LinePosition position, string message) => _problems.Add(new SettingsProblem(position, message));
}

/// <summary>Turns the values of a rule's setting into what the rule asks for.</summary>
internal static class RuleValues
{
    internal static RuleSetting ToSetting(RuleDescriptor rule, RuleLevel? level, IReadOnlyDictionary<string, JsonElement>? parameters) =>
        new(rule.Name)
        {
            // Whoever sets a rule wants it; only 'off' says otherwise.
            Runs = level != RuleLevel.Off,
            Severity = level switch
            {
                RuleLevel.Info => Severity.Info,
                RuleLevel.Warning => Severity.Warning,
                RuleLevel.Error => Severity.Error,
                _ => null,
            },
            Parameters = (parameters ?? ImmutableDictionary<string, JsonElement>.Empty).ToImmutableDictionary(
                pair => pair.Key,
                pair => ValueOf(pair.Value)
            ),
        };

    private static ParameterValue ValueOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? new ParameterValue { Words = [.. value.EnumerateArray().Select(word => word.GetString()!)] }
            : new ParameterValue { Number = value.GetInt32() };
}
