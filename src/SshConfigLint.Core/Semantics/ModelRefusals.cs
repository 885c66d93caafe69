using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SshConfigLint.Semantics;

/// <summary>What of a model OpenSSH refuses, put in order once for all queries.</summary>
internal sealed class ModelRefusals
{
    private readonly FrozenSet<BoundDirective> _onUse;
    private readonly Lazy<Dictionary<ConfigFile, int>> _ends;

    internal ModelRefusals(ConfigModel model)
    {
        var refused = model.Problems.Where(problem => problem.Effect == ProblemEffect.Rejected).ToLookup(problem => problem.IsAfterReading);
        InReading = [.. refused[false]];
        _onUse = refused[true].Select(problem => problem.Directive).OfType<BoundDirective>().ToFrozenSet();
        _ends = new Lazy<Dictionary<ConfigFile, int>>(() => Ends(model));
        IgnoreUnknown = model.Directives.FirstOrDefault(line =>
            line.Keyword?.Name == "IgnoreUnknown" && line is { IsValid: true, Block.Condition: Condition.Always }
        );
    }

    /// <summary>Client: the IgnoreUnknown by which the model excuses lines, the first that every destination sees; null when there is none.</summary>
    internal BoundDirective? IgnoreUnknown { get; }

    /// <summary>The problems that are found while lines are read, in reading order.</summary>
    internal ImmutableArray<ConfigProblem> InReading { get; }

    /// <summary>Whether OpenSSH stores the value of the line, and refuses it only when it has read everything.</summary>
    internal bool IsOnUse(BoundDirective directive) => _onUse.Contains(directive);

    /// <summary>The index of the last directive of a file and of what it includes.</summary>
    internal int EndOf(ConfigFile file) => _ends.Value.GetValueOrDefault(file, int.MaxValue);

    private static Dictionary<ConfigFile, int> Ends(ConfigModel model)
    {
        var ends = new Dictionary<ConfigFile, int>();
        foreach (var directive in model.Directives)
        {
            for (var file = directive.File; file is not null; file = file.IncludedBy?.File)
            {
                ends[file] = directive.Index;
            }
        }

        return ends;
    }
}
