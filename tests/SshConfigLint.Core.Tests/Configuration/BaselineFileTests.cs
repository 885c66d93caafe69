using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;
using SshConfigLint.Testing;
using SshConfigLint.Text;

namespace SshConfigLint.Core.Tests.Configuration;

/// <summary>A baseline as a file: stable, described by its schema, and told what is wrong with it.</summary>
public sealed class BaselineFileTests
{
    private static readonly BaselineEntry[] _entries =
    [
        new("SSH3001", "b/sshd_config", "0123456789abcdef", 2),
        new("SSH3001", "a/sshd_config", "", 1),
        new("SSH0001", "b/sshd_config", "0123456789abcdef", 1),
    ];

    [Fact]
    public void What_is_written_is_sorted_valid_and_read_again()
    {
        var text = BaselineFile.Write(new Baseline([.. _entries], path => path));
        Assert.Equal(text, BaselineFile.Write(new Baseline([.. _entries.Reverse()], path => path)));
        var again = BaselineFile.Read(SourceText.From(text), path => path, out var problems)!;
        Assert.Empty(problems);
        Assert.Equal(
            ["a/sshd_config SSH3001", "b/sshd_config SSH0001", "b/sshd_config SSH3001"],
            again.Entries.Select(entry => $"{entry.Path} {entry.Rule}")
        );
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs/baseline.schema.json")));
        using var json = JsonDocument.Parse(text);
        Assert.Empty(SshConfigLint.Tests.Reporting.SchemaCheck.Problems(schema.RootElement, json.RootElement));
    }

    [Theory]
    [InlineData("", "1:1: this is no JSON")]
    [InlineData("[]", "1:1: the baseline is to be an object, not a list")]
    [InlineData("{}", "1:1: 'version' is missing")]
    [InlineData("""{ "version": 2, "findings": [] }""", "1:14: 'version' is '2'; this program reads 1")]
    [InlineData("""{ "version": 1, "finding": [] }""", "1:17: there is no key 'finding'; did you mean 'findings'?")]
    [InlineData("""{ "version": 1, "findings": {} }""", "1:29: 'findings' is to be a list, not an object")]
    [InlineData(
        "{ \"version\": 1,\n \"findings\": [ { \"rul\": \"SSH3001\", \"path\": \"a\", \"line\": \"\", \"count\": 1 } ] }",
        "2:18: there is no key 'rul'; did you mean 'rule'?"
    )]
    [InlineData(
        """{ "version": 1, "findings": [ { "rule": 1, "path": "a", "line": "", "count": 1 } ] }""",
        "1:41: 'rule' is to be a text, not a number"
    )]
    [InlineData(
        """{ "version": 1, "findings": [ { "rule": "SSH3001", "path": "a", "line": "", "count": 0 } ] }""",
        "1:86: 'count' is to be a number from 1 on"
    )]
    [InlineData(
        """{ "version": 1, "findings": [ { "rule": "SSH3001", "path": "a", "line": "", "count": 9999999999 } ] }""",
        "1:86: 'count' is to be a number from 1 on"
    )]
    [InlineData(
        """{ "version": 1, "findings": [ { "rule": "SSH3001", "path": "a", "line": "", "count": 1 }, { "rule": "SSH3001", "path": "a", "line": "", "count": 1 } ] }""",
        "1:91: the finding is listed already"
    )]
    public void A_mistake_has_a_place(string text, string expected)
    {
        Assert.Null(BaselineFile.Read(SourceText.From(text), path => path, out var problems));
        Assert.StartsWith(expected, problems[0].ToString(), StringComparison.Ordinal);
    }
}
