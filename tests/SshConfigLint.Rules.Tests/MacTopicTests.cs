using System.Text.RegularExpressions;
using SshConfigLint.Rules;
using SshConfigLint.Testing;

namespace SshConfigLint.Rules.Tests;

/// <summary>docs/mac-topic.md: every row of the list has its answer, and every answer is a rule of the catalog.</summary>
public class MacTopicTests
{
    private const int Rows = 47;

    private static readonly string[][] _rows =
    [
        .. File.ReadLines(Path.Combine(Golden.Root, "docs", "mac-topic.md"))
            .Where(line => line.Length > 2 && line[0] == '|' && char.IsAsciiDigit(line[2]))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)),
    ];

    [Fact]
    public void Every_row_is_there_once_and_has_an_answer()
    {
        Assert.Equal(Enumerable.Range(1, Rows).Select(row => $"{row}"), _rows.Select(row => row[1]));
        Assert.DoesNotContain(_rows, row => row[3].Length + row[4].Length == 0);
    }

    [Fact]
    public void Every_rule_that_is_named_is_in_the_catalog()
    {
        var named = _rows.SelectMany(row => row[3].Split(", ", StringSplitOptions.RemoveEmptyEntries)).ToList();
        var known = RuleCatalog.All.Select(rule => $"{rule.Descriptor.Id} {rule.Descriptor.Name}").ToHashSet();
        Assert.All(named, rule => Assert.Contains(rule, known));
    }

    [Fact]
    public void A_rule_that_is_off_by_default_is_said_to_be()
    {
        var off = RuleCatalog
            .All.Where(rule => !rule.Descriptor.IsEnabledByDefault)
            .Select(rule => rule.Descriptor.Id)
            .ToHashSet(StringComparer.Ordinal);
        var rows = _rows.Where(row => Regex.Matches(row[3], "SSH[0-9]{4}").Any(id => off.Contains(id.Value)));
        Assert.All(rows, row => Assert.Contains("off by default", row[4], StringComparison.Ordinal));
    }
}
