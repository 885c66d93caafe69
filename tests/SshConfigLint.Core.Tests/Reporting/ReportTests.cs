using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Reporting;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Testing;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Reporting;

/// <summary>One report in every format, and the awkward texts in the format for people; <c>UPDATE_GOLDEN=1</c> writes the files.</summary>
public sealed class ReportTests
{
    /// <summary>A fixed set, so that a new rule changes no golden file.</summary>
    private static readonly ImmutableArray<Rule> _rules =
    [
        .. RuleCatalog.All.Where(rule =>
            rule.Descriptor.Category == Category.Structure
            || rule.Descriptor.Id is "SSH2001" or "SSH2002" or "SSH2003" or "SSH2004" or "SSH2005" or "SSH3001" or "SSH3002" or "SSH3003"
        ),
    ];

    private const string Folder = "tests/SshConfigLint.Core.Tests/Reporting/Golden";

    public static TheoryData<string, string> Formats =>
        new()
        {
            { nameof(ReportFormat.Full), "txt" },
            { nameof(ReportFormat.Concise), "txt" },
            { nameof(ReportFormat.Json), "json" },
            { nameof(ReportFormat.Sarif), "sarif" },
            { nameof(ReportFormat.GitHub), "txt" },
        };

    public static TheoryData<string, string> Texts =>
        new()
        {
            { "tabs", "Host\tx\n\tPort\t22x\tCiphers\n" },
            { "wide", "Host \"漢字\" x\n    Port 漢字 # é\n" },
            { "emoji", "Host \ud83d\ude80\n    Port \ud83d\ude80\ud83d\ude80x\n" },
            { "combining", "Port e\u0301x\n" },
            { "crlf", "Host x\r\n    Port 22x\r\n" },
            { "no-final-newline", "Prt 22" },
            { "empty", "" },
            { "byte-order-mark", "\uFEFFPort 22\n" },
            { "lone-return", "Port 22\rx\n" },
            { "nul", "Port 22\0junk\n" },
            { "terminal-escape", "Port \u001b[31m22\u0007\nFoo\u009bx y\n" },
            { "bidi", "Port 22\u202e\u2066x\n" },
            { "workflow-command", "Port ::error::x%0Ay\n" },
            { "gutter-growth", string.Concat(Enumerable.Repeat("# x\n", 8)) + "Host a\n    Prt 22\n" },
            { "two-on-a-line", "Ciphers aes128-cbc,3des-cbc,aes256-ctr\n" },
            {
                "long-line",
                $"Ciphers aes256-ctr,{string.Join(',', Enumerable.Repeat("aes128-ctr", 30))},aes999-ctr,{string.Join(',', Enumerable.Repeat("aes192-ctr", 30))}\n"
            },
            { "folded", "Host a\n" + string.Concat(Enumerable.Repeat("    # x\n", 5)) + "    Prt 22\n" },
        };

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_report_in_each_format(string format, string extension) =>
        Golden.Match(Write(Enum.Parse<ReportFormat>(format), Rich()), $"{Folder}/{format}.{extension}");

