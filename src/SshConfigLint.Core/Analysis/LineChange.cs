using System.Collections.Immutable;
using SshConfigLint.Semantics;

namespace SshConfigLint.Analysis;

/// <summary>A line that two builds take differently.</summary>
/// <param name="Problem">What the build that likes it less has against it.</param>
/// <param name="Before">What the build that is left does about it; null when it takes it.</param>
/// <param name="After">What the other build does about it; null when it takes it.</param>
public sealed record LineChange(ConfigProblem Problem, ProblemEffect? Before, ProblemEffect? After)
{
    /// <summary>Whether the line stops the other build, or what uses it, and did not before.</summary>
    public bool Breaks => IsWorse && After is ProblemEffect.Rejected or ProblemEffect.FailsOnUse;

    /// <summary>Whether the other build likes it less.</summary>
    public bool IsWorse => Weight(After) > Weight(Before);

    internal static ImmutableArray<LineChange> Between(ConfigModel before, ConfigModel after)
    {
        var (was, becomes) = (Worst(before), Worst(after));
        return
        [
            .. was
                .Keys.Union(becomes.Keys)
                .Select(place => Of(was.GetValueOrDefault(place), becomes.GetValueOrDefault(place)))
                .OfType<LineChange>()
                .OrderByDescending(change => change.IsWorse ? Weight(change.After) : 0)
                .ThenBy(change => change.Problem.File.Depth)
                .ThenBy(change => change.Problem.File.Path, StringComparer.Ordinal)
                .ThenBy(change => change.Problem.Line),
        ];
    }

    private static LineChange? Of(ConfigProblem? before, ConfigProblem? after)
    {
        var difference = Weight(after?.Effect) - Weight(before?.Effect);
        return difference == 0 ? null : new LineChange((difference > 0 ? after : before)!, before?.Effect, after?.Effect);
    }

    /// <summary>The worst problem of each line.</summary>
    private static Dictionary<(string Path, int Line), ConfigProblem> Worst(ConfigModel model)
    {
        var worst = new Dictionary<(string, int), ConfigProblem>();
        foreach (var problem in model.Problems)
        {
            var place = (problem.File.Path, problem.Line);
            if (!worst.TryGetValue(place, out var known) || Weight(problem.Effect) > Weight(known.Effect))
            {
                worst[place] = problem;
            }
        }

        return worst;
    }

    private static int Weight(ProblemEffect? effect) =>
        effect switch
        {
            ProblemEffect.Rejected => 4,
            ProblemEffect.FailsOnUse => 3,
            ProblemEffect.Warned => 2,
            ProblemEffect.Ignored => 1,
            _ => 0,
        };
}
