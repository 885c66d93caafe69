using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Testing;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests.Testing;

/// <summary>The verifier has teeth: each promise of a rule, broken, is noticed.</summary>
public class RuleVerifierTests
{
    private static readonly Action<RuleContext> _silent = _ => { };

    [Fact]
    public void A_finding_where_it_is_marked_passes() => RuleVerifier.Verify(new TestRule(Report("the port is `22`")), "Port [|22|]\n");

    [Fact]
    public void A_text_without_marks_and_findings_passes() => RuleVerifier.Verify(new TestRule(_silent), "# nothing\n");

    [Theory]
    [InlineData("Port 22\n")]
    [InlineData("[|Port|] 22\n")]
    [InlineData("Port [|22|]\nPort [|23|]\nMatch User [|alice|]\n")]
    public void A_finding_elsewhere_is_noticed(string marked) =>
        Fails(new TestRule(Report("the port is wrong")), marked, "not where they are marked");

    [Fact]
    public void A_missing_finding_is_noticed() => Fails(new TestRule(_silent), "Port [|22|]\n", "not where they are marked");

    [Fact]
    public void Marks_of_other_rules_are_no_business_of_this_one() =>
        RuleVerifier.Verify(new TestRule(Report("the port is `22`")), "Port [|22|]\n{|other-rule:MaxAuthTries|} 3\n");

    [Fact]
    public void Findings_in_included_files_are_compared_too()
    {
        const string Fixture = """
            //- /etc/ssh/sshd_config
            Include sshd_config.d/*.conf
            //- /etc/ssh/sshd_config.d/10.conf
            Port [|22|]
            """;
        RuleVerifier.Verify(new TestRule(Report("the port is `22`")), Fixture);
        Fails(new TestRule(_silent), Fixture, "/etc/ssh/sshd_config.d/10.conf");
    }

    [Theory]
    [InlineData("The port is wrong", "starts with a capital")]
    [InlineData("the port is wrong.", "ends with a period")]
    [InlineData("the `port is wrong", "has no partner")]
    [InlineData("the port\nis wrong", "holds a line end")]
    [InlineData("the  port is wrong", "needless blanks")]
    [InlineData("", "is empty")]
    public void A_message_out_of_style_is_noticed(string message, string complaint) =>
        Fails(new TestRule(Report(message)), "Port [|22|]\n", complaint);

    [Theory]
    [InlineData("`Port` is 22")]
    [InlineData("OpenSSH does not mind")]
    [InlineData("RSA keys have nothing to do with it")]
    [InlineData("Debian does not mind")]
    public void A_message_may_begin_with_a_name(string message) => RuleVerifier.Verify(new TestRule(Report(message)), "Port [|22|]\n");

    [Fact]
    public void A_fix_that_was_not_declared_is_noticed() =>
        Fails(new TestRule(Replace("2222", FixSafety.Unsafe)), "Port [|22|]\n", "its descriptor says that it has none");

    [Fact]
    public void A_fix_less_safe_than_declared_is_noticed() =>
        Fails(new TestRule(Replace("2222", FixSafety.Unsafe), FixSafety.Safe), "Port [|22|]\n", "the descriptor promises Safe");

    [Fact]
    public void A_title_of_a_fix_out_of_style_is_noticed() =>
        Fails(
            new TestRule(Replace("2222", FixSafety.Unsafe, "write 2222."), FixSafety.Unsafe),
            "Port [|22|]\n",
            "does not start with a capital"
        );

    [Fact]
    public void A_fix_that_gives_the_text_passes() =>
        RuleVerifier.Verify(new TestRule(Replace("2222", FixSafety.Unsafe), FixSafety.Unsafe), "Port [|22|] # ssh\n", "Port 2222 # ssh\n");

    [Fact]
    public void A_fix_that_gives_another_text_is_noticed() =>
        Fails(new TestRule(Replace("2222", FixSafety.Unsafe), FixSafety.Unsafe), "Port [|22|]\n", "The fixed text of", "Port 2223\n");

