using System.Collections.Immutable;
using System.Text;
using SshConfigLint.Analysis;

namespace SshConfigLint.Configuration;

/// <summary>A requirement of a profile for people.</summary>
/// <param name="Controls">The numbers of the baseline.</param>
/// <param name="Rule">The rule or policy that finds what breaks it.</param>
/// <param name="Demand">What is asked for, one line.</param>
/// <param name="Severity">How much its findings matter.</param>
public sealed record ProfileRow(ImmutableArray<string> Controls, RuleDescriptor Rule, string Demand, Severity Severity);

/// <summary>What a profile asks for, as text for a terminal and as a page.</summary>
public static class ProfilePage
{
    /// <summary>The rules and policies that a profile names and does not switch off, by id.</summary>
    public static ImmutableArray<ProfileRow> Rows(Profile profile, ImmutableArray<Rule> catalog)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var selection = RuleSelection.Of([.. catalog, .. profile.Policies.Select(policy => new PolicyRule(policy))], profile.Lint);
        var named = profile.Lint.Rules.Select(setting => setting.Rule).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. selection
                .Enabled.Where(rule => named.Contains(rule.Descriptor.Name))
                .Select(rule => new ProfileRow(rule.Controls, rule.Descriptor, DemandOf(rule, profile), rule.Severity)),
        ];
    }

    /// <summary>The text for a terminal.</summary>
    public static string PlainText(Profile profile, ImmutableArray<Rule> catalog)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var page = new StringBuilder($"{profile.Name}\n{profile.Title}\n");
        foreach (var row in Rows(profile, catalog))
        {
            page.Append($"\n{row.Rule.Id} {row.Rule.Name} ({row.Severity.ToString().ToLowerInvariant()})\n  {row.Demand}\n");
            if (!row.Controls.IsEmpty)
            {
                page.Append($"  {string.Join(", ", row.Controls)}\n");
            }
        }

        foreach (var (heading, texts) in Texts(profile))
        {
            page.Append($"\n{heading}\n\n").AppendJoin("", texts.Select(text => $"  - {text}\n"));
        }

        return page.ToString();
    }

    /// <summary>The page of all profiles as Markdown.</summary>
    public static string Markdown(IEnumerable<Profile> profiles, ImmutableArray<Rule> catalog)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        var page = new StringBuilder(
            "# Profiles\n\nWritten by the tests from `rules/profiles`. `--profile NAME` chooses one; `sshconfiglint profile NAME` prints it.\n"
        );
        foreach (var profile in profiles)
        {
            page.Append($"\n## {profile.Name}\n\n{profile.Title}.\n");
            if (Rows(profile, catalog) is { IsEmpty: false } rows)
            {
                page.Append("\n| controls | what it asks for | rule | severity |\n| --- | --- | --- | --- |\n");
                foreach (var row in rows)
                {
                    var rule = row.Rule.Category == Category.Policy ? row.Rule.Id : $"[{row.Rule.Id}](../rules/docs/{row.Rule.Name}.md)";
                    page.Append(
                        $"| {string.Join("<br>", row.Controls)} | {row.Demand.Replace("|", "\\|", StringComparison.Ordinal)} | {rule} `{row.Rule.Name}` | {row.Severity.ToString().ToLowerInvariant()} |\n"
                    );
                }
            }

            foreach (var (heading, texts) in Texts(profile))
            {
                page.Append($"\n{heading}:\n\n").AppendJoin("", texts.Select(text => $"- {text}\n"));
            }
        }

        return page.ToString();
    }

    private static IEnumerable<(string Heading, ImmutableArray<string> Texts)> Texts(Profile profile) =>
        new[] { ("Notes", profile.Notes), ("Contradictions", profile.Contradictions), ("Sources", profile.Sources) }.Where(pair =>
            !pair.Item2.IsEmpty
        );

    private static string DemandOf(EnabledRule rule, Profile profile)
    {
        if (profile.Policies.FirstOrDefault(policy => policy.Id == rule.Descriptor.Id) is { } policy)
        {
            return policy.Demand;
        }

        var parameters = rule.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} = {pair.Value}");
        return rule.Parameters.IsEmpty
            ? $"not: {rule.Descriptor.Title}"
            : $"not: {rule.Descriptor.Title} ({string.Join(", ", parameters)})";
    }
}
