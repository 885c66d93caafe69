using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>
/// The lines that ssh refuses for one destination. The model knows what every destination sees; here IgnoreUnknown counts as
/// this one sees it, and ssh gives up at the end of the first file that has an error (<c>readconf.c: read_config_file_depth</c>).
/// </summary>
internal static class ClientRejections
{
    /// <summary>The problems, and the index of the directive behind which ssh reads no further.</summary>
    internal static (ImmutableArray<ConfigProblem> Problems, int End) Of(ConfigModel model, ClientOptions options)
    {
        var ignore = options.Find("IgnoreUnknown") is { Values: [var (_, origin), ..] } ? origin : null;
        var all = model
            .Refusals.InReading.Where(problem => !IsExcused(problem, ignore, model.Target))
            .Concat(NoLongerExcused(model, ignore))
            .Concat(options.Refused.DistinctBy(problem => problem.Directive))
            .OrderBy(problem => problem.Directive?.Index ?? 0)
            .ToImmutableArray();
        if (all.IsEmpty)
        {
            return (all, int.MaxValue);
        }

        var end = all.Min(problem => model.Refusals.EndOf(problem.File));
        return ([.. all.Where(problem => (problem.Directive?.Index ?? 0) <= end)], end);
    }

    private static bool IsExcused(ConfigProblem problem, BoundDirective? ignore, Target target) =>
        ignore is not null
        && problem.Directive is { } directive
        && directive.Index > ignore.Index
        && IsAbsent(directive, target)
        && KeywordBinder.Takes(ignore, directive)
        && !IsBroken(directive, target);

    /// <summary>What must be right even in a line that IgnoreUnknown excuses.</summary>
    private static bool IsBroken(BoundDirective directive, Target target) =>
        target.Version >= DirectiveWords.ArgvSplit && (directive.Syntax.RestOfLine.IsEmpty || directive.Syntax.HasUnterminatedQuote);

    /// <summary>Lines that the model excuses by an IgnoreUnknown that comes too late for this destination: another was first.</summary>
    private static IEnumerable<ConfigProblem> NoLongerExcused(ConfigModel model, BoundDirective? ignore)
    {
        var everybodys = model.Refusals.IgnoreUnknown;
        if (everybodys is null || everybodys == ignore)
        {
            return [];
        }

        var refused = model.Problems.Select(problem => problem.Directive).ToHashSet();
        return model
            .Directives.Where(directive =>
                directive.Index > everybodys.Index
                && !directive.Syntax.IsPassedOver
                && IsAbsent(directive, model.Target)
                && !refused.Contains(directive)
                && !(ignore is not null && KeywordBinder.Takes(ignore, directive))
            )
            .Select(directive => UnknownKeyword.Describe(directive, model.Kind, model.Target, ignore: null));
    }

    private static bool IsAbsent(BoundDirective directive, Target target) =>
        directive.Keyword is not { } keyword || keyword.StateIn(target) == KeywordState.Absent;
}