    [Fact]
    public void A_fix_that_changes_nothing_is_noticed() =>
        Fails(new TestRule(Replace("22", FixSafety.Unsafe), FixSafety.Unsafe), "Port [|22|]\n", "it changes nothing");

    [Fact]
    public void A_safe_fix_that_loses_a_comment_is_noticed() =>
        Fails(new TestRule(DeleteLine, FixSafety.Safe), "Port [|22|] # ssh\n", "the comment `# ssh` would be lost");

    [Fact]
    public void A_safe_fix_that_changes_a_value_is_noticed() =>
        Fails(new TestRule(Replace("2222", FixSafety.Safe), FixSafety.Safe), "Port [|22|]\n", "would become");

    [Fact]
    public void A_fix_that_OpenSSH_refuses_is_noticed() =>
        Fails(new TestRule(Replace("\"2222", FixSafety.Unsafe), FixSafety.Unsafe), "Port [|22|]\n", "there would be a new problem");

    [Fact]
    public void An_example_shows_the_fixed_text_of_a_fix()
    {
        var rule = new TestRule(Replace("2222", FixSafety.Unsafe), FixSafety.Unsafe);
        var failure = Assert.Throws<RuleVerificationException>(() => RuleVerifier.Verify(rule, Example.Bad("Port [|22|]\n")));
        Assert.Contains("give the example its fixed text", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_example_marks_something()
    {
        var failure = Assert.Throws<RuleVerificationException>(() => RuleVerifier.Verify(new TestRule(_silent), Example.Bad("Port 22\n")));
        Assert.Contains("mark what is reported", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_for_both_kinds_needs_to_be_told_which() =>
        Assert.Throws<ArgumentException>(() => RuleVerifier.Verify(new TestRule(_silent, kinds: ConfigKinds.Both), "Port 22\n"));

    private static Action<RuleContext> Report(string message) =>
        context => ForEachPort(context, directive => context.Report(directive, directive.ValueSpan, message));

    private static Action<RuleContext> Replace(string value, FixSafety safety, string title = "Write another port") =>
        context =>
            ForEachPort(
                context,
                directive =>
                    context.Report(
                        directive,
                        directive.ValueSpan,
                        "the port is `22`",
                        fix: new Fix(title, safety, [new TextEdit(directive.ValueSpan, value)])
                    )
            );

    private static void DeleteLine(RuleContext context) =>
        ForEachPort(
            context,
            directive =>
                context.Report(
                    directive,
                    directive.ValueSpan,
                    "the port is `22`",
                    fix: new Fix("Delete", FixSafety.Safe, [new TextEdit(directive.Syntax.Line, "")])
                )
        );

    private static void ForEachPort(RuleContext context, Action<BoundDirective> report)
    {
        foreach (var directive in context.Model.Directives.Where(directive => directive.Value == "22"))
        {
            report(directive);
        }
    }

    private static void Fails(Rule rule, string marked, string complaint, string? fixedText = null)
    {
        var failure = Assert.Throws<RuleVerificationException>(() => RuleVerifier.Verify(rule, marked, fixedText));
        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
        Assert.Contains("test-rule", failure.Message, StringComparison.Ordinal);
    }

    private sealed class TestRule(Action<RuleContext> analyze, FixSafety fix = FixSafety.None, ConfigKinds kinds = ConfigKinds.Server)
        : Rule
    {
        public override RuleDescriptor Descriptor { get; } =
            new()
            {
                Id = "SSH0000",
                Name = "test-rule",
                Title = "A rule of these tests",
                Category = Category.Structure,
                Severity = Severity.Info,
                AppliesTo = kinds,
                Since = "0.1.0",
                Why = "It is needed here.",
                Instead = "Nothing.",
                Fix = fix,
                Examples = [],
            };

        public override void Analyze(RuleContext context) => analyze(context);
    }
}