    [Theory]
    [MemberData(nameof(Texts))]
    public void Awkward_texts_for_people(string name, string text)
    {
        var report = Lint("f", text);
        var output = Write(ReportFormat.Full, report, width: name == "long-line" ? 80 : 120);
        Golden.Match(output, $"{Folder}/{name}.txt");
        Assert.DoesNotContain(output, c => char.IsControl(c) && c != '\n');
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_of_a_file_reaches_a_terminal_or_a_log_raw(string name, string text)
    {
        foreach (var format in Enum.GetValues<ReportFormat>())
        {
            var output = Write(format, Lint($"{name}\u001b[2J\n::error::", text));
            Assert.DoesNotContain(output, c => (char.IsControl(c) && c != '\n') || c is '\u202e' or '\u2066');
            Assert.DoesNotContain("\n::error::", format == ReportFormat.GitHub ? "" : output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Colours_are_written_only_when_asked_for()
    {
        Assert.DoesNotContain('\u001b', Write(ReportFormat.Full, Rich()));
        Assert.Contains("\u001b]8;;https://", Write(ReportFormat.Full, Rich(), color: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clean_run_says_so_and_machine_formats_stay_valid()
    {
        var clean = Lint("sshd_config", "Port 22\n");
        Assert.Equal("All checks passed (1 file).\n", Write(ReportFormat.Full, clean));
        Assert.Equal("", Write(ReportFormat.Concise, clean, quiet: true));
        using var json = JsonDocument.Parse(Write(ReportFormat.Json, clean));
        Assert.Equal(0, json.RootElement.GetProperty("diagnostics").GetArrayLength());
        using var sarif = JsonDocument.Parse(Write(ReportFormat.Sarif, clean));
        var run = sarif.RootElement.GetProperty("runs")[0];
        Assert.Equal(0, run.GetProperty("results").GetArrayLength());
        Assert.Equal(_rules.Length, run.GetProperty("tool").GetProperty("driver").GetProperty("rules").GetArrayLength());
    }

    [Fact]
    public void Notices_are_told_and_hidden_findings_are_counted()
    {
        var report = Rich() with { BelowMinSeverity = 3, Notices = [new ToolNotice("/etc/x", "permission denied", IsError: true)] };
        var text = Write(ReportFormat.Full, report);
        Assert.Contains("error: /etc/x: permission denied\n", text, StringComparison.Ordinal);
        Assert.Contains("3 more below the minimum severity", text, StringComparison.Ordinal);
        using var sarif = JsonDocument.Parse(Write(ReportFormat.Sarif, report));
        Assert.False(
            sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean()
        );
    }

    [Theory]
    [InlineData("etc/ssh/sshd config", "etc/ssh/sshd%20config", true)]
    [InlineData("/etc/ssh/a#b", "file:///etc/ssh/a%23b", false)]
    public void Sarif_addresses_are_encoded(string path, string uri, bool isRelative)
    {
        using var sarif = JsonDocument.Parse(Write(ReportFormat.Sarif, Lint(path, "Prt 22\n")));
        var location = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0];
        var artifact = location.GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal(uri, artifact.GetProperty("uri").GetString());
        Assert.Equal(isRelative, artifact.TryGetProperty("uriBaseId", out _));
    }

    [Fact]
    public void The_json_report_is_as_its_schema_says()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs/report.schema.json")));
        var noticed = Rich() with { Notices = [new ToolNotice("/etc/x", "permission denied", IsError: true)] };
        foreach (var report in new[] { Rich(), noticed, Lint("sshd_config", "Port 22\n"), Lint("f", "\uFEFFPort 22\nPrt\n") })
        {
            using var json = JsonDocument.Parse(Write(ReportFormat.Json, report, statistics: true));
            Assert.Empty(SchemaCheck.Problems(schema.RootElement, json.RootElement));
        }
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "/version")]
    [InlineData("\"files\"", "\"folders\"", "/summary: files is missing|/summary/folders")]
    [InlineData("\"line\": 7", "\"line\": 0", "/diagnostics/0/range/start/line")]
    [InlineData("\"SSH2002\"", "\"SSH22\"", "/diagnostics/0/id")]
    [InlineData("\"unsafe\"", "\"harmless\"", "/diagnostics/0/fix/safety")]
    [InlineData("\"notes\": []", "\"notes\": [1]", "/diagnostics/0/notes/0")]
    public void The_check_of_the_schema_finds_what_is_wrong(string right, string wrong, string place)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs/report.schema.json")));
        using var json = JsonDocument.Parse(Write(ReportFormat.Json, Rich()).Replace(right, wrong, StringComparison.Ordinal));
        var problems = SchemaCheck.Problems(schema.RootElement, json.RootElement).ToList();
        Assert.All(place.Split('|'), one => Assert.Contains(problems, problem => problem.StartsWith(one, StringComparison.Ordinal)));
    }

    /// <summary>The worked example: a drop-in that wins, a misplaced keyword, a weak cipher.</summary>
    private static LintReport Rich() =>
        Lint(
            "etc/ssh/sshd_config",
            """
            # main file
            UsePAM yes
            Include sshd_config.d/*.conf
            PermitRootLogin no
            AllowGroups ssh-users

            Ciphers aes256-gcm@openssh.com,3des-cbc
            Match User backup
                # nightly
                X11Forwarding no
                Port 2222
            """,
            ("etc/ssh/sshd_config.d/10-cloud.conf", "PermitRootLogin yes\nPasswordAuthentication no\n")
        );

    private static LintReport Lint(string path, string text, params (string Path, string Text)[] more)
    {
        var kind = path.Contains("sshd", StringComparison.Ordinal) ? ConfigKind.Server : ConfigKind.Client;
        var entry = SourceText.From(text, path);
        var files = new InMemoryFiles();
        foreach (var (name, content) in more)
        {
            files.Add("/" + name, FileReadResult.From(SourceText.From(content, name)));
        }

        var model = ConfigModel.Load(
            entry,
            kind,
            new Target(new OpenSshVersion(10, 6)),
            files,
            new ModelOptions { IncludeBase = "/etc/ssh" }
        );
        return LintReport.Create(
            Linter.Run(model, _rules),
            RuleSelection.Of(_rules, new LintOptions()),
            model.Files.Select(file => file.Tree.Text),
            []
        );
    }

    private static string Write(
        ReportFormat format,
        LintReport report,
        int width = 120,
        bool color = false,
        bool quiet = false,
        bool statistics = false
    )
    {
        using var output = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        Reports.Write(
            format,
            report,
            new ReportOptions
            {
                ToolVersion = "0.0.0",
                Width = width,
                Color = color,
                Quiet = quiet,
                Statistics = statistics,
            },
            output
        );
        return output.ToString();
    }
}
