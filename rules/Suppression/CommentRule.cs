using System.Collections.Immutable;
using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Suppression;

/// <summary>A rule that passes on what is wrong with a comment to this program.</summary>
public abstract class CommentRule(CommentProblemKind kind) : Rule
{
    /// <summary>The page that tells of all comments.</summary>
    protected const string Manual = "https://github.com/sshconfiglint/sshconfiglint/blob/main/docs/comments.md";

    /// <summary>All rules: a comment may name any of them.</summary>
    public sealed override ImmutableArray<Rule> RunsBeside => RuleCatalog.All;

    /// <summary>Reports every problem of the kind.</summary>
    public sealed override void Analyze(RuleContext context)
    {
        foreach (var problem in context.CommentProblems)
        {
            if (problem.Kind == kind)
            {
                context.Report(problem);
            }
        }
    }
}
