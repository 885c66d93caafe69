using System.Collections.Concurrent;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Semantics.Scope;
using SshConfigLint.Text;
using Xunit.Abstractions;

namespace SshConfigLint.Core.Tests.Semantics.Scope;

/// <summary>
/// Asks of random files who decides for every query that they can tell apart. <c>SSHCONFIGLINT_SCOPE_FILES</c> sets how many files,
/// <c>SSHCONFIGLINT_SEED</c> the first of their seeds.
/// </summary>
public sealed class ShadowOracleTests(ITestOutputHelper output)
{
    private const int MaxQueries = 2_000;

    [Theory]
    [InlineData(ConfigKind.Client)]
    [InlineData(ConfigKind.Server)]
    public void No_line_that_is_called_dead_decides_for_anybody(ConfigKind kind)
    {
        var files = Setting("SSHCONFIGLINT_SCOPE_FILES", 2_000);
        var first = Setting("SSHCONFIGLINT_SEED", 1);
        var dead = 0;
        var missed = new ConcurrentBag<string>();
        Parallel.For(
            first,
            first + files,
            seed =>
            {
                var texts = seed % 3 == 0 ? RandomScopeFile.MakeDense(seed, kind) : RandomScopeFile.Make(seed, kind);
                var model = RandomScopeFile.Load(texts, kind, RandomScopeFile.TargetOf(seed));
                if (model.Problems.Any(problem => problem.Effect == ProblemEffect.Rejected))
                {
                    return;
                }

                var (deciding, isComplete) = Deciding(model, texts);
                var wrong = model.Scope.Shadows.Where(shadow => deciding.Contains(shadow.Directive)).ToList();
                Assert.True(wrong.Count == 0, $"seed {seed}: {string.Join(", ", wrong.Select(Describe))} decides\n{Show(texts)}");
                Interlocked.Add(ref dead, model.Scope.Shadows.Length);
                if (isComplete)
                {
                    foreach (var line in Asked(model).Where(line => !deciding.Contains(line) && model.Scope.ShadowOf(line) is null))
                    {
                        missed.Add(
                            Reason(model, line) is var reason and not "?"
                                ? reason
                                : $"? seed {seed} {line.Line + 1} {line.Syntax}\n{Show(texts)}"
                        );
                    }
                }
            }
        );
        output.WriteLine($"{files} files from seed {first}: {dead} lines are dead");
        foreach (
            var group in missed.GroupBy(reason => reason[..1] == "?" ? "?" : reason).OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            output.WriteLine($"{group.Count()} lines decide for nobody asked and are not called dead: {group.Key}");
        }

        foreach (var example in missed.Where(reason => reason[0] == '?').OrderBy(text => text.Length).Take(5))
        {
            output.WriteLine(example);
        }

        Assert.True(dead > files / 4, $"only {dead} lines are dead");
    }

    [Theory]
    [InlineData(ConfigKind.Client)]
    [InlineData(ConfigKind.Server)]
    public void No_line_decides_for_a_name_for_which_it_is_called_dead(ConfigKind kind)
    {
        var files = 5 * Setting("SSHCONFIGLINT_SCOPE_FILES", 2_000);
        var first = Setting("SSHCONFIGLINT_SEED", 1);
        var checkedNames = 0;
        Parallel.For(
            first,
            first + files,
            seed =>
            {
                var texts = RandomScopeFile.MakeDense(seed, kind);
                var model = RandomScopeFile.Load(texts, kind, RandomScopeFile.TargetOf(seed));
                if (model.Problems.Any(problem => problem.Effect == ProblemEffect.Rejected))
                {
                    return;
                }

                foreach (var shadow in model.Scope.PartialShadows)
                {
                    foreach (var name in shadow.Names)
                    {
                        var wrong = Named(model, texts, shadow.Directive.Block, name)
                            .FirstOrDefault(origins => origins.Contains(shadow.Directive));
                        Assert.True(wrong is null, $"seed {seed}: `{shadow.Directive.Syntax}` decides for {name}\n{Show(texts)}");
                        Interlocked.Increment(ref checkedNames);
                    }
                }
            }
        );
        Assert.True(checkedNames > files / 200, $"only {checkedNames} names were checked");
    }

    /// <summary>What decides for a destination of a name in a Host header, or a user in a Match line; nothing for other headers.</summary>
    private static IEnumerable<IEnumerable<BoundDirective>> Named(ConfigModel model, SourceText[] texts, ConfigBlock block, string name)
    {
        if (block.Header!.Is("Host"))
        {
            return RandomScopeFile
                .ClientQueries(texts, MaxQueries)
                .Queries.Where(query => query.Host == name)
                .Select(query => OfClient(model, query));
        }

        return
            model.Kind == ConfigKind.Server
            && block.Header.Words is [var criterion, _]
            && criterion.Value.Equals("user", StringComparison.OrdinalIgnoreCase)
            ? RandomScopeFile
                .ServerQueries(texts, MaxQueries)
                .Queries.Where(query => query?.User == name)
                .Select(query => OfServer(model, query))
            : [];
    }

