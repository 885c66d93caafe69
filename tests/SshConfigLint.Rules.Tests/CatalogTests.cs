using System.Reflection;
using System.Text.RegularExpressions;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Reporting;
using SshConfigLint.Rules;
using SshConfigLint.Testing;

namespace SshConfigLint.Rules.Tests;

/// <summary>The laws that every rule obeys; each message says what to do.</summary>
public partial class CatalogTests
{
    private const int MaxNameLength = 40;

    private static readonly string[] _curesInsteadOfProblems = ["no-", "use-", "avoid-", "prefer-", "should-", "check-"];

    /// <summary>Names in which "no" says what is missing, not what to do.</summary>
    private static readonly string[] _missingThings = ["no-login-restriction", "no-common-algorithm"];

    public static TheoryData<string> Names => [.. RuleCatalog.All.Select(rule => rule.Descriptor.Name)];

    [Fact]
    public void The_catalog_lists_every_rule_class()
    {
        var classes = typeof(RuleCatalog).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract);
        Assert.Equal(
            classes.Select(type => type.FullName).Order(StringComparer.Ordinal),
            RuleCatalog.All.Select(rule => rule.GetType().FullName)
        );
    }

    [Theory]
    [InlineData("id")]
    [InlineData("name")]
    [InlineData("title")]
    public void No_two_rules_share_their(string property)
    {
        var duplicates = RuleCatalog
            .All.GroupBy(rule => ValueOf(rule.Descriptor, property), StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(rule => rule.GetType().Name))}");
        Check(duplicates, $"Give each of these rules another {property}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Id_category_folder_class_and_name_agree(string name)
    {
        var rule = Find(name);
        var descriptor = rule.Descriptor;
        Require(IdPattern().IsMatch(descriptor.Id), $"Id {descriptor.Id}: write SSH and four digits");
        Require(
            descriptor.Id[3] == DigitOf(descriptor.Category),
            $"Id {descriptor.Id}: ids of {descriptor.Category} begin with SSH{DigitOf(descriptor.Category)}"
        );
        Require(NamePattern().IsMatch(name), $"Name {name}: write lower-case words joined by hyphens");
        Require(name.Length <= MaxNameLength, $"Name {name}: shorten it to {MaxNameLength} characters");
        Require(
            _missingThings.Contains(name) || !_curesInsteadOfProblems.Any(name.StartsWith),
            $"Name {name}: name the problem, not the cure"
        );
        Require(
            rule.GetType().Name == RulePage.ClassNameOf(name),
            $"Class {rule.GetType().Name}: call it {RulePage.ClassNameOf(name)}, or the rule otherwise than {name}"
        );
        Require(
            rule.GetType().Namespace == $"SshConfigLint.Rules.{descriptor.Category}",
            $"Class {rule.GetType().FullName}: move it to the namespace SshConfigLint.Rules.{descriptor.Category}"
        );
        Require(
            File.Exists(Path.Combine(Golden.Root, RulePage.SourceOf(descriptor))),
            $"Move the class to {RulePage.SourceOf(descriptor)}"
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_texts_of_the_descriptor_are_complete(string name)
    {
        var descriptor = Find(name).Descriptor;
        Require(
            descriptor.Title.Length > 0 && !descriptor.Title.EndsWith('.') && !descriptor.Title.Contains('\n'),
            "Title: one line without a period"
        );
        Require(char.IsUpper(descriptor.Title[0]) || descriptor.Title[0] == '`', "Title: begin with a capital");
        Require(IsSentence(descriptor.Why), "Why: say what happens, in sentences that end with a period");
        Require(IsSentence(descriptor.Instead), "Instead: say what to do, in sentences that end with a period");
        Require(VersionPattern().IsMatch(descriptor.Since), "Since: write the release as 1.2.3");
        Require(!descriptor.References.IsEmpty, "References: say where the facts come from");
        foreach (var text in new[] { descriptor.Title, descriptor.Why, descriptor.Instead })
        {
            Require(text.Count(character => character == '`') % 2 == 0, $"A backtick has no partner: {text}");
        }

        foreach (var reference in descriptor.References)
        {
            Require(
                ReferencePattern().IsMatch(reference),
                $"Reference {reference}: begin with man:, rfc:, cve:, cis:, stig:, src: or https://"
            );
            Assert.True(Uri.TryCreate(RulePage.LinkOf(reference), UriKind.Absolute, out _), $"Reference {reference} gives no address.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void There_is_a_bad_and_a_good_example_and_a_fixed_text_exactly_when_there_is_a_fix(string name)
    {
        var descriptor = Find(name).Descriptor;
        var examples = descriptor.Examples;
        Require(examples.Any(example => example.IsBad), "Examples: add one that is reported");
        Require(examples.Any(example => !example.IsBad), "Examples: add one that is not reported");
        Require(
            examples.Any(example => example.FixedText is not null) == (descriptor.Fix != FixSafety.None),
            "Fix: declare it and show a fixed text in an example, or do neither"
        );
        Require(
            descriptor.AppliesTo != ConfigKinds.Both || examples.All(example => example.Kind is not null),
            "Examples: the rule looks at both kinds of files, so each example needs its Kind"
        );
        foreach (var kind in new[] { ConfigKind.Client, ConfigKind.Server }.Where(descriptor.AppliesToKind))
        {
            Require(
                descriptor.AppliesTo != ConfigKinds.Both || examples.Any(example => example.IsBad && example.Kind == kind),
                $"Examples: the rule looks at both kinds of files, so show one for the {kind} that is reported"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_is_sealed_public_and_without_state(string name)
    {
        var type = Find(name).GetType();
        Require(type is { IsSealed: true, IsPublic: true }, $"Make {type.Name} public and sealed");
        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        var state = fields.Where(field => field.FieldType != typeof(RuleDescriptor)).Select(field => field.Name);
        Check(state, $"Remove the instance fields of {type.Name}: rules are shared and must be stateless");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_security_severity_is_between_its_bounds(string name)
    {
        var severity = Find(name).Descriptor.SecuritySeverity;
        Require(severity is null or (>= 0.1 and <= 10.0), "SecuritySeverity: write 0.1 to 10.0, or nothing");
    }

    [Fact]
    public void The_order_of_rules_does_not_matter()
    {
        foreach (var rule in RuleCatalog.All)
        {
            foreach (var example in rule.Descriptor.Examples)
            {
                var model = ExampleRun.Of(rule, example).Model;
                Assert.Equal(Describe(Linter.Run(model, RuleCatalog.All)), Describe(Linter.Run(model, [.. RuleCatalog.All.Reverse()])));
            }
        }
    }

    private static IEnumerable<string> Describe(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => $"{diagnostic.File.Path} {diagnostic.Span} {diagnostic.Rule.Id} {diagnostic.Message}");

    private static Rule Find(string name) => RuleCatalog.All.Single(rule => rule.Descriptor.Name == name);

    private static bool IsSentence(string text) => text.Trim() is [_, .., '.' or '`' or ')'] && text.Contains('.');

    private static string ValueOf(RuleDescriptor descriptor, string property) =>
        property switch
        {
            "id" => descriptor.Id,
            "name" => descriptor.Name,
            _ => descriptor.Title,
        };

    private static char DigitOf(Category category) =>
        category switch
        {
            Category.Structure => '0',
            Category.Scope => '1',
            Category.Algorithms => '2',
            Category.Authentication => '3',
            Category.Hardening => '4',
            Category.Client => '5',
            Category.Files => '6',
            Category.Style => '7',
            _ => '9',
        };

    private static void Check(IEnumerable<string> violations, string advice) =>
        Assert.True(!violations.Any(), $"{advice}:\n{string.Join('\n', violations)}");

    private static void Require(bool condition, string advice) => Assert.True(condition, $"{advice}.");

    [GeneratedRegex("^SSH[0-9]{4}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\.[0-9]+$")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(
        "^(man:[a-z_-]+\\([158]\\)(#[A-Za-z0-9_]+)?|rfc:[0-9]+(#section-[0-9.]+)?|cve:CVE-[0-9]{4}-[0-9]+|cis:[0-9.]+|stig:RHEL-09-[0-9]{6}|src:[a-z0-9_.-]+(: [a-z_0-9]+)?|https://.+)$"
    )]
    private static partial Regex ReferencePattern();
}
