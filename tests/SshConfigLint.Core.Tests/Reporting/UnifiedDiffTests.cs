using System.Text;
using CsCheck;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Reporting;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Reporting;

public sealed class UnifiedDiffTests
{
    private static readonly string[] _few = ["a\n", "b\n", "c\r\n", "\n", "d\n"];

    private static readonly Gen<string> _lines = Gen.Select(
        Gen.Int[0, 4].Select(i => _few[i]).Array[0, 30].Select(string.Concat),
        Gen.Bool,
        (lines, isOpenEnd) => isOpenEnd ? lines + "e" : lines
    );

    [Theory]
    [InlineData("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n")]
    [InlineData("a\nb\n", "a\n", "@@ -1,2 +1 @@\n a\n-b\n")]
    [InlineData("a\n", "", "@@ -1 +0,0 @@\n-a\n")]
    [InlineData("", "a\n", "@@ -0,0 +1 @@\n+a\n")]
    [InlineData("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")]
    [InlineData("a\r\nb\r\n", "a\nb\r\n", "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\r\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n", "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n")]
    [InlineData(
        "a\n1\n2\n3\n4\n5\n6\nb\n1\n2\n3\n4\n5\n6\n7\nc\n",
        "1\n2\n3\n4\n5\n6\nx\n1\n2\n3\n4\n5\n6\n7\n",
        "@@ -1,11 +1,10 @@\n-a\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+x\n 1\n 2\n 3\n@@ -13,4 +12,3 @@\n 5\n 6\n 7\n-c\n"
    )]
    public void Differences(string before, string after, string hunks) =>
        Assert.Equal($"--- a/f\n+++ b/f\n{hunks}", Encoding.UTF8.GetString(Diff(before, after, "f")));

    [Theory]
    [InlineData("/etc/ssh/sshd_config", "--- a/etc/ssh/sshd_config\n+++ b/etc/ssh/sshd_config\n")]
    [InlineData("my config", "--- a/my config\t\n+++ b/my config\t\n")]
    [InlineData("a\n\u001bb", "--- a/a\u240a\u241bb\n+++ b/a\u240a\u241bb\n")]
    public void Names(string path, string header) =>
        Assert.StartsWith(header, Encoding.UTF8.GetString(Diff("a\n", "b\n", path)), StringComparison.Ordinal);

    [Fact]
    public void The_bytes_are_those_of_the_file()
    {
        var before = SourceText.From([(byte)'#', 0xE9, 0x80, (byte)'\n'], "é");
        var diff = UnifiedDiff.ToBytes(new FixedFile(before, before.WithContent(""), ConfigKind.Client), before.Path);
        Assert.Equal([.. "--- a/é\n+++ b/é\n@@ -1 +0,0 @@\n-#"u8, 0xE9, 0x80, (byte)'\n'], diff);
    }

    [Fact]
    public void What_is_looked_at_holds_nothing_that_acts_on_a_terminal()
    {
        var file = new FixedFile(SourceText.From("a\u001b[2J\r\n"), SourceText.From("b\u202e"), ConfigKind.Client);
        using var output = new StringWriter();
        UnifiedDiff.Write(file, "f", color: false, output);
        Assert.Equal("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a␛[2J␍\n+b\\u{202e}\n\\ No newline at end of file\n", output.ToString());
    }

    [Fact]
    public void Applying_the_difference_gives_the_new_text() =>
        Gen.Select(_lines, _lines)
            .Sample((before, after) => Assert.Equal(after, Apply(before, Encoding.UTF8.GetString(Diff(before, after, "f")))), iter: 5_000);

    private static byte[] Diff(string before, string after, string path) =>
        UnifiedDiff.ToBytes(new FixedFile(SourceText.From(before, path), SourceText.From(after, path), ConfigKind.Client), path);

    /// <summary>What patch does, without any tolerance.</summary>
    private static string Apply(string before, string diff)
    {
        var lines = before.Split('\n').SkipLast(before.EndsWith('\n') ? 1 : 0).Select(line => line + "\n").ToList();
        if (lines.Count > 0 && !before.EndsWith('\n'))
        {
            lines[^1] = lines[^1][..^1];
        }

        if (before.Length == 0)
        {
            lines.Clear();
        }

        var result = new List<string>();
        var at = 0;
        var body = diff.Replace("\n\\ No newline at end of file", "", StringComparison.Ordinal);
        var isOpenEnd = diff.Contains("\\ No newline", StringComparison.Ordinal);
        foreach (var line in body.Split('\n').Skip(2).Where(line => line.Length > 0))
        {
            switch (line[0])
            {
                case '@':
                    var range = line.Split(' ')[1].TrimStart('-').Split(',');
                    var start = int.Parse(range[0]) - (range is [_, "0"] ? 0 : 1);
                    result.AddRange(lines[at..start]);
                    at = start;
                    break;
                case '+':
                    result.Add(line[1..] + "\n");
                    break;
                case var sign:
                    Assert.Equal(lines[at].TrimEnd('\n'), line[1..]);
                    if (sign == ' ')
                    {
                        result.Add(lines[at]);
                    }

                    at++;
                    break;
            }
        }

        result.AddRange(lines[at..]);
        var text = string.Concat(result);
        var addsOpenEnd = isOpenEnd && diff.TrimEnd('\n').Split('\n') is [.., var last, "\\ No newline at end of file"] && last[0] != '-';
        return addsOpenEnd && text.EndsWith('\n') ? text[..^1] : text;
    }
}
