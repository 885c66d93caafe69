using System.Collections.Immutable;
using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Configuration;

/// <summary>Makes a profile of its data. The data is our own: the tests tell every mistake in it, a run only that there is one.</summary>
internal static class ProfileReader
{
    private static readonly JsonDocumentOptions _json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    internal static Profile Read(SourceText text, ImmutableArray<Rule> catalog)
    {
        var problems = ImmutableArray.CreateBuilder<SettingsProblem>();
        var item = JsonItem.Read(text, problems);
        Require(problems, text);
        ProfileDocument document;
        try
        {
            using var json = JsonDocument.Parse(text.Content, _json);
            document = json.Deserialize(SettingsJson.Default.ProfileDocument)!;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{text.Path}: {exception.Message}", exception);
        }

        var policies = Named(
            new PolicyReader(catalog, problems) { IsProfile = true }.Read(item!["policies"], document.Policies ?? []),
            document
        );
        var rules = new List<(RuleSetting Setting, ProfileRequirement? Requirement)>();
        foreach (var (name, rule) in document.Rules ?? [])
        {
            if (catalog.FirstOrDefault(one => one.Descriptor.Name == name)?.Descriptor is { } descriptor)
            {
                rules.Add(ToRule(descriptor, rule, document));
            }
            else
            {
                problems.Add(new SettingsProblem(item["rules"]!.Position, $"unknown rule '{name}'"));
            }
        }

        Require(problems, text);
        var policySettings = policies.Select(policy => new RuleSetting(policy.Name) { Controls = policy.Controls });
        return new Profile
        {
            Name = document.Name,
            Title = document.Title,
            Sources = document.Sources ?? [],
            Notes = document.Notes ?? [],
            Contradictions = document.Contradictions ?? [],
            Policies = policies,
            Lint = new LintOptions
            {
                Select = document.Select ?? [],
                ExtendSelect = document.ExtendSelect ?? [],
                Ignore = document.Ignore ?? [],
                Rules = [.. rules.Select(rule => rule.Setting), .. policySettings],
            },
            Requirements =
            [
                .. rules.Select(rule => rule.Requirement).OfType<ProfileRequirement>(),
                .. policies.Select(policy => new ProfileRequirement(policy.Id, policy.Controls, policy.Kind, policy.Bad[0])),
            ],
            Good = [.. (document.Good ?? []).Select(ExampleOf)],
        };
    }

    private static (RuleSetting, ProfileRequirement?) ToRule(RuleDescriptor descriptor, ProfileRuleDocument rule, ProfileDocument document)
    {
        var controls = Named(rule.Controls ?? [], document);
        var setting = RuleValues.ToSetting(descriptor, rule.Severity, rule.Parameters) with { Controls = controls };
        var kind = rule.Kind ?? (descriptor.AppliesTo == ConfigKinds.Client ? ConfigKind.Client : ConfigKind.Server);
        return (setting, rule.Bad is { } bad ? new ProfileRequirement(descriptor.Id, controls, kind, bad) : null);
    }

    private static ImmutableArray<Policy> Named(ImmutableArray<Policy> policies, ProfileDocument document) =>
        [.. policies.Select(policy => policy with { Controls = Named(policy.Controls, document) })];

    private static ImmutableArray<string> Named(ImmutableArray<string> controls, ProfileDocument document) =>
        [.. controls.Select(control => $"{document.Name}:{control}")];

    private static ProfileExample ExampleOf(ProfileExampleDocument document) =>
        OpenSshVersion.TryParse(document.OpenSsh, out var version)
            ? new(document.Kind, new Target(version, Enum.Parse<Vendor>(document.Vendor, ignoreCase: true)), document.Text)
            : throw new FormatException($"'{document.OpenSsh}' is no release");

    private static void Require(ImmutableArray<SettingsProblem>.Builder problems, SourceText text)
    {
        if (problems.Count > 0)
        {
            throw new FormatException($"{text.Path}:{problems[0]}");
        }
    }
}
