using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Reporting;
using SshConfigLint.Semantics;
using SshConfigLint.Testing;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Reporting;

/// <summary>Findings that no rule makes at will: several spans, long lines, other encodings. Spans are given by their text.</summary>
public sealed class SnippetTests
{
    private const string Folder = "tests/SshConfigLint.Core.Tests/Reporting/Golden";
    private const string Ciphers = "aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com";

    private static readonly RuleDescriptor _rule = new()
    {
        Id = "SSH0999",
        Name = "a-test",
        Title = "A test",
        Category = Category.Structure,
        Severity = Severity.Error,
        AppliesTo = ConfigKinds.Both,
        Since = "0.0.0",
        Why = "the reason",
        Instead = "the remedy, and when not to take it",
        Examples = [Example.Bad("[|x|]"), Example.Good("y")],
    };

    [Fact]
    public void Spans_that_overlap_or_share_a_line() =>
        Check("overlap", Load("Host a b c\n"), "a b c", [("a b", "two of them"), ("Host a b c", "all of it"), ("c", "")]);

    [Fact]
    public void A_span_over_several_lines_is_marked_on_its_first() =>
        Check("several-lines", Load("Host a\n    Port 22\nHost b\n"), "Port 22\nHost b", [("Host a\n    Port", "begins here")]);

    [Fact]
    public void An_empty_span_has_one_mark()
    {
        var model = Load("Host a\n    User\n");
        Check("empty-span", model, new TextSpan(model.Entry.Tree.Text.Content.IndexOf("User", StringComparison.Ordinal) + 4, 0), []);
    }

    [Fact]
    public void A_narrow_terminal_cuts_lines_on_both_sides() =>
        Check("narrow", Load($"Host a\n    Ciphers {Ciphers}\n"), "aes256-ctr", [("aes128-ctr", "cut off"), (Ciphers, "all")], width: 40);

    [Fact]
    public void Lines_are_not_cut_within_a_character() =>
        Check(
            "narrow-wide",
            Load($"Host {string.Concat(Enumerable.Repeat("\ud83d\ude80漢", 40))}x\n"),
            "漢\ud83d\ude80漢\ud83d\ude80",
            [],
            width: 40
        );

