using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests.Suppression;

/// <summary>Which findings a comment covers: <c>LogLevel DEBUG3</c> is a finding of debug-logging (SSH4014) in both kinds of files.</summary>
public sealed class SuppressionTests
{
    private const string Debug = "LogLevel DEBUG3\n";

    /// <summary>For each finding of the two rules in order whether it is suppressed.</summary>
    [Theory]
    [InlineData("", "LogLevel DEBUG3\n", "shown")]
    [InlineData("the next directive", "# sshconfiglint: ignore[debug-logging] x\nLogLevel DEBUG3\n", "suppressed")]
    [InlineData("by id", "# sshconfiglint: ignore[SSH4014]\nLogLevel DEBUG3\n", "suppressed")]
    [InlineData("in any case", "#  SSHConfigLint :  IGNORE [ Debug-Logging , ssh3001 ]\nLogLevel DEBUG3\n", "suppressed")]
    [InlineData("over blank lines and comments", "# sshconfiglint: ignore[debug-logging]\n\n# why\n\nLogLevel DEBUG3\n", "suppressed")]
    [InlineData("one directive only", "# sshconfiglint: ignore[debug-logging]\nPort 22\nLogLevel DEBUG3\n", "shown")]
    [InlineData("another rule", "# sshconfiglint: ignore[root-login]\nLogLevel DEBUG3\n", "shown")]
    [InlineData("not the directive before", "LogLevel DEBUG3\n# sshconfiglint: ignore[debug-logging]\n", "shown")]
    [InlineData("carriage returns", "# sshconfiglint: ignore[debug-logging]\r\nLogLevel DEBUG3\r\n", "suppressed")]
    [InlineData("behind a byte order mark", "\uFEFF# sshconfiglint: ignore[debug-logging]\nLogLevel DEBUG3\n", "suppressed")]
    [InlineData("no list", "# sshconfiglint: ignore\nLogLevel DEBUG3\n", "shown")]
    [InlineData("all rules", "# sshconfiglint: ignore[ALL, SSH4, hardening]\nLogLevel DEBUG3\n", "shown")]
    [InlineData("open list", "# sshconfiglint: ignore[debug-logging\nLogLevel DEBUG3\n", "shown")]
    [InlineData("cut by a NUL byte", "# sshconfiglint: ignore[debug-logging\0]\nLogLevel DEBUG3\n", "shown")]
    [InlineData("no colon", "# sshconfiglint ignore[debug-logging]\nLogLevel DEBUG3\n", "shown")]
    [InlineData("behind the directive", "LogLevel DEBUG3 # sshconfiglint: ignore[debug-logging]\n", "shown")]
    [InlineData("in a value", "Banner \"# sshconfiglint: ignore-file[debug-logging]\"\nLogLevel DEBUG3\n", "shown")]
    [InlineData("not the block behind a header", "# sshconfiglint: ignore[debug-logging]\nMatch user a\nLogLevel DEBUG3\n", "shown")]
    [InlineData("the block that follows", "# sshconfiglint: ignore-block[debug-logging]\nMatch user a\n  LogLevel DEBUG3\n", "suppressed")]
    [InlineData("the block around", "Match user a\n  # sshconfiglint: ignore-block[debug-logging]\n  LogLevel DEBUG3\n", "suppressed")]
    [InlineData(
        "that block only",
        "LogLevel DEBUG3\n# sshconfiglint: ignore-block[debug-logging]\nMatch user a\n  LogLevel DEBUG2\nMatch user b\n  LogLevel DEBUG\n",
        "shown suppressed shown"
    )]
    [InlineData(
        "the part in front of all blocks",
        "# sshconfiglint: ignore-block[debug-logging]\nLogLevel DEBUG3\nMatch user a\n  LogLevel DEBUG2\n",
        "suppressed shown"
    )]
    [InlineData(
        "the file",
        "LogLevel DEBUG3\nMatch user a\n  LogLevel DEBUG2\n# sshconfiglint: ignore-file[SSH4014]\n",
        "suppressed suppressed"
    )]
    [InlineData(
        "from disable to enable",
        "LogLevel DEBUG3\n# sshconfiglint: disable[SSH4014]\nMatch user a\n  LogLevel DEBUG2\n# sshconfiglint: enable[SSH4014]\nMatch user b\n  LogLevel DEBUG\n",
        "shown suppressed shown"
    )]
    [InlineData("from disable to the end", "# sshconfiglint: disable[SSH4014]\nMatch user a\n  LogLevel DEBUG2\n", "suppressed")]
    [InlineData(
        "enable of one rule only",
        "# sshconfiglint: disable[SSH4014, SSH3001]\n# sshconfiglint: enable[SSH3001]\nLogLevel DEBUG3\n",
        "suppressed"
    )]
    public void A_comment_covers(string what, string text, string expected)
    {
        _ = what;
        Assert.Equal(expected, string.Join(' ', Lint(text).Where(found => found.Rule.Name == "debug-logging").Select(StateOf)));
    }

