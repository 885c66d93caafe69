using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Structure;

/// <summary>The edits that more than one rule of this folder offers.</summary>
internal static class ProblemFixes
{
    /// <summary>Removes a line that does nothing; null when a comment would go with it.</summary>
    internal static Fix? DeleteLine(ConfigProblem problem) =>
        problem.Directive is { } line && LineDeletion.Of(line.File.Tree, line.Syntax) is [_, ..] edits
            ? new Fix("Delete the line", FixSafety.Safe, edits)
            : null;

    /// <summary>Writes what was probably meant; null when nothing is likely.</summary>
    internal static Fix? UseSuggestion(ConfigProblem problem, FixSafety safety) =>
        problem.Suggestion is { } suggestion ? new Fix(TitleOf(suggestion), safety, [new TextEdit(problem.Span, suggestion)]) : null;

    /// <summary>The same where OpenSSH refuses the file as it is, so that no connection can change.</summary>
    internal static Fix? MendRefusedLine(ConfigProblem problem) =>
        problem.Effect == ProblemEffect.Rejected ? UseSuggestion(problem, FixSafety.Safe) : null;

    /// <summary>Removes a prefix within a list that begins with the same one; another prefix would be another wish.</summary>
    internal static Fix? DeleteRepeatedPrefix(ConfigProblem problem)
    {
        var text = problem.File.Tree.Text;
        var isRepeated =
            problem is { Effect: ProblemEffect.Rejected, Directive: { } directive, Span.Length: 1 }
            && directive.ValueSpan.Start < problem.Span.Start
            && directive.Value.StartsWith(text.ToString(problem.Span), StringComparison.Ordinal)
            && text.Content[problem.Span.Start - 1] == ',';
        return isRepeated ? new Fix($"Delete the `{text.ToString(problem.Span)}`", FixSafety.Safe, [new TextEdit(problem.Span, "")]) : null;
    }

    /// <summary>Puts a comment on a line of its own above the line it stands on, indented alike.</summary>
    internal static Fix? MoveCommentUp(ConfigProblem problem, FixSafety safety)
    {
        if (problem.Directive?.Syntax is not { Comment: { } comment } line)
        {
            return null;
        }

        var text = problem.File.Tree.Text;
        var start = line.Keyword.Span.Start;
        var indentation = text.ToString(TextSpan.FromBounds(line.Line.Start, start));
        var newLine = text.ToString(line.Line).EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return new Fix(
            "Move the comment to a line of its own",
            safety,
            [
                new TextEdit(new TextSpan(start, 0), text.ToString(comment) + newLine + indentation),
                new TextEdit(TextSpan.FromBounds(line.Span.End, comment.End), ""),
            ]
        );
    }

    private static string TitleOf(string suggestion) => suggestion.Length == 0 ? "Delete it" : $"Write `{suggestion}`";
}
