using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsCheck;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests;

/// <summary>
/// What every fix promises, over the examples of all rules and over random files made of their lines. A failing case prints its
/// seed; set <c>CsCheck_Seed</c> to repeat it.
/// </summary>
public sealed class FixLaws
{
    /// <summary>Longer runs: so many times as many files.</summary>
    private static readonly int _times = int.Parse(
        Environment.GetEnvironmentVariable("SSHCONFIGLINT_FIX_TIMES") ?? "1",
        CultureInfo.InvariantCulture
    );

    private static readonly ImmutableArray<Rule> _rules = [.. RuleCatalog.All.Where(rule => rule.Descriptor.Fix != FixSafety.None)];

    private static readonly Target[] _targets =
    [
        Target.Default,
        new Target(new OpenSshVersion(9, 2), Vendor.Debian),
        new Target(new OpenSshVersion(8, 4), Vendor.Portable),
        new Target(new OpenSshVersion(7, 4), Vendor.RedHat),
    ];

    public static TheoryData<string, int> Examples
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var rule in _rules)
            {
                for (var i = 0; i < rule.Descriptor.Examples.Length; i++)
                {
                    data.Add(rule.Descriptor.Name, i);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void No_fix_of_an_example_is_refused(string name, int index)
    {
        var rule = _rules.Single(rule => rule.Descriptor.Name == name);
        var example = rule.Descriptor.Examples[index];
        var kind = ExampleRun.KindOf(rule.Descriptor, example.Kind);
        var files = Markup.Parse(example.Text, kind);
        foreach (var safety in new[] { FixSafety.Safe, FixSafety.Unsafe })
        {
            var input = new Input(files[0].Source, kind, example.Target ?? Target.Default, Markup.ToFileSource(files));
            var result = Check(input, [rule], safety);
            Assert.Empty(result.Refused.Select(Describe));
            Assert.Empty(result.Unsettled);
        }
    }

    [Theory]
    [InlineData(ConfigKind.Client)]
    [InlineData(ConfigKind.Server)]
    public void Safe_fixes_of_random_files_change_nothing_for_anybody(ConfigKind kind) => Sample(kind, FixSafety.Safe, 5_000 * _times);

    [Theory]
    [InlineData(ConfigKind.Client)]
    [InlineData(ConfigKind.Server)]
    public void Unsafe_fixes_of_random_files_bring_no_new_problem(ConfigKind kind) => Sample(kind, FixSafety.Unsafe, 1_500 * _times);

    private static void Sample(ConfigKind kind, FixSafety safety, int files)
    {
        var changed = 0;
        RandomFiles
            .Of(kind)
            .Select(Gen.Int[0, _targets.Length - 1])
            .Sample(
                (text, target) =>
                {
                    var file = SourceText.From(text, Markup.DefaultPath(kind));
                    var input = new Input(file, kind, _targets[target], new InMemoryFiles(file));
                    var result = Check(input, _rules, safety);
                    var refused = result.Refused.Where(IsBrokenPromise).Select(Describe);
                    Assert.True(!refused.Any(), $"{string.Join('\n', refused)}\n{text}");
                    if (!result.Files.IsEmpty && Rejections(input.Load()).Count == 0)
                    {
                        Interlocked.Increment(ref changed);
                    }
                },
                iter: files
            );
        Assert.True(changed > files / 20, $"Only {changed} files were taken by OpenSSH before and had something to fix.");
    }

    private static FixResult Check(Input input, ImmutableArray<Rule> rules, FixSafety safety)
    {
        var before = input.Load();
        var result = Fix(input, before, rules, safety);
        if (result.Files.IsEmpty)
        {
            Assert.Empty(result.Applied);
            return result;
        }

        var edited = new InMemoryFiles([.. TextsOf(before).Select(text => AfterOf(text, result))]);
        var fixedInput = input with { Entry = AfterOf(input.Entry, result), Source = edited };
        var after = fixedInput.Load();
        Assert.All(after.Files, file => Assert.Equal(file.Tree.Text.Content, file.Tree.ToFullString()));
        Assert.Empty(Rejections(after).Except(Rejections(before)));
        if (safety == FixSafety.Safe)
        {
            var kept = Comments(after).ToList();
            Assert.All(Comments(before), comment => Assert.True(kept.Remove(comment), comment));
            Assert.Equal(Effective(before, before, after), Effective(after, before, after));
        }

        if (result.Unsettled.IsEmpty)
        {
            Assert.Empty(Fix(fixedInput, after, rules, safety).Applied);
        }

        return result;
    }

    private static FixResult Fix(Input input, ConfigModel model, ImmutableArray<Rule> rules, FixSafety safety) =>
        Fixer.Run([new FixEntry(model, input.Source, Input.Options)], new FixOptions { Rules = rules, Safety = safety });

    private static SourceText AfterOf(SourceText text, FixResult result) =>
        result.Files.FirstOrDefault(file => file.Before.Path == text.Path)?.After ?? text;

    private static IEnumerable<SourceText> TextsOf(ConfigModel model) =>
        model.Files.Select(file => file.Tree.Text).DistinctBy(text => text.Path);

    private static HashSet<string> Rejections(ConfigModel model) =>
        [.. model.Problems.Where(problem => problem.Effect == ProblemEffect.Rejected).Select(problem => problem.Message)];

    private static IEnumerable<string> Comments(ConfigModel model) =>
        model
            .Files.DistinctBy(file => file.Path)
            .SelectMany(file =>
                file.Tree.Trivia()
                    .Where(trivia => trivia.Kind == SyntaxTriviaKind.Comment)
                    .Select(trivia => file.Tree.Text.ToString(trivia.Span))
            )
            // Those for the linter are no loss: what suppresses nothing is deleted.
            .Where(comment => !comment.Contains("sshconfiglint", StringComparison.OrdinalIgnoreCase));

    /// <summary>What ssh -G or sshd -T would print for all queries of both, where it took the files before.</summary>
    private static string Effective(ConfigModel model, ConfigModel before, ConfigModel after)
    {
        var text = new StringBuilder();
        if (model.Kind == ConfigKind.Client)
        {
            foreach (var query in new ClientQueries(before).All().Concat(new ClientQueries(after).All()))
            {
                Append(text, $"{query}", EffectiveConfig.Evaluate(before, query), EffectiveConfig.Evaluate(model, query));
            }
        }
        else
        {
            foreach (var query in new ServerQueries(before).All().Concat(new ServerQueries(after).All()))
            {
                Append(text, $"{query}", EffectiveConfig.Evaluate(before, query), EffectiveConfig.Evaluate(model, query));
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string query, EffectiveConfig before, EffectiveConfig config)
    {
        if (before.IsAccepted)
        {
            text.Append(query).Append(config.IsAccepted).Append('\n').AppendJoin('\n', config.Lines).Append('\n');
        }
    }

    /// <summary>
    /// A fix that calls itself safe must be; only where OpenSSH refuses its line one mistake may hide the next one. What a byte order mark or a NUL byte
    /// within the text does depends on the lines around it, so that the fix of another line may change it.
    /// </summary>
    private static bool IsBrokenPromise(RefusedFix refused) =>
        refused.Diagnostic is { Fix.Safety: FixSafety.Safe, Directive: not { IsValid: false } }
        && !refused.Reason.Contains("byte order mark", StringComparison.Ordinal)
        && !refused.Reason.Contains("a NUL byte", StringComparison.Ordinal);

    private static string Describe(RefusedFix refused) =>
        $"{refused.Diagnostic.Rule.Name} on `{refused.Diagnostic.Directive?.Syntax}`: {refused.Reason}";

    private sealed record Input(SourceText Entry, ConfigKind Kind, Target Target, InMemoryFiles Source)
    {
        internal static ModelOptions Options { get; } = new() { Home = ExampleRun.Home };

        internal ConfigModel Load() => ConfigModel.Load(Entry, Kind, Target, Source, Options);
    }
}