    [Theory]
    [InlineData("# sshconfiglint: ignore[password-authentication]\nPort 22\nUsePAM yes\n", "shown")]
    [InlineData("# sshconfiglint: disable[password-authentication]\nPort 22\nUsePAM yes\n", "shown")]
    [InlineData("Port 22\nUsePAM yes\n# sshconfiglint: ignore-file[password-authentication]\n", "suppressed")]
    public void What_is_said_of_the_file_as_a_whole_is_suppressed_for_the_file(string text, string expected) =>
        Assert.Equal(expected, StateOf(Assert.Single(Lint(text), found => found.Rule.Name == "password-authentication")));

    [Fact]
    public void The_reason_and_the_place_go_with_the_finding()
    {
        var suppression = Assert
            .Single(Lint($"# a\n  # sshconfiglint: ignore[debug-logging]  for ticket 12 \n{Debug}", "debug-logging"))
            .Suppression!;
        Assert.Equal((SuppressionKind.Comment, "for ticket 12"), (suppression.Kind, suppression.Reason));
        Assert.Equal(
            "# sshconfiglint: ignore[debug-logging]  for ticket 12",
            suppression.Place!.File.Tree.Text.ToString(suppression.Place.Span)
        );
    }

    /// <summary>An <c>ignore</c> goes with the directive that it is for: it would cover the next one.</summary>
    [Theory]
    [InlineData(
        "X11Forwarding no\n# why\n  # sshconfiglint: ignore[x11-forwarding]\n# sshconfiglint: ignore[SSH1003] x\nX11Forwarding yes\nPort 22\n",
        "X11Forwarding no\n# why\nPort 22\n"
    )]
    [InlineData(
        "X11Forwarding no\n# sshconfiglint: disable[x11-forwarding]\nX11Forwarding yes\nPort 22\n",
        "X11Forwarding no\n# sshconfiglint: disable[x11-forwarding]\nPort 22\n"
    )]
    [InlineData(
        "X11Forwarding no\n# sshconfiglint: ignore[x11-forwarding]\n\nX11Forwarding yes\nPort 22\n",
        "X11Forwarding no\n\nPort 22\n"
    )]
    public void A_deleted_line_takes_its_comments_along(string text, string expected)
    {
        var shadowed = Assert.Single(Lint(text), found => found.Rule.Name == "shadowed-directive");
        Assert.Equal(expected, shadowed.File.Tree.Text.WithEdits(shadowed.Fix!.Edits).Content);
    }

    /// <summary>Each finding about comments as <c>line:text</c>.</summary>
    [Theory]
    [InlineData("# sshconfiglint: ignore[debug-logging]\nLogLevel DEBUG3\n", "")]
    [InlineData("# sshconfiglint is run before each commit\nPort 22\n", "")]
    [InlineData("# see sshconfiglint.json\n# sshconfiglint.json: x\n# sshconfiglints: ignore\nPort 22\n", "")]
    [InlineData("# sshconfiglint: ignore[debug-logging]\n# sshconfiglint: ignore[debug-logging]\nLogLevel DEBUG3\n", "SSH9001 1")]
    [InlineData("# sshconfiglint: ignore[debug-logging]\n", "SSH9001 1")]
    [InlineData("# sshconfiglint: ignore[debug-logging, SSH4014]\nLogLevel DEBUG3\n", "SSH9001 1")]
    [InlineData("# sshconfiglint: ignore-file[debug-logging]\n# sshconfiglint: ignore[debug-logging]\nLogLevel DEBUG3\n", "SSH9001 1")]
    [InlineData("# sshconfiglint: disable[debug-logging]\nLogLevel DEBUG3\n# sshconfiglint: enable[debug-logging]\nPort 22\n", "")]
    [InlineData("# sshconfiglint: disable[debug-logging]\n# sshconfiglint: enable[debug-logging]\nPort 22\n", "SSH9001 1")]
    [InlineData("# sshconfiglint: ignore[host-key-checking-off]\nPort 22\n", "SSH9001 1")]
    [InlineData("# sshconfiglint: ignore[unused-suppression]\n# sshconfiglint: ignore[debug-logging]\nPort 22\n", "SSH9002 1, SSH9001 2")]
    [InlineData("# sshconfiglint: ignore-file[no-such-thing-at-all, all]\nPort 22\n", "SSH9002 1, SSH9002 1")]
    [InlineData(
        "# sshconfiglint: ignore[]\n# sshconfiglint: ignore[SSH4014,]\n# sshconfiglint: ignore[SSH4014\n",
        "SSH9003 1, SSH9003 2, SSH9003 3"
    )]
    [InlineData("# sshconfiglint:\n# sshconfiglint: hello\n# sshconfiglint disable SSH4014\nPort 22\n", "SSH9003 1, SSH9003 2, SSH9003 3")]
    [InlineData("# sshconfiglint: ignore=SSH4014\nPort 22\n", "SSH9003 1")]
    [InlineData("Port 22 # sshconfiglint: ignore[SSH4014]\nPort 23 # sshconfiglint is good\n", "SSH9003 1")]
    [InlineData("ProxyCommand nc %h %p # sshconfiglint: ignore[SSH4014]\n", "SSH9003 1", ConfigKind.Client)]
    [InlineData("# sshconfiglint: kind=server openssh=9.2 vendor=debian\nPort 22\n", "")]
    [InlineData(
        "# sshconfiglint: kind=sever\n# sshconfiglint: kinds=server openssh=11.0 on\nPort 22\n",
        "SSH9005 1, SSH9005 2, SSH9005 2, SSH9005 2"
    )]
    [InlineData("# sshconfiglint: kind=server kind=client\nPort 22\n", "SSH9005 1")]
    [InlineData("# sshconfiglint: kind=\nPort 22\n", "SSH9005 1")]
    [InlineData("Port 22\n# sshconfiglint: kind=server\nPort 23 # sshconfiglint: openssh=9.2\n", "SSH9005 2, SSH9005 3")]
    public void Comments_themselves_are_judged(string text, string expected, ConfigKind kind = ConfigKind.Server) =>
        Assert.Equal(
            expected,
            string.Join(
                ", ",
                Lint(text, kind: kind)
                    .Where(found => found.Rule is { Category: Category.Suppression, IsEnabledByDefault: true })
                    .Select(found => $"{found.Rule.Id} {found.File.Tree.Text.GetLinePosition(found.Span.Start).Line + 1}")
            )
        );