    [Theory]
    [InlineData(ConfigKind.Client)]
    [InlineData(ConfigKind.Server)]
    public void Without_a_line_that_is_called_dead_nothing_changes_for_anybody(ConfigKind kind)
    {
        var removed = 0;
        for (var seed = 1; seed <= 400; seed++)
        {
            var texts = RandomScopeFile.Make(seed, kind);
            var target = RandomScopeFile.TargetOf(seed);
            var model = RandomScopeFile.Load(texts, kind, target);
            if (model.Problems.Any(problem => problem.Effect == ProblemEffect.Rejected))
            {
                continue;
            }

            foreach (var line in model.Scope.Shadows.Select(shadow => shadow.Directive).DistinctBy(line => line.Syntax))
            {
                SourceText[] edited =
                [
                    .. texts.Select(text => text.Path == line.File.Path ? text.WithEdits([new TextEdit(line.Syntax.Line, "")]) : text),
                ];
                Assert.Equal(Printed(model, texts), Printed(RandomScopeFile.Load(edited, kind, target), texts));
                removed++;
            }
        }

        Assert.True(removed > 50, $"only {removed} lines were removed");
    }

    private static IEnumerable<string> Printed(ConfigModel model, SourceText[] texts) =>
        model.Kind == ConfigKind.Client
            ? RandomScopeFile.ClientQueries(texts, 40).Queries.Select(query => Printed($"{query}", EffectiveConfig.Evaluate(model, query)))
            : RandomScopeFile.ServerQueries(texts, 40).Queries.Select(query => Printed($"{query}", EffectiveConfig.Evaluate(model, query)));

    private static string Printed(string query, EffectiveConfig config) => $"{query} {config.Failure}\n{string.Join('\n', config.Lines)}";

    /// <summary>Why a line that decides for nobody is not called dead.</summary>
    private static string Reason(ConfigModel model, BoundDirective line)
    {
        if (model.Scope.ReachOf(line.Block).Kind != ReachKind.Somebody)
        {
            return "their block applies to nobody, which is said of the block";
        }

        if (model.Directives.Any(other => other != line && other.Syntax == line.Syntax))
        {
            return "their file is included more than once, and elsewhere they count";
        }

        var clause = new ScopePass(model, 1).Clauses.Of(line.Block);
        if (model.Kind == ConfigKind.Client && clause.IsNever)
        {
            return "their block waits for a second pass that nobody asks for";
        }

        string[] set = ["host", "user", "tagged", "sessiontype"];
        var names = clause.Atoms.Select(atom => atom.Variable.Name).ToHashSet();
        if (names.Overlaps(set))
        {
            return "what their Match line looks at is set by lines, and taken for unknown";
        }

        var rivals = model.Directives.Where(other => other.Index < line.Index && other.Keyword == line.Keyword);
        return names.Contains("exec") ? "a command is taken to answer otherwise each time"
            : rivals.Any(other => new ScopePass(model, 1).Clauses.Of(other.Block).Atoms.Any(atom => set.Contains(atom.Variable.Name)))
                ? "what an earlier Match line looks at is set by lines, and taken for unknown"
            : $"{line.Block.Header?.Syntax}" is var header
            && header.Contains('A', StringComparison.Ordinal)
            && model.Kind == ConfigKind.Client
                ? "few names with capitals are asked for"
            : header.Contains("*.1", StringComparison.Ordinal) ? "few addresses that wildcards take are asked for"
            : "?";
    }

    /// <summary>The lines of keywords of which the first that applies wins.</summary>
    private static IEnumerable<BoundDirective> Asked(ConfigModel model) =>
        SettingLines.Of(model).SelectMany(setting => setting.Lines.Where(line => setting.IsAsked(line))).Distinct();

    private static (HashSet<BoundDirective> Deciding, bool IsComplete) Deciding(ConfigModel model, SourceText[] texts)
    {
        var open = Asked(model).ToHashSet();
        var deciding = new HashSet<BoundDirective>();
        var (queries, areAll) = Origins(model, texts);
        foreach (var line in queries.SelectMany(origins => origins))
        {
            deciding.Add(line);
            if (open.Remove(line) && open.Count == 0)
            {
                break;
            }
        }

        return (deciding, areAll);
    }

    private static (IEnumerable<IEnumerable<BoundDirective>> Origins, bool AreAll) Origins(ConfigModel model, SourceText[] texts)
    {
        if (model.Kind == ConfigKind.Client)
        {
            var (queries, areAll) = RandomScopeFile.ClientQueries(texts, MaxQueries);
            return (queries.Select(query => OfClient(model, query)), areAll);
        }

        var (connections, areAllOfServer) = RandomScopeFile.ServerQueries(texts, MaxQueries);
        return (connections.Select(query => OfServer(model, query)), areAllOfServer);
    }

    private static IEnumerable<BoundDirective> OfClient(ConfigModel model, ClientQuery query)
    {
        try
        {
            return new ClientEvaluation(model, query).ReadOptions().Origins;
        }
        catch (EvaluationFailure)
        {
            return [];
        }
    }

    private static IEnumerable<BoundDirective> OfServer(ConfigModel model, ServerQuery? query)
    {
        try
        {
            return new ServerEvaluation(model, query).ReadOptions().Origins;
        }
        catch (EvaluationFailure)
        {
            return [];
        }
    }

    private static string Describe(Shadow shadow) =>
        $"line {shadow.Directive.Line + 1} `{shadow.Directive.Syntax}` of {shadow.Directive.File.Path}";

    private static string Show(SourceText[] texts) => string.Join('\n', texts.Select(text => $"{text.Path}\n{text.Content}"));

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
