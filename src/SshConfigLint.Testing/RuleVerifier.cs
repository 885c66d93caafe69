using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Testing;

/// <summary>Runs a rule over marked text and checks everything that a rule promises.</summary>
public static class RuleVerifier
{
    /// <summary>Verifies one example of a rule, and that it shows the fixed text exactly when the rule offers a fix for it.</summary>
    /// <exception cref="RuleVerificationException">The rule does something else.</exception>
    public static void Verify(Rule rule, Example example)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(example);
        var run = Check(rule, example.Text, example.FixedText, example.Kind, example.Target, example.Peer);
        Require(
            example.IsBad == (run.Diagnostics.Length > 0),
            rule,
            example.Text,
            example.IsBad ? "The bad example marks nothing: mark what is reported with [|…|]." : "The good example marks a finding."
        );
        Require(
            example.FixedText is not null || run.Diagnostics.All(diagnostic => diagnostic.Fix is null),
            rule,
            example.Text,
            "The rule offers a fix here: give the example its fixed text."
        );
    }

    /// <summary>Verifies a rule on marked text.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="marked">The text; see <see cref="Markup"/>. Text without a mark must give no finding.</param>
    /// <param name="fixedText">The text after all fixes, or several files as in <paramref name="marked"/>; null leaves the result open.</param>
    /// <param name="kind">Which program reads it; null when the rule looks at one kind only.</param>
    /// <param name="target">The build that it is judged for; null for the newest portable one.</param>
    /// <exception cref="RuleVerificationException">The rule does something else.</exception>
    public static void Verify(Rule rule, string marked, string? fixedText = null, ConfigKind? kind = null, Target? target = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(marked);
        _ = Check(rule, marked, fixedText, kind, target, peer: null);
    }

    private static ExampleRun Check(Rule rule, string marked, string? fixedText, ConfigKind? kind, Target? target, string? peer)
    {
        var program = ExampleRun.KindOf(rule.Descriptor, kind);
        var run = ExampleRun.Of(rule, marked, program, target ?? Target.Default, peer);
        CheckLosslessness(rule, run);
        CheckSpans(rule, marked, run);
        foreach (var diagnostic in run.Diagnostics)
        {
            CheckDiagnostic(rule, marked, diagnostic);
        }

        var settled = Settle(rule, marked, run);
        CheckFixedText(rule, marked, fixedText, program, settled);
        var unfixable = run.Diagnostics.Count(diagnostic => diagnostic.Fix is null);
        Require(settled == run || settled.Diagnostics.Length <= unfixable, rule, marked, "A finding is still there after its fix.");

        return run;
    }

    private static void CheckLosslessness(Rule rule, ExampleRun run)
    {
        foreach (var tree in run.Model.Files.Select(file => file.Tree))
        {
            Require(
                tree.ToFullString() == tree.Text.Content,
                rule,
                tree.Text.Content,
                $"The tree of {tree.Text.Path} lost some of its text."
            );
        }
    }

    private static void CheckSpans(Rule rule, string marked, ExampleRun run)
    {
        foreach (var file in run.Files)
        {
            var expected = file
                .Spans.Where(span => span.Rule is null || span.Rule == rule.Descriptor.Name)
                .Select(span => span.Span)
                .Order()
                .ToArray();
            var actual = run.Diagnostics.Where(diagnostic => diagnostic.File.Path == file.Source.Path).ToArray();
            Require(
                expected.SequenceEqual(actual.Select(diagnostic => diagnostic.Span).Order()),
                rule,
                marked,
                $"""
                {file.Source.Path}: the findings are not where they are marked.
                marked:   {Show(expected.Select(span => Describe(file.Source, span)))}
                reported: {Show(actual.Select(diagnostic => $"{Describe(file.Source, diagnostic.Span)}: {diagnostic.Message}"))}
                OpenSSH:  {Show(run.Model.Problems.Where(problem => problem.File.Path == file.Source.Path).Select(Describe))}
                """
            );
        }

        var elsewhere = run.Diagnostics.FirstOrDefault(diagnostic => run.Files.All(file => file.Source.Path != diagnostic.File.Path));
        Require(elsewhere is null, rule, marked, $"A finding is in {elsewhere?.File.Path}, which is no file of the fixture.");
    }

    private static void CheckDiagnostic(Rule rule, string marked, Diagnostic diagnostic)
    {
        var text = diagnostic.File.Tree.Text;
        Require(diagnostic.Rule == rule.Descriptor, rule, marked, "A finding names another rule.");
        Require(diagnostic.Span.End <= text.Length, rule, marked, $"The finding at {diagnostic.Span} lies outside the text.");
        Require(
            !text.ToString(diagnostic.Span).Contains('\n', StringComparison.Ordinal),
            rule,
            marked,
            $"The finding at {diagnostic.Span} crosses the end of a line: report the value, not the block."
        );
        foreach (var violation in MessageStyle.ViolationsOf(diagnostic))
        {
            throw Failure(rule, marked, violation);
        }

        if (diagnostic.Fix is { } fix)
        {
            var declared = rule.Descriptor.Fix;
            Require(declared != FixSafety.None, rule, marked, "The rule offers a fix, but its descriptor says that it has none.");
            Require(
                fix.Safety != FixSafety.None && fix.Safety <= declared,
                rule,
                marked,
                $"The fix is {fix.Safety}, but the descriptor promises {declared}."
            );
            Require(!fix.Edits.IsEmpty, rule, marked, "The fix changes nothing: offer none.");
        }
    }

    /// <summary>Applies all fixes; none may do harm.</summary>
    private static ExampleRun Settle(Rule rule, string marked, ExampleRun run)
    {
        var result = Fixer.Run(
            [new FixEntry(run.Model, Markup.ToFileSource(run.Files), new ModelOptions { Home = ExampleRun.Home }, run.Disk)],
            new FixOptions
            {
                Rules = rule.RunsBeside.IsEmpty ? [rule] : rule.RunsBeside,
                Safety = FixSafety.Unsafe,
                IsWanted = diagnostic => diagnostic.Rule == rule.Descriptor,
            }
        );
        if (result.Refused is [var (diagnostic, reason), ..])
        {
            throw Failure(rule, marked, $"The {diagnostic.Fix!.Safety} fix \"{diagnostic.Fix.Title}\" does harm: {reason}.");
        }

        Require(result.Unsettled.IsEmpty, rule, marked, "The fixes have not settled after ten rounds.");
        if (result.Files.IsEmpty)
        {
            return run;
        }

        var files = run.Files.Select(file => file with { Source = AfterOf(file.Source, result) });
        return ExampleRun.Of(rule, [.. files], run.Model.Kind, run.Model.Target);
    }

    private static SourceText AfterOf(SourceText source, FixResult result) =>
        result.Files.FirstOrDefault(file => file.Before.Path == source.Path)?.After ?? source;

    private static void CheckFixedText(Rule rule, string marked, string? fixedText, ConfigKind kind, ExampleRun settled)
    {
        if (fixedText is null)
        {
            return;
        }

        foreach (var expected in Markup.Parse(fixedText, kind))
        {
            var actual = settled.Files.FirstOrDefault(file => file.Source.Path == expected.Source.Path) ?? settled.Files[0];
            Require(
                actual.Source.Content == expected.Source.Content,
                rule,
                marked,
                $"""
                The fixed text of {actual.Source.Path} is another one.
                expected: {Quote(expected.Source.Content)}
                actual:   {Quote(actual.Source.Content)}
                """
            );
        }
    }

    private static void Require(bool condition, Rule rule, string marked, string message)
    {
        if (!condition)
        {
            throw Failure(rule, marked, message);
        }
    }

    private static RuleVerificationException Failure(Rule rule, string marked, string message) =>
        new($"{rule.Descriptor.Name}: {message}\nThe text is:\n{marked}");

    private static string Describe(SourceText text, TextSpan span)
    {
        var position = text.GetLinePosition(span.Start);
        return $"{position.Line + 1}:{position.Character + 1} {Quote(text.ToString(span))}";
    }

    private static string Describe(ConfigProblem problem) =>
        $"{Describe(problem.File.Tree.Text, problem.Span)} {problem.Kind}: {problem.Message}";

    private static string Show(IEnumerable<string> items) => string.Join("\n          ", items.DefaultIfEmpty("nothing"));

    private static string Quote(string text) =>
        $"\"{text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";
}