    [Fact]
    public void A_comment_about_a_rule_that_did_not_run_is_not_unused()
    {
        var file = SourceText.From("# sshconfiglint: ignore[debug-logging, root-login]\nPort 22\n", "/etc/ssh/sshd_config");
        ImmutableArray<Rule> ran = [.. RuleCatalog.All.Where(rule => rule.Descriptor.Name is "root-login" or "unused-suppression")];
        var finding = Assert.Single(Run([file], ConfigKind.Server, ran));
        Assert.Equal("no finding of `root-login` is suppressed here", finding.Message);
    }

    [Fact]
    public void A_comment_in_a_shared_file_is_used_when_one_of_the_configurations_needs_it()
    {
        var shared = SourceText.From("# sshconfiglint: ignore[debug-logging]\nLogLevel DEBUG3\n", "/etc/ssh/shared");
        var first = SourceText.From("LogLevel INFO\nInclude /etc/ssh/shared\n", "/etc/ssh/a_sshd_config");
        var second = SourceText.From("Include /etc/ssh/shared\n", "/etc/ssh/b_sshd_config");
        Assert.DoesNotContain(Run([first, second], ConfigKind.Server, RuleCatalog.All, shared), found => found.Rule.Id == "SSH9001");
    }

    [Fact]
    public void A_comment_covers_its_own_file_only()
    {
        var shared = SourceText.From("LogLevel DEBUG3\n", "/etc/ssh/shared");
        var entry = SourceText.From("# sshconfiglint: ignore-file[SSH4014]\nInclude /etc/ssh/shared\n", "/etc/ssh/sshd_config");
        var found = Run([entry], ConfigKind.Server, RuleCatalog.All, shared);
        Assert.Null(Assert.Single(found, one => one.Rule.Name == "debug-logging").Suppression);
        Assert.Contains(found, one => one.Rule.Id == "SSH9001" && one.File.Path == entry.Path);
    }

    [Fact]
    public void The_fix_of_a_suppressed_finding_is_not_applied()
    {
        var file = SourceText.From("# sshconfiglint: ignore[ignored-keyword]\nProtocol 2\nUseLogin no\n", "/etc/ssh/sshd_config");
        var files = new InMemoryFiles(file);
        var model = ConfigModel.Load(file, ConfigKind.Server, Target.Default, files);
        var result = Fixer.Run([new FixEntry(model, files, new ModelOptions())], new FixOptions { Rules = RuleCatalog.All });
        Assert.Equal("# sshconfiglint: ignore[ignored-keyword]\nProtocol 2\n", Assert.Single(result.Files).After.Content);
    }

    private static string StateOf(Diagnostic found) => found.Suppression is null ? "shown" : "suppressed";

    private static IEnumerable<Diagnostic> Lint(string text, string? rule = null, ConfigKind kind = ConfigKind.Server) =>
        Run([SourceText.From(text, Markup.DefaultPath(kind))], kind, RuleCatalog.All)
            .Where(found => rule is null || found.Rule.Name == rule);

    private static ImmutableArray<Diagnostic> Run(
        SourceText[] entries,
        ConfigKind kind,
        ImmutableArray<Rule> rules,
        params SourceText[] others
    )
    {
        var source = new InMemoryFiles([.. entries, .. others]);
        var run = entries
            .Select(entry => ConfigModel.Load(entry, kind, Target.Default, source))
            .Select(model => new ModelFindings(model, Linter.Run(model, rules)));
        return Linter.Sort(Suppressions.Apply([.. run], rules, RuleCatalog.All).SelectMany(found => found.Diagnostics));
    }
}
