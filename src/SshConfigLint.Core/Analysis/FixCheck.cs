using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>Says why fixes must not be applied.</summary>
internal static class FixCheck
{
    /// <summary>Why a fix cannot be applied to its text at all; null when it can.</summary>
    internal static string? IsImpossible(Diagnostic diagnostic)
    {
        var text = diagnostic.File.Tree.Text;
        var edits = diagnostic.Fix!.Edits;
        if (edits.All(edit => edit.Span.End <= text.Length && text.ToString(edit.Span) == edit.NewText))
        {
            return "it changes nothing";
        }

        var end = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Span))
        {
            if (edit.Span.Start < end || edit.Span.End > text.Length)
            {
                return "its edits do not fit together";
            }

            end = edit.Span.End;
        }

        return !text.IsUtf8 && edits.Any(edit => edit.NewText.Any(character => character > 0xFF))
            ? "the file is not UTF-8 and cannot hold its characters"
            : null;
    }

    /// <summary>Why a step from one state to another must not be taken; null when it may.</summary>
    /// <param name="before">The state at the beginning of the round.</param>
    /// <param name="after">The state with the fixes.</param>
    /// <param name="fixes">All fixes that lie between the two.</param>
    /// <param name="safety">What they may change.</param>
    internal static string? WhyNot(Snapshot before, Snapshot after, ImmutableArray<Diagnostic> fixes, FixSafety safety)
    {
        foreach (var (was, becomes) in before.Models.Zip(after.Models).Where(pair => pair.First != pair.Second))
        {
            var reason =
                NewProblem(was, becomes)
                ?? LineInWrongBlock(becomes, fixes)
                ?? (safety == FixSafety.Safe ? LostComment(was, becomes) : null)
                ?? EffectiveDifference.Find(was, becomes, withValues: safety == FixSafety.Safe);
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    private static string? NewProblem(ConfigModel was, ConfigModel becomes)
    {
        var known = was.Problems.CountBy(KeyOf).ToDictionary();
        foreach (var problem in becomes.Problems)
        {
            var key = KeyOf(problem);
            var left = known.GetValueOrDefault(key);
            if (left == 0)
            {
                return $"there would be a new problem: {problem.Message}";
            }

            known[key] = left - 1;
        }

        return null;
    }

    private static (string, ProblemKind, ProblemEffect, string) KeyOf(ConfigProblem problem) =>
        (problem.File.Path, problem.Kind, problem.Effect, problem.Message);

    private static string? LostComment(ConfigModel was, ConfigModel becomes)
    {
        var left = Comments(becomes).CountBy(comment => comment).ToDictionary();
        foreach (var comment in Comments(was))
        {
            var count = left.GetValueOrDefault(comment);
            if (count == 0)
            {
                return $"the comment `{comment}` would be lost";
            }

            left[comment] = count - 1;
        }

        return null;
    }

    /// <summary>The comments for people: those for this program are no loss where a fix is about them.</summary>
    private static IEnumerable<string> Comments(ConfigModel model) =>
        model.Files.DistinctBy(file => file.Path).SelectMany(file => Comments(file.Tree));

    private static IEnumerable<string> Comments(SyntaxTree tree)
    {
        var own = ToolComment.Of(tree).Select(comment => comment.Span.Start).ToHashSet();
        return tree.Trivia()
            .Where(trivia => trivia.Kind == SyntaxTriviaKind.Comment && !own.Contains(trivia.Span.Start))
            .Select(trivia => tree.Text.ToString(trivia.Span));
    }

    /// <summary>
    /// Lines that a fix adds belong to the global part or to the block of the finding. At the end of a file they would be in its
    /// last Host or Match block, whatever that is.
    /// </summary>
    private static string? LineInWrongBlock(ConfigModel becomes, ImmutableArray<Diagnostic> fixes)
    {
        foreach (var file in fixes.GroupBy(diagnostic => diagnostic.File.Path))
        {
            var edits = file.SelectMany(diagnostic => diagnostic.Fix!.Edits.Select(edit => (Diagnostic: diagnostic, Edit: edit)));
            var shift = 0;
            foreach (var (diagnostic, edit) in edits.OrderBy(pair => pair.Edit.Span))
            {
                var added = new TextSpan(edit.Span.Start + shift, edit.NewText.Length);
                shift += edit.NewText.Length - edit.Span.Length;
                if (
                    edit.NewText.Contains('\n', StringComparison.Ordinal)
                    && Misplaced(becomes, file.Key, added, diagnostic.Directive?.Block.ScopeKey) is { } line
                )
                {
                    return $"its line `{line.Syntax}` would belong to `{line.Block.Header?.Syntax}`";
                }
            }
        }

        return null;
    }

    private static BoundDirective? Misplaced(ConfigModel model, string path, TextSpan added, string? scope) =>
        model
            .Directives.Where(line => line.File.Path == path && added.Contains(line.Syntax.Keyword.Span.Start))
            .TakeWhile(line => line.Keyword?.Value is not (ValueKind.HostPatterns or ValueKind.MatchCriteria))
            .FirstOrDefault(line => !line.Block.IsGlobal && line.Block.ScopeKey != scope);
}
