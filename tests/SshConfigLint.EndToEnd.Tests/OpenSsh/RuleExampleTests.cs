using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>What the pages of the rules show is what the real programs do.</summary>
public class RuleExampleTests
{
    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void OpenSSH_refuses_exactly_the_examples_that_the_model_says_it_refuses(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var cases = RuleCatalog
            .All.SelectMany(rule => rule.Descriptor.Examples.SelectMany(example => CasesOf(rule, example)))
            .Distinct()
            .ToList();
        var results = OpenSshOracle.RunAll(
            cases,
            one => one.Kind == ConfigKind.Client ? oracle.Client(one.Text, "web") : oracle.Server(one.Text)
        );
        var differences = cases
            .Zip(results, (one, result) => (one, result, problems: ProblemsOf(one, oracle.Target)))
            .Where(run => !IsAsExpected(run.problems, run.result))
            .Select(run =>
                $"{run.one.Rule}, {run.one.Kind}: OpenSSH ended with {run.result.ExitCode}\n{run.one.Text}\nit said: {run.result.Error}\n"
                + $"we said: {string.Join("; ", run.problems.Select(problem => $"{problem.Effect}: {problem.Message}"))}"
            )
            .ToList();
        Assert.True(cases.Count > 0 && differences.Count == 0, $"{oracle.Target.Version}:\n{string.Join("\n\n", differences)}");
    }

    /// <summary>The text of an example and its fixed text, where they are one file that needs no other.</summary>
    private static IEnumerable<(string Rule, ConfigKind Kind, string Text)> CasesOf(Rule rule, Example example)
    {
        var kind = ExampleRun.KindOf(rule.Descriptor, example.Kind);
        foreach (var marked in new[] { example.Text, example.FixedText })
        {
            if (
                marked is not null
                && Markup.Parse(marked, kind) is [var file]
                && !marked.Contains("Include", StringComparison.OrdinalIgnoreCase)
                // ssh would ask DNS.
                && !marked.Contains("Canonical", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return (rule.Descriptor.Name, kind, file.Source.Content);
            }
        }
    }

    /// <summary>What fails on use may fail in a dump as well, where the dump uses it.</summary>
    private static bool IsAsExpected(ImmutableArray<ConfigProblem> problems, OracleResult result) =>
        problems.Any(problem => problem.Effect == ProblemEffect.FailsOnUse)
        || problems.Any(problem => problem.Effect == ProblemEffect.Rejected) == (result.ExitCode != 0);

    private static ImmutableArray<ConfigProblem> ProblemsOf((string Rule, ConfigKind Kind, string Text) one, Target target)
    {
        var file = Markup.Parse(one.Text, one.Kind)[0].Source;
        return ConfigModel.Load(file, one.Kind, target, new InMemoryFiles(file)).Problems;
    }
}
