using System.Collections.Immutable;
using SshConfigLint.Analysis;

namespace SshConfigLint.Core.Tests.Analysis;

public sealed class RuleSelectionTests
{
    private static readonly ImmutableArray<Rule> _catalog =
    [
        new NamedRule("SSH2002", "weak-kex", Category.Algorithms),
        new NamedRule("SSH0001", "missing-argument", Category.Structure),
        new NamedRule("SSH2001", "weak-mac", Category.Algorithms),
        new NamedRule("SSH2003", "short-list", Category.Algorithms, isEnabledByDefault: false),
        new NamedRule("SSH7001", "indentation", Category.Style),
    ];

    [Theory]
    [InlineData("", "", "", "SSH0001 SSH2001 SSH2002")]
    [InlineData("ALL", "", "", "SSH0001 SSH2001 SSH2002 SSH2003 SSH7001")]
    [InlineData("all", "", "ssh2", "SSH0001 SSH7001")]
    [InlineData("algorithms", "", "", "SSH2001 SSH2002 SSH2003")]
    [InlineData("SSH200", "", "", "SSH2001 SSH2002 SSH2003")]
    [InlineData("", "short-list", "", "SSH0001 SSH2001 SSH2002 SSH2003")]
    [InlineData("weak-mac", "", "", "SSH2001")]
    [InlineData("ssh2001 Missing-Argument", "", "", "SSH0001 SSH2001")]
    [InlineData("", "indentation", "", "SSH0001 SSH2001 SSH2002 SSH7001")]
    [InlineData("", "Style", "", "SSH0001 SSH2001 SSH2002 SSH7001")]
    [InlineData("", "", "weak-mac", "SSH0001 SSH2002")]
    [InlineData("", "", "ALL", "")]
    [InlineData("weak-mac", "", "algorithms", "SSH2001")]
    [InlineData("algorithms", "", "SSH2", "")]
    [InlineData("", "weak-mac", "SSH2", "SSH0001 SSH2001")]
    [InlineData("weak-mac", "", "SSH2001", "")]
    public void The_narrowest_selector_decides(string select, string extend, string ignore, string ids)
    {
        var selection = RuleSelection.Of(
            _catalog,
            new LintOptions
            {
                Select = Words(select),
                ExtendSelect = Words(extend),
                Ignore = Words(ignore),
            }
        );
        Assert.Empty(selection.Errors);
        Assert.Equal(ids, string.Join(' ', selection.Enabled.Select(rule => rule.Descriptor.Id)));
        Assert.Equal(selection.Rules.Select(rule => rule.Descriptor), selection.Enabled.Select(rule => rule.Descriptor));
    }

    [Theory]
    [InlineData("weak-mca", "no rule is selected by 'weak-mca'; did you mean 'weak-mac'?")]
    [InlineData("algorithm", "no rule is selected by 'algorithm'; did you mean 'algorithms'?")]
    [InlineData("SSH9", "no rule is selected by 'SSH9'")]
    [InlineData("nonsense-altogether", "no rule is selected by 'nonsense-altogether'")]
    public void A_selector_that_selects_nothing_is_an_error(string word, string error)
    {
        foreach (
            var options in new LintOptions[]
            {
                new() { Select = [word] },
                new() { ExtendSelect = [word] },
                new() { Ignore = [word] },
            }
        )
        {
            Assert.StartsWith(error, Assert.Single(RuleSelection.Of(_catalog, options).Errors), StringComparison.Ordinal);
        }
    }

    private static ImmutableArray<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private sealed class NamedRule(string id, string name, Category category, bool isEnabledByDefault = true) : Rule
    {
        public override RuleDescriptor Descriptor { get; } =
            new()
            {
                Id = id,
                Name = name,
                Title = name,
                Category = category,
                Severity = Severity.Warning,
                IsEnabledByDefault = isEnabledByDefault,
                AppliesTo = ConfigKinds.Both,
                Since = "0.1.0",
                Why = "It is a test.",
                Instead = "Nothing.",
                Examples = [],
            };

        public override void Analyze(RuleContext context) { }
    }
}