    [Fact]
    public void Every_width_leaves_a_line_within_it_and_its_mark_below()
    {
        var model = Load($"Host {string.Concat(Enumerable.Repeat("\ud83d\ude80漢a\u0301\u202e\t", 60))}\n");
        for (var width = 40; width < 90; width++)
        {
            for (var start = 5; start < 300; start += 7)
            {
                var text = Write(model, new TextSpan(start, 3), [], width).Split('\n');
                var line = Array.FindIndex(text, one => one.StartsWith("1 | ", StringComparison.Ordinal));
                Assert.InRange(VisibleText.Layout(text[line]).Columns[^1], 1, width);
                Assert.InRange(text[line + 1].Length, text[line + 1].IndexOf('^', StringComparison.Ordinal) + 1, width);
                Assert.DoesNotContain("\\u{d83d}", text[line], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_shown_as_bytes() =>
        Check("bytes", Load(SourceText.From([.. "User caf"u8, 0xE9, (byte)'\n', 0x9B, .. "31m"u8], "f")), "caf\u00e9", []);

    [Fact]
    public void Blanks_and_fillers_that_look_like_nothing_are_shown() =>
        Check("invisible", Load("Host a\u00a0b\u200b\u3164\ufe0f\u00adc\n"), "b\u200b\u3164\ufe0f\u00adc", []);

    [Fact]
    public void A_path_may_be_hostile_too()
    {
        var model = Load(SourceText.From("Prt 22\n", "a\u001b[2J\n::error::b\u202e:c"));
        Check("hostile-path", model, "Prt", []);
        Check("hostile-path-github", model, "Prt", [], format: ReportFormat.GitHub);
    }

    [Fact]
    public void Three_files_and_the_block_around_the_includes()
    {
        var model = Load(
            SourceText.From("Host x\n    Port 22\nMatch host y\n    Include /one\n", "f"),
            ("/one", "User a\nInclude /two\n"),
            ("/two", "# first\nUser b\n")
        );
        var (one, two) = (model.Files[1], model.Files[2]);
        ImmutableArray<RelatedLocation> related =
        [
            new(one, new TextSpan(0, 6), "this value wins"),
            new(model.Entry, new TextSpan(11, 7), "and this is of another host"),
        ];
        var directive = model.Directives.Single(directive => directive.File == two);
        var finding = new Finding(Diagnostic(two, directive.Syntax.Span, related) with { Directive = directive }, Severity.Warning);
        Golden.Match(Write(ReportFormat.Full, Report(model, finding)), $"{Folder}/three-files.txt");

        using var sarif = JsonDocument.Parse(Write(ReportFormat.Sarif, Report(model, finding)));
        var flow = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("codeFlows")[0];
        Assert.Equal(
            "f:2 f:4 /one:1 /one:2 /two:2",
            string.Join(' ', flow.GetProperty("threadFlows")[0].GetProperty("locations").EnumerateArray().Select(PlaceOf))
        );
    }

    [Theory]
    [InlineData("Prt", "Port", "- Prt 22|+ Port 22")]
    [InlineData("Prt 22\n", "", "- Prt 22")]
    [InlineData("User a", "User \u001b", "-     User a|+     User ␛")]
    [InlineData("\n    User a\n", "\n    User a\n    Port 1\n", "+     Port 1")]
    public void A_fix_shows_the_lines_that_it_changes(string old, string @new, string expected)
    {
        var model = Load("# x\nPrt 22\nHost a\n    User a\n");
        var fix = new Fix("Mend it", FixSafety.Safe, [new TextEdit(SpanOf(model.Entry, old), @new)]);
        var finding = new Finding(Diagnostic(model.Entry, SpanOf(model.Entry, old), []) with { Fix = fix }, Severity.Info);
        var lines = Write(ReportFormat.Full, Report(model, finding)).Split('\n').Select(line => line.Trim());
        Assert.Equal(expected.Split('|'), lines.Where(line => line is ['+' or '-', ' ', ..]));
    }

    [Fact]
    public void A_fix_of_a_long_line_shows_no_lines()
    {
        var model = Load($"Ciphers {Ciphers},{Ciphers}\n");
        Assert.Empty(FixPreview.Of(model.Entry.Tree.Text, new Fix("T", FixSafety.Safe, [new TextEdit(new TextSpan(8, 11), "")]), 100));
    }

    [Fact]
    public void Sarif_messages_cannot_be_made_to_link()
    {
        var model = Load("Port 22\n");
        var finding = new Finding(
            Diagnostic(model.Entry, new TextSpan(0, 4), []) with
            {
                Message = "`[x](https://example.org)\u202e` is odd",
            },
            Severity.Error
        );
        using var sarif = JsonDocument.Parse(Write(ReportFormat.Sarif, Report(model, finding)));
        Assert.Equal(
            "'[x] (https://example.org)\\u{202e}' is odd.",
            sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("message").GetProperty("text").GetString()
        );
    }

    private static string PlaceOf(JsonElement step)
    {
        var place = step.GetProperty("location").GetProperty("physicalLocation");
        var path = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        return $"{path.Replace("file://", "", StringComparison.Ordinal)}:{place.GetProperty("region").GetProperty("startLine")}";
    }

    private static void Check(
        string name,
        ConfigModel model,
        string text,
        ImmutableArray<(string Text, string Label)> related,
        int width = 120,
        ReportFormat format = ReportFormat.Full
    ) => Check(name, model, SpanOf(model.Entry, text), related, width, format);

    private static void Check(
        string name,
        ConfigModel model,
        TextSpan span,
        ImmutableArray<(string Text, string Label)> related,
        int width = 120,
        ReportFormat format = ReportFormat.Full
    )
    {
        var output = Write(model, span, related, width, format);
        Golden.Match(output, $"{Folder}/{name}.txt");
        Assert.DoesNotContain(output, c => char.IsControl(c) && c != '\n');
    }

    private static string Write(
        ConfigModel model,
        TextSpan span,
        ImmutableArray<(string Text, string Label)> related,
        int width,
        ReportFormat format = ReportFormat.Full
    )
    {
        var diagnostic = Diagnostic(
            model.Entry,
            span,
            [.. related.Select(one => new RelatedLocation(model.Entry, SpanOf(model.Entry, one.Text), one.Label))]
        );
        return Write(format, Report(model, new Finding(diagnostic, Severity.Error)), width);
    }

    private static Diagnostic Diagnostic(ConfigFile file, TextSpan span, ImmutableArray<RelatedLocation> related) =>
        new()
        {
            Rule = _rule,
            File = file,
            Span = span,
            Message = $"this is about `{file.Tree.Text.ToString(span)}`",
            Label = "here",
            Related = related,
            Notes = ["a note"],
        };

    private static TextSpan SpanOf(ConfigFile file, string text) =>
        new(file.Tree.Text.Content.IndexOf(text, StringComparison.Ordinal), text.Length);

    private static ConfigModel Load(string text) => Load(SourceText.From(text, "f"));

    private static ConfigModel Load(SourceText entry, params (string Path, string Text)[] more)
    {
        var files = new InMemoryFiles();
        foreach (var (path, text) in more)
        {
            files.Add(path, FileReadResult.From(SourceText.From(text, path)));
        }

        return ConfigModel.Load(entry, ConfigKind.Client, Target.Default, files);
    }

    private static LintReport Report(ConfigModel model, Finding finding) =>
        new()
        {
            Findings = [finding],
            Rules = [new EnabledRule(finding.Diagnostic.Rule, finding.Severity)],
            Files = [.. model.Files.Select(file => file.Tree.Text)],
        };

    private static string Write(ReportFormat format, LintReport report, int width = 120)
    {
        using var output = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        Reports.Write(format, report, new ReportOptions { ToolVersion = "0.0.0", Width = width }, output);
        return output.ToString();
    }
}
