using System.Text;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;
using SshConfigLint.Reporting;
using SshConfigLint.Rules;
using SshConfigLint.Testing;

namespace SshConfigLint.Rules.Tests;

/// <summary>Pages and ledger are written from the descriptors: <c>UPDATE_GOLDEN=1 dotnet test tests/SshConfigLint.Rules.Tests</c>.</summary>
public class DocsTests
{
    private const string DocsFolder = "rules/docs";
    private const string Ledger = "rules/RELEASES.md";

    public static TheoryData<string> Names => [.. RuleCatalog.All.Select(rule => rule.Descriptor.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_rule_has_a_current_page(string name) =>
        Golden.Match(RulePage.Markdown(RuleCatalog.All.Single(rule => rule.Descriptor.Name == name)), $"{DocsFolder}/{name}.md");

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone()
    {
        var folder = Path.Combine(Golden.Root, DocsFolder);
        Directory.CreateDirectory(folder);
        var names = RuleCatalog.All.Select(rule => rule.Descriptor.Name).ToHashSet();
        var orphans = Directory
            .EnumerateFiles(folder, "*.md")
            .Where(file => !names.Contains(Path.GetFileNameWithoutExtension(file)))
            .ToArray();
        if (Golden.IsUpdating)
        {
            Array.ForEach(orphans, File.Delete);
            return;
        }

        Assert.True(orphans.Length == 0, $"No rule is called so: remove {string.Join(", ", orphans)}.");
    }

    [Fact]
    public void The_ledger_has_a_row_for_every_rule()
    {
        var ledger = new StringBuilder(
            """
            # Rules by release

            An id or a name is never used again for something else. Written by the tests from the rules.

            | Id | Name | Category | Severity | Fix | Default | Since |
            |---|---|---|---|---|---|---|

            """
        );
        foreach (var rule in RuleCatalog.All.Select(rule => rule.Descriptor).OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            var fix = rule.Fix == FixSafety.None ? "" : rule.Fix.ToString().ToLowerInvariant();
            ledger.Append(
                $"| {rule.Id} | [{rule.Name}](docs/{rule.Name}.md) | {rule.Category} | {rule.Severity.ToString().ToLowerInvariant()} | {fix} | {(rule.IsEnabledByDefault ? "on" : "off")} | {rule.Since} |\n"
            );
        }

        Golden.Match(ledger.ToString(), Ledger);
    }

    [Fact]
    public void The_schema_of_settings_is_made_from_the_types() =>
        Golden.Match(SettingsSchema.Write(RuleCatalog.All, ProfileCatalog.Names), "docs/settings.schema.json");

    [Fact]
    public void The_page_of_profiles_is_made_from_their_data() =>
        Golden.Match(
            ProfilePage.Markdown(ProfileCatalog.Names.Select(name => ProfileCatalog.Find(name)!), RuleCatalog.All),
            "docs/profiles.md"
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_for_a_terminal_names_the_rule_and_holds_no_markup(string name)
    {
        var text = RulePage.PlainText(RuleCatalog.All.Single(rule => rule.Descriptor.Name == name));
        Assert.StartsWith("SSH", text, StringComparison.Ordinal);
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("[|", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n' && character != '\t');
    }
}
