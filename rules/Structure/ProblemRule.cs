using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

/// <summary>A rule that passes on what OpenSSH itself says or silently does about a line.</summary>
public abstract class ProblemRule(ProblemKind kind) : Rule
{
    /// <summary>Reports every problem of the kind.</summary>
    public sealed override void Analyze(RuleContext context)
    {
        foreach (var problem in context.Model.ProblemsOf(kind))
        {
            if (Matters(context, problem))
            {
                context.Report(problem, FixFor(problem));
            }
        }
    }

    /// <summary>Whether a problem is one in this configuration; what only the line itself decides always is.</summary>
    protected virtual bool Matters(RuleContext context, ConfigProblem problem) => true;

    /// <summary>The edit that mends a problem; null when there is none.</summary>
    protected virtual Fix? FixFor(ConfigProblem problem) => null;
}
