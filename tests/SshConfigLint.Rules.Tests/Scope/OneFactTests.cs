using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;

namespace SshConfigLint.Rules.Tests.Scope;

/// <summary>Of why a line does not count, one rule speaks: the one that knows best.</summary>
public class OneFactTests
{
    private static readonly Rule[] _family =
    [
        .. RuleCatalog.All.Where(rule => rule.Descriptor is { Category: Category.Scope or Category.Structure, IsEnabledByDefault: true }),
    ];

    public static TheoryData<string> Names =>
        [.. RuleCatalog.All.Where(rule => rule.Descriptor.Category == Category.Scope).Select(rule => rule.Descriptor.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_line_of_an_example_is_reported_by_two_rules(string name)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Descriptor.Name == name);
        foreach (var example in rule.Descriptor.Examples)
        {
            var twice = Linter
                .Run(ExampleRun.Of(rule, example).Model, [.. _family])
                .GroupBy(finding => (finding.File.Path, finding.File.Tree.Text.GetLinePosition(finding.Span.Start).Line))
                .Where(line => line.Select(finding => finding.Rule.Id).Distinct().Count() > 1)
                .Select(line =>
                    $"line {line.Key.Line + 1}: {string.Join("; ", line.Select(finding => $"{finding.Rule.Name}: {finding.Message}"))}"
                );
            Assert.True(!twice.Any(), $"{string.Join('\n', twice)}\n{example.Text}");
        }
    }
}
