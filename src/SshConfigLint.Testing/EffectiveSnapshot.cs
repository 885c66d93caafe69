using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax;

namespace SshConfigLint.Testing;

/// <summary>What a configuration comes to for every connection, as lines that can be compared.</summary>
internal static class EffectiveSnapshot
{
    /// <summary>The values of every keyword in every block, and the directives that add up, in order.</summary>
    internal static ImmutableArray<string> Of(ConfigModel model, ImmutableArray<string> keywords)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var block in model.Blocks.Where(block => HoldsSomething(model, block)))
        {
            var header = block.Header is { } line ? $"{line.Keyword?.Name} {line.Syntax.RestText}" : "global";
            lines.Add($"[{header}] {block.Condition}");
            foreach (var keyword in keywords)
            {
                lines.Add($"{keyword} = {ValueOf(model, keyword, block)}");
            }
        }

        var repeated = model.ProblemsOf(ProblemKind.RepeatedSubsystem).Select(problem => problem.Directive).ToHashSet();
        foreach (var directive in model.Directives.Where(one => one.IsValid && AddsUp(one, model.Target) && !repeated.Contains(one)))
        {
            var words = string.Join(' ', directive.Words.Select(word => $"[{word.Value}]"));
            lines.Add($"{directive.Keyword!.Name} adds {words} in {directive.Block.Header?.Syntax.RestText ?? "global"}");
        }

        return lines.ToImmutable();
    }

    /// <summary>The keywords that either configuration sets, in alphabetical order.</summary>
    internal static ImmutableArray<string> KeywordsOf(params ReadOnlySpan<ConfigModel> models)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in models)
        {
            foreach (var directive in model.Directives)
            {
                if (directive.Keyword is { Repetition: not Repetition.Structure } keyword && IsUsed(keyword, model.Target))
                {
                    names.Add(keyword.Name);
                }
            }
        }

        return [.. names];
    }

    /// <summary>The comments of all files, a repeated one as often as it stands there.</summary>
    internal static IEnumerable<string> CommentsOf(ConfigModel model) =>
        model
            .Files.DistinctBy(file => file.Path)
            .SelectMany(file =>
                file.Tree.Trivia()
                    .Where(trivia => trivia.Kind == SyntaxTriviaKind.Comment)
                    .Select(trivia => file.Tree.Text.ToString(trivia.Span))
            );

    /// <summary>A list of algorithms counts by what it comes to, not by how it is written.</summary>
    private static string? ValueOf(ConfigModel model, string keyword, ConfigBlock block) =>
        AlgorithmTable.KindOf(keyword) is null
            ? model.Effective(keyword, block).Text
            : string.Join(',', model.EffectiveAlgorithms(keyword, block).Names.Select(algorithm => algorithm.Name));

    private static bool HoldsSomething(ConfigModel model, ConfigBlock block) =>
        block.Index == 0 || model.Directives.Any(directive => directive.Block == block && directive != block.Header);

    private static bool AddsUp(BoundDirective directive, Target target) =>
        directive.Keyword is { Repetition: Repetition.Accumulates or Repetition.AccumulatesDistinct or Repetition.FirstPerItem } keyword
        && IsUsed(keyword, target);

    private static bool IsUsed(KeywordInfo keyword, Target target) =>
        keyword.StateIn(target) is KeywordState.Accepted or KeywordState.Alias;
}
