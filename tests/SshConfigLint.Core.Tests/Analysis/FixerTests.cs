using System.Collections.Immutable;
using System.Text;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Core.Tests.Analysis;

/// <summary>Fixes of made-up rules: what is applied, what waits and what is refused.</summary>
public sealed class FixerTests
{
    private const string Path = "/etc/ssh/ssh_config";

    /// <summary>What a line asks the rule for is told by its first comment, or by the line itself.</summary>
    public static TheoryData<string, string, string, string, int, string> Cases =>
        new()
        {
            { "deletes a line that changes nothing", "delete-again", "Port 1\nPort 2\n", "Port 1\n", 1, "" },
            { "two fixes of one line are one", "delete-again delete-again", "Port 1\nPort 2\n", "Port 1\n", 1, "" },
            {
                "a safe fix that changes a value is refused",
                "delete",
                "Port 1\n",
                "Port 1\n",
                0,
                "`port 1` would become `port 22` for the host"
            },
            {
                "a bad fix does not stop the others",
                "delete",
                "User a\nPort 1\nPort 2\nPort 3\nHost x\nPort 4\nUser b\n",
                "User a\nPort 1\nHost x\n",
                4,
                "`user a` would become | `port 1` would become"
            },
            { "harm beside another fix waits, and is then refused", "delete", "Port 1\nPort 1\n", "Port 1\n", 1, "`port 1` would become" },
            {
                "a comment would be lost",
                "delete-again",
                "Port 1\nPort 2 # keep\n",
                "Port 1\nPort 2 # keep\n",
                0,
                "the comment `# keep` would be lost"
            },
            { "an unsafe fix is left alone", "unsafe-delete", "Port 1\n", "Port 1\n", 0, "" },
            { "a value that OpenSSH refuses", "value:x", "Port 1\n", "Port 1\n", 0, "there would be a new problem: " },
            {
                "a refused file may change as long as problems get fewer",
                "value:7",
                "Port x\nPort 3\n",
                "Port 7\nPort 7\n",
                2,
                "it changes nothing | it changes nothing"
            },
            { "a fix that changes nothing", "value:1", "Port 1\n", "Port 1\n", 0, "it changes nothing" },
            { "edits that do not fit together", "overlap", "Port 1\n", "Port 1\n", 0, "its edits do not fit together" },
            { "rounds go on until nothing is left", "shorten", "Port 000007\n", "Port 7\n", 5, "" },
            { "comments and blanks around it stay", "delete-again", "\n# a\n\tPort 1\n  Port 2  \n# b", "\n# a\n\tPort 1\n# b", 1, "" },
            { "no final line feed", "delete-again", "Port 1\nPort 2", "Port 1\n", 1, "" },
            { "carriage returns stay", "delete-again", "Port 1\r\nPort 2\r\n# x\r\n", "Port 1\r\n# x\r\n", 1, "" },
            { "a byte order mark stays", "delete-again", "\uFEFFPort 1\nUser a\nUser b\n", "\uFEFFPort 1\nUser a\n", 1, "" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Safe_fixes(string name, string asks, string before, string after, int applied, string refused)
    {
        var result = Run([SourceText.From(before, Path)], FixSafety.Safe, asks.Split(' '));
        Assert.True(after == (result.Files is [var file] ? file.After.Content : before), name);
        Assert.Equal(applied, result.Applied.Length);
        AssertRefused(refused, result);
        Assert.Empty(result.Unsettled);
    }

    [Theory]
    [InlineData("value:x", "Port 1\n", "Port 1\n", "there would be a new problem: ")]
    [InlineData("unsafe-delete", "Port 1\n# x\n", "# x\n", "")]
    [InlineData("insert-first", "User a\nHost x\nUser b\n", "Compression yes\nUser a\nHost x\nUser b\n", "")]
    [InlineData("insert-last", "User a\n", "User a\nCompression yes\n", "")]
    [InlineData(
        "insert-last",
        "User a\nHost x\nUser b\n",
        "User a\nHost x\nUser b\n",
        "its line `Compression yes` would belong to `Host x`"
    )]
    [InlineData("insert-behind", "Host x\nUser b\n", "Host x\nUser b\nCompression yes\n", "")]
    public void Unsafe_fixes(string asks, string before, string after, string refused)
    {
        var result = Run([SourceText.From(before, Path)], FixSafety.Unsafe, asks.Split(' '));
        Assert.Equal(after, result.Files is [var file] ? file.After.Content : before);
        AssertRefused(refused, result);
    }

    [Fact]
    public void After_ten_rounds_it_is_said_that_there_are_more()
    {
        var result = Run([SourceText.From($"Port {new string('0', 14)}7\n", Path)], FixSafety.Safe, "shorten");
        Assert.Equal(10, result.Applied.Length);
        Assert.Equal("Port 00007\n", result.Files[0].After.Content);
        Assert.Equal(Path, Assert.Single(result.Unsettled));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_survive_and_nothing_else_is_written_among_them()
    {
        byte[] before = [.. "Port 1\n# "u8, 0xE9, 0x80, .. "\r\nPort 2\n"u8];
        byte[] after = [.. before[..^7]];
        var text = SourceText.From(before, Path);
        Assert.False(text.IsUtf8);
        Assert.Equal(after, Run([text], FixSafety.Safe, "delete-again").Files.Single().After.ToBytes());
        AssertRefused("the file is not UTF-8 | the file is not UTF-8", Run([text], FixSafety.Unsafe, "value:\u20AC"));
    }

    [Fact]
    public void A_shared_file_is_proved_in_every_configuration_that_reads_it()
    {
        var shared = SourceText.From("Port 2\n", "/etc/ssh/shared");
        var first = SourceText.From("Port 1\nInclude /etc/ssh/shared\n", "/etc/ssh/a");
        var second = SourceText.From("Include /etc/ssh/shared\n", "/etc/ssh/b");
        Assert.Equal("", Run([first, shared], FixSafety.Safe, "delete-again").Files.Single().After.Content);
        AssertRefused("`port 2` would become `port 22`", Run([first, second, shared], FixSafety.Safe, "delete-again"));
    }

    [Fact]
    public void Only_wanted_findings_are_mended()
    {
        var entry = SourceText.From("Port 1\nPort 2\nInclude /etc/ssh/more\n", Path);
        var included = SourceText.From("Port 3\n", "/etc/ssh/more");
        var result = Run([entry, included], FixSafety.Safe, diagnostic => diagnostic.File.Path == Path, "delete-again");
        Assert.Equal([Path], result.Files.Select(file => file.Before.Path));
        Assert.Equal("Port 1\nInclude /etc/ssh/more\n", result.Files[0].After.Content);
    }

    private static void AssertRefused(string expected, FixResult result)
    {
        var parts = expected.Split(" | ", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(parts.Length, result.Refused.Length);
        foreach (var (part, refused) in parts.Zip(result.Refused))
        {
            Assert.Contains(part, refused.Reason, StringComparison.Ordinal);
        }
    }

    private static FixResult Run(SourceText[] files, FixSafety safety, params string[] asks) => Run(files, safety, _ => true, asks);

    /// <summary>The files that no other includes are the entries.</summary>
    private static FixResult Run(SourceText[] files, FixSafety safety, Func<Diagnostic, bool> isWanted, params string[] asks)
    {
        var source = new InMemoryFiles(files);
        var options = new ModelOptions();
        var entries = files
            .Where(file => !files.Any(other => other.Content.Contains(file.Path, StringComparison.Ordinal)))
            .Select(file => new FixEntry(ConfigModel.Load(file, ConfigKind.Client, Target.Default, source, options), source, options));
        ImmutableArray<Rule> rules = [.. asks.Select((ask, index) => new MadeUp(ask, index))];
        return Fixer.Run(
            [.. entries],
            new FixOptions
            {
                Rules = rules,
                Safety = safety,
                IsWanted = isWanted,
            }
        );
    }

    /// <summary>Offers the fix that it is told to offer.</summary>
    private sealed class MadeUp(string ask, int index) : Rule
    {
        public override RuleDescriptor Descriptor { get; } =
            new()
            {
                Id = $"SSH900{index}",
                Name = $"made-up-{index}",
                Title = "A line is to be changed",
                Category = Category.Structure,
                Severity = Severity.Warning,
                AppliesTo = ConfigKinds.Both,
                Since = "0.1.0",
                Why = "It is a test.",
                Instead = "Nothing.",
                Examples = [],
            };

        public override void Analyze(RuleContext context)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var line in context.Model.Directives)
            {
                var isAgain = !seen.Add(line.Syntax.Keyword.Value);
                if (
                    line.Keyword?.Repetition == Repetition.Structure
                    || !line.Is("Port") && !line.Is("User")
                    || FixOf(line, isAgain) is not { } fix
                )
                {
                    continue;
                }

                context.Report(line, line.ValueSpan, "a line", fix: fix);
            }
        }

        private Fix? FixOf(BoundDirective line, bool isAgain)
        {
            var words = ask.Split(':');
            var text = line.File.Tree.Text;
            var value = line.ValueSpan;
            return words[0] switch
            {
                "delete" => Safe(new TextEdit(line.Syntax.Line, "")),
                "delete-again" when isAgain || line.File.IncludedBy is not null => Safe(new TextEdit(line.Syntax.Line, "")),
                "unsafe-delete" => Unsafe(new TextEdit(line.Syntax.Line, "")),
                "value" when line.Is("Port") => Safe(new TextEdit(value, words[1])),
                "overlap" => Safe(new TextEdit(value, "2"), new TextEdit(value, "3")),
                "shorten" when line.Value.StartsWith('0') => Safe(new TextEdit(new TextSpan(value.Start, 1), "")),
                "insert-first" when IsFresh(text, line) => Unsafe(new TextEdit(new TextSpan(0, 0), "Compression yes\n")),
                "insert-last" when IsFresh(text, line) => Unsafe(new TextEdit(new TextSpan(text.Length, 0), "Compression yes\n")),
                "insert-behind" when !text.Content.Contains("Compression", StringComparison.Ordinal) => Unsafe(
                    new TextEdit(new TextSpan(line.Syntax.Line.End, 0), "Compression yes\n")
                ),
                _ => null,
            };
        }

        /// <summary>Whether it is the first line, and nothing was inserted yet.</summary>
        private static bool IsFresh(SourceText text, BoundDirective line) =>
            line.Index == 0 && !text.Content.Contains("Compression", StringComparison.Ordinal);

        private static Fix Safe(params ReadOnlySpan<TextEdit> edits) => new("Do it", FixSafety.Safe, [.. edits]);

        private static Fix Unsafe(params ReadOnlySpan<TextEdit> edits) => new("Do it", FixSafety.Unsafe, [.. edits]);
    }
}
