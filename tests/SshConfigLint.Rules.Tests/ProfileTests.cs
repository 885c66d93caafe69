using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Testing;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests;

/// <summary>A profile is silent about what follows it, and names the requirement that something breaks.</summary>
public sealed class ProfileTests
{
    public static TheoryData<string> Names => [.. ProfileCatalog.Names];

    public static TheoryData<string, int> Good => Numbered(profile => profile.Good.Length);

    public static TheoryData<string, int> Requirements => Numbered(profile => profile.Requirements.Length);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_profile_is_called_as_its_file_and_explains_itself(string name)
    {
        var profile = ProfileCatalog.Find(name)!;
        Assert.Equal(name, profile.Name);
        Assert.False(profile.Title.EndsWith('.'));
        Assert.NotEmpty(profile.Notes);
        Assert.All(profile.Notes.Concat(profile.Contradictions), text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        Assert.Empty(SelectionOf(profile).Errors);
    }

    [Fact]
    public void Every_file_is_in_the_catalog() =>
        Assert.Equal(
            ProfileCatalog.Names.Order(StringComparer.Ordinal),
            Directory
                .EnumerateFiles(Path.Combine(Golden.Root, "rules/profiles"), "*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Recommended_is_the_default_set()
    {
        var byDefault = RuleSelection.Of(RuleCatalog.All, new LintOptions());
        var recommended = SelectionOf(ProfileCatalog.Find(Profile.Default)!);
        Assert.Equal(
            byDefault.Enabled.Select(rule => (rule.Descriptor.Id, rule.Severity)),
            recommended.Enabled.Select(rule => (rule.Descriptor.Id, rule.Severity))
        );
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void What_follows_a_profile_is_silent(string name, int index)
    {
        var profile = ProfileCatalog.Find(name)!;
        var example = profile.Good[index];
        Assert.Empty(Run(profile, example.Text, example.Kind, example.Target).Select(Describe));
    }

    [Theory]
    [MemberData(nameof(Requirements))]
    public void What_breaks_a_requirement_names_its_controls(string name, int index)
    {
        var profile = ProfileCatalog.Find(name)!;
        var requirement = profile.Requirements[index];
        var target = profile.Good.First(example => example.Kind == requirement.Kind).Target;
        var findings = Run(profile, requirement.Bad, requirement.Kind, target);
        var enabled = SelectionOf(profile).Find(requirement.Rule)!;
        Assert.Contains(findings, diagnostic => diagnostic.Rule.Id == requirement.Rule);
        Assert.Equal(requirement.Controls.AsEnumerable(), enabled.Controls);
        Assert.Empty(findings.Where(found => found.Rule.Category == Category.Structure).Select(Describe));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_rule_and_policy_that_a_profile_asks_for_has_an_example_that_breaks_it(string name)
    {
        var profile = ProfileCatalog.Find(name)!;
        Assert.Equal(
            ProfilePage.Rows(profile, RuleCatalog.All).Select(row => row.Rule.Id).Order(StringComparer.Ordinal),
            profile.Requirements.Select(requirement => requirement.Rule).Order(StringComparer.Ordinal)
        );
        Assert.All(profile.Policies, policy => Assert.Empty(policy.Test()));
    }

    [Fact]
    public void Ids_and_names_of_the_policies_of_all_profiles_differ()
    {
        var policies = ProfileCatalog.Names.SelectMany(name => ProfileCatalog.Find(name)!.Policies).ToList();
        Assert.Equal(policies.Count, policies.DistinctBy(policy => policy.Id).Count());
    }

    private static TheoryData<string, int> Numbered(Func<Profile, int> count)
    {
        var data = new TheoryData<string, int>();
        foreach (var name in ProfileCatalog.Names)
        {
            for (var i = 0; i < count(ProfileCatalog.Find(name)!); i++)
            {
                data.Add(name, i);
            }
        }

        return data;
    }

    private static RuleSelection SelectionOf(Profile profile) =>
        RuleSelection.Of([.. RuleCatalog.All, .. profile.Policies.Select(policy => new PolicyRule(policy))], profile.Lint);

    private static ImmutableArray<Diagnostic> Run(Profile profile, string text, ConfigKind kind, Target target)
    {
        var path = kind == ConfigKind.Server ? "/etc/ssh/sshd_config" : "/home/alice/.ssh/config";
        var model = ConfigModel.Load(
            SourceText.From(text, path),
            kind,
            target,
            new InMemoryFiles(),
            new ModelOptions { Home = "/home/alice" }
        );
        var selection = SelectionOf(profile);
        return Linter.Run(model, selection.Rules, selection.Parameters);
    }

    private static string Describe(Diagnostic diagnostic) => $"{diagnostic.Rule.Name}: {diagnostic.Message}";
}
