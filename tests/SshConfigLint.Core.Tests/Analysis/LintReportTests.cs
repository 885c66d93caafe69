using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Core.Tests.Analysis;

public sealed class LintReportTests
{
    [Theory]
    [InlineData(Severity.Info, "a:1:error b:1:error b:2:info b:3:warning", 0)]
    [InlineData(Severity.Warning, "a:1:error b:1:error b:3:warning", 1)]
    [InlineData(Severity.Error, "a:1:error b:1:error", 2)]
    public void Findings_are_sorted_and_those_below_the_severity_are_counted(Severity minSeverity, string shown, int below)
    {
        var report = Report(minSeverity, [("b", "Error\nInfo\nWarning\n"), ("a", "Error\n")]);
        Assert.Equal(shown, string.Join(' ', report.Findings.Select(Name)));
        Assert.Equal(below, report.BelowMinSeverity);
    }

    [Fact]
    public void A_file_of_two_models_is_reported_once()
    {
        var report = Report(Severity.Info, [("b", "Error\n"), ("b", "Error\n"), ("a", "")]);
        Assert.Equal("b:1:error", string.Join(' ', report.Findings.Select(Name)));
        Assert.Equal(["a", "b"], report.Files.Select(file => file.Path));
    }

    [Fact]
    public void Notices_are_sorted_and_none_is_lost()
    {
        var report = Report(Severity.Info, []);
        Assert.Equal(["x", "y"], report.Notices.Select(notice => notice.Path));
        Assert.Equal(["SSH9001", "SSH9002", "SSH9003"], report.Rules.Select(rule => rule.Descriptor.Id));
    }

    private static LintReport Report(Severity minSeverity, (string Path, string Text)[] files)
    {
        ImmutableArray<Rule> rules = [new ReportLines(Severity.Warning), new ReportLines(Severity.Error), new ReportLines(Severity.Info)];
        var models = files
            .Select(file => ConfigModel.Load(SourceText.From(file.Text, file.Path), ConfigKind.Client, Target.Default, new InMemoryFiles()))
            .ToList();
        var selection = RuleSelection.Of(rules, new LintOptions { MinSeverity = minSeverity });
        return LintReport.Create(
            models.SelectMany(model => Linter.Run(model, selection.Rules)),
            selection,
            models.SelectMany(model => model.Files).Select(file => file.Tree.Text),
            [new ToolNotice("y", "is gone", IsError: true), new ToolNotice("x", "is a template", IsError: false)]
        );
    }

    private static string Name(Finding finding) =>
        $"{finding.Diagnostic.File.Path}:{finding.Diagnostic.Directive!.Line + 1}:{finding.Severity.ToString().ToLowerInvariant()}";

    /// <summary>Reports each line that names the rule's severity.</summary>
    private sealed class ReportLines(Severity severity) : Rule
    {
        public override RuleDescriptor Descriptor { get; } =
            new()
            {
                Id = $"SSH900{(int)severity + 1}",
                Name = $"line-{severity}",
                Title = "A line names a severity",
                Category = Category.Structure,
                Severity = severity,
                AppliesTo = ConfigKinds.Both,
                Since = "0.1.0",
                Why = "It is a test.",
                Instead = "Nothing.",
                Examples = [],
            };

        public override void Analyze(RuleContext context)
        {
            foreach (var directive in context.Model.Directives.Where(line => line.Syntax.Keyword.Value == $"{severity}"))
            {
                context.Report(directive, directive.Syntax.Keyword.Span, "a line");
            }
        }
    }
}
