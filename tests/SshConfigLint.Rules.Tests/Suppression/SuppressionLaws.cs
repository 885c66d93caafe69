using System.Collections.Immutable;
using System.Diagnostics;
using CsCheck;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Testing;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests.Suppression;

/// <summary>What comments promise, over random files and the samples. A failing case prints its seed; set <c>CsCheck_Seed</c> to repeat it.</summary>
public sealed class SuppressionLaws
{
    private const string Reason = "for now";

    private static readonly ImmutableArray<Rule> _rules = RuleCatalog.All;

    public static TheoryData<string> Samples =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Golden.Root, "samples"), "*", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(".md", StringComparison.Ordinal))
                .Select(path => Path.GetRelativePath(Golden.Root, path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [InlineData(ConfigKind.Client)]
    [InlineData(ConfigKind.Server)]
    public void Comments_for_all_findings_of_a_random_file_leave_none_and_change_nothing(ConfigKind kind)
    {
        var commented = 0;
        RandomFiles
            .Of(kind)
            .Sample(
                text =>
                {
                    if (CheckAdding(text, kind))
                    {
                        Interlocked.Increment(ref commented);
                    }
                },
                iter: 1_000
            );
        Assert.True(commented > 500, $"Only {commented} files had something to suppress.");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Comments_for_all_findings_of_a_sample_leave_none_and_change_nothing(string path)
    {
        var kind = path.Contains("sshd", StringComparison.Ordinal) ? ConfigKind.Server : ConfigKind.Client;
        CheckAdding(File.ReadAllText(Path.Combine(Golden.Root, path)), kind);
    }

    /// <summary>Where the findings of the other lines stay as they were.</summary>
    [Theory]
    [InlineData(ConfigKind.Client)]
    [InlineData(ConfigKind.Server)]
    public void Without_a_directive_exactly_its_comment_is_unused(ConfigKind kind)
    {
        var checkedFiles = 0;
        RandomFiles
            .Of(kind)
            .Select(Gen.Int[0, 100])
            .Sample(
                (text, at) =>
                {
                    if (CheckRemoval(text, kind, at))
                    {
                        Interlocked.Increment(ref checkedFiles);
                    }
                },
                iter: 1_000
            );
        Assert.True(checkedFiles > 100, $"Only {checkedFiles} files had a directive that could be taken away.");
    }

    [Theory]
    [InlineData("# sshconfiglint: ignore[debug-logging] x\nLogLevel DEBUG3\n")]
    [InlineData("# sshconfiglint: ignore[root-login] x\nPort 22\n")]
    [InlineData("# sshconfiglint: disable[debug-logging]\nPort 22\n# sshconfiglint: enable[debug-logging]\n")]
    [InlineData("Match user a\n# sshconfiglint: ignore-block[debug-logging] x\nLogLevel DEBUG3\n")]
    [InlineData("# sshconfiglint: sshconfiglint sshconfiglint sshconfiglint\n")]
    public void Ten_thousand_comments_take_no_longer_than_they_should(string text)
    {
        var few = Measure(string.Concat(Enumerable.Repeat(text, 1_000)));
        var many = Measure(string.Concat(Enumerable.Repeat(text, 10_000)));
        Assert.True(many < TimeSpan.FromSeconds(2) || many < 40 * few, $"A thousand took {few}, ten thousand {many}.");

        static TimeSpan TimeOf(Action action)
        {
            var watch = Stopwatch.StartNew();
            action();
            return watch.Elapsed;
        }

        static TimeSpan Measure(string text)
        {
            var model = Load(text, ConfigKind.Server);
            ImmutableArray<Rule> rules =
            [
                .. _rules.Where(rule =>
                    rule.Descriptor.Category == Category.Suppression || rule.Descriptor.Name is "debug-logging" or "root-login"
                ),
            ];
            var found = Linter.Run(model, rules);
            return Enumerable.Range(0, 3).Min(_ => TimeOf(() => Suppressions.Apply([new ModelFindings(model, found)], rules, _rules)));
        }
    }

    private static bool CheckAdding(string text, ConfigKind kind)
    {
        var before = Load(text, kind);
        var findings = Lint(before).Where(IsShown).ToList();
        var after = AddedSuppressions.Add(before.Entry, findings, _rules, Reason, out var whyNot);
        if (whyNot is not null)
        {
            Assert.True(text.StartsWith('\uFEFF') || text.Contains('\0', StringComparison.Ordinal), whyNot);
            return false;
        }

        var commented = Load(after.Content, kind);
        var left = Lint(commented).Where(IsShown).Select(Describe).ToList();
        Assert.True(left.Count == 0, $"{string.Join('\n', left)}\nin\n{after.Content}");
        Assert.Equal(findings.Count == 0, after.Content == text);
        Assert.Equal(Effective(before, before), Effective(commented, before));
        if (!text.Contains("sshconfiglint", StringComparison.Ordinal))
        {
            Assert.Equal(text, string.Concat(Lines(after.Content).Where(line => !line.Contains("] " + Reason, StringComparison.Ordinal))));
        }

        return findings.Count > 0;
    }

    private static bool CheckRemoval(string text, ConfigKind kind, int at)
    {
        var plain = Load(text, kind);
        var commented = Load(AddedSuppressions.Add(plain.Entry, Lint(plain).Where(IsShown), _rules, Reason, out _).Content, kind);
        var directives = commented.Entry.Tree.Directives;
        if (directives.Length < 2)
        {
            return false;
        }

        var gone = directives[at % (directives.Length - 1)];
        var less = commented.Entry.Tree.Text.WithEdits([new TextEdit(gone.Line, "")]).Content;
        var comment = CommentAbove(commented, gone.Line.Start);
        var was = Lint(commented).Where(one => !gone.Line.Contains(one.Span.Start)).Select(Describe).ToList();
        var isNow = Lint(Load(less, kind)).Where(one => one.Rule.Category != Category.Suppression).Select(Describe).ToList();
        if (comment is null || !was.Order().SequenceEqual(isNow.Order()))
        {
            return false;
        }

        // Above the next directive stands one more comment now: what the next one's own comment names, it does for itself.
        var unused = Lint(Load(less, kind)).Where(one => one.Rule.Name == "unused-suppression").ToList();
        Assert.All(unused, one => Assert.Contains(one.File.Tree.Text.ToString(one.Span), comment, StringComparison.Ordinal));
        Assert.NotEmpty(unused);
        return true;
    }

    /// <summary>The comment in the line above, if there is one that was added.</summary>
    private static string? CommentAbove(ConfigModel model, int lineStart)
    {
        var line = lineStart == 0 ? "" : Lines(model.Entry.Tree.Text.Content[..lineStart]).Last();
        return line.Contains("sshconfiglint: ignore[", StringComparison.Ordinal) ? line : null;
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start) is >= 0 and var at ? at + 1 : text.Length;
            yield return text[start..end];
            start = end;
        }
    }

    private static ImmutableArray<Diagnostic> Lint(ConfigModel model) => Suppressions.Apply(model, Linter.Run(model, _rules), _rules);

    private static bool IsShown(Diagnostic found) => found is { Suppression: null, Rule.Category: not Category.Suppression };

    private static string Describe(Diagnostic found) =>
        $"{found.Rule.Name} at `{found.File.Tree.Text.ToString(found.Span)}`: {found.Message}";

    private static string Effective(ConfigModel model, ConfigModel before) =>
        string.Join(
            '\n',
            model.Kind == ConfigKind.Client
                ? new ClientQueries(before).All().Select(query => Text(EffectiveConfig.Evaluate(model, query)))
                : new ServerQueries(before).All().Select(query => Text(EffectiveConfig.Evaluate(model, query)))
        );

    private static string Text(EffectiveConfig config) => $"{config.IsAccepted}\n{string.Join('\n', config.Lines)}";

    private static ConfigModel Load(string text, ConfigKind kind)
    {
        var file = SourceText.From(text, Markup.DefaultPath(kind));
        return ConfigModel.Load(file, kind, Target.Default, new InMemoryFiles(file), new ModelOptions { Home = ExampleRun.Home });
    }
}
