using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Configuration;

/// <summary>Makes policies of what a settings file or profile says, and tells what cannot be one.</summary>
internal sealed class PolicyReader(ImmutableArray<Rule> catalog, ImmutableArray<SettingsProblem>.Builder problems)
{
    /// <summary>Whether the ids are those that profiles have.</summary>
    internal bool IsProfile { get; init; }

    internal ImmutableArray<Policy> Read(JsonItem? item, ImmutableArray<PolicyDocument> documents)
    {
        var policies = ImmutableArray.CreateBuilder<Policy>();
        var names = catalog
            .SelectMany(rule => new[] { rule.Descriptor.Id, rule.Descriptor.Name })
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (document, place) in documents.Zip(item?.Items ?? []))
        {
            var policy = PolicyOf(document);
            CheckNames(policy, place, names);
            var keyword = Find(policy);
            if (keyword is null)
            {
                Report(place, "keyword", UnknownKeyword(policy));
            }
            else
            {
                CheckDemand(policy, keyword, place);
                policies.Add(policy with { Keyword = keyword.Name });
            }
        }

        return policies.DrainToImmutable();
    }

    private void CheckNames(Policy policy, JsonItem place, HashSet<string> names)
    {
        if (!names.Add(policy.Id))
        {
            Report(place, "id", $"there is a rule or policy with the id {policy.Id} already");
        }
        else if (string.CompareOrdinal(policy.Id, Policy.FirstProfileId) >= 0 != IsProfile)
        {
            Report(place, "id", $"ids from {Policy.FirstProfileId} on belong to profiles, those before it to settings files");
        }

        if (!string.Equals(policy.Name, policy.Id, StringComparison.OrdinalIgnoreCase) && !names.Add(policy.Name))
        {
            Report(place, "name", $"there is a rule or policy called '{policy.Name}' already");
        }
    }

    private void CheckDemand(Policy policy, KeywordInfo keyword, JsonItem place)
    {
        var asksWords = !policy.Allowed.IsDefault || !policy.Forbidden.IsEmpty;
        var asksNumber = policy.Minimum is not null || policy.Maximum is not null;
        var asksAlgorithms = !policy.AlgorithmsAllowed.IsDefault || !policy.AlgorithmsForbidden.IsEmpty;
        var demands = new[] { asksWords, asksNumber, asksAlgorithms }.Count(asks => asks);
        if (demands == 0 && !policy.IsExplicit)
        {
            Report(place, "keyword", "the policy asks for nothing: give allowed, forbidden, minimum, maximum, algorithms-… or explicit");
        }
        else if (demands > 1)
        {
            Report(place, "keyword", "the policy asks for words, numbers and algorithms at once: make a policy of each");
        }

        if (asksNumber && !PolicyRule.HasNumber(keyword))
        {
            Report(place, policy.Minimum is null ? "maximum" : "minimum", $"the value of '{keyword.Name}' is no number");
        }

        if (policy.Minimum > policy.Maximum)
        {
            Report(place, "minimum", $"no number is at least {policy.Minimum} and at most {policy.Maximum}");
        }

        if (asksAlgorithms && AlgorithmTable.KindOf(keyword.Name) is null)
        {
            Report(place, "keyword", $"the value of '{keyword.Name}' is no list of algorithms");
        }
    }

    /// <summary>The row of the policy's keyword in any build; an alias stands for its keyword.</summary>
    private static KeywordInfo? Find(Policy policy)
    {
        var row = KeywordTable.Find(policy.Kind, policy.Keyword, Target.Default);
        return row is null ? null : KeywordTable.Resolve(row, Target.Default);
    }

    private static string UnknownKeyword(Policy policy)
    {
        var file = policy.Kind == ConfigKind.Client ? "ssh_config" : "sshd_config";
        var nearest = KeywordTable.Suggest(policy.Kind, policy.Keyword, Target.Default);
        return $"{file} has no keyword {SettingsProblem.Quote(policy.Keyword)}{(nearest is null ? "" : $"; did you mean '{nearest}'?")}";
    }

    private static Policy PolicyOf(PolicyDocument document) =>
        new()
        {
            Id = document.Id,
            Name = document.Name ?? document.Id.ToLowerInvariant(),
            Kind = document.Kind,
            Keyword = document.Keyword,
            Allowed = document.Allowed ?? default,
            Forbidden = document.Forbidden ?? [],
            Minimum = document.Minimum,
            Maximum = document.Maximum,
            AlgorithmsAllowed = document.AlgorithmsAllowed ?? default,
            AlgorithmsForbidden = document.AlgorithmsForbidden ?? [],
            IsExplicit = document.Explicit,
            Why = document.Why,
            Severity = document.Severity ?? Severity.Warning,
            Bad = document.Bad ?? [],
            Good = document.Good ?? [],
            Controls = document.Controls ?? [],
        };

    private void Report(JsonItem place, string member, string message) =>
        problems.Add(
            new SettingsProblem(place.Members.FirstOrDefault(one => one.Name == member)?.Value.Position ?? place.Position, message)
        );
}
