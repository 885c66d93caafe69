using System.Buffers;
using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics;

/// <summary>Whether the criteria of a Match line hold always, never or sometimes.</summary>
internal static class MatchCondition
{
    private static readonly SearchValues<char> _notLiteral = SearchValues.Create("*?,!%$");

    internal static Condition Of(BoundDirective header, ConfigKind kind, Target target, Action<ConfigProblem> report)
    {
        if (MatchCriteria.Of(header, kind, target, report) is not { } criteria)
        {
            return Condition.Never;
        }

        var condition = Condition.Always;
        foreach (var criterion in criteria)
        {
            condition = (Condition)Math.Min((int)condition, (int)Of(criterion, target));
        }

        if (Contradiction(criteria) is var (first, second))
        {
            report(
                ConfigProblem.Of(
                    header,
                    second.Span,
                    ProblemKind.ContradictoryMatch,
                    $"this block never applies: two `{second.Info.Name}` criteria exclude each other",
                    ProblemEffect.Ignored
                ) with
                {
                    Related = [new RelatedLocation(header.File, first.Span, "this must hold as well")],
                }
            );
            return Condition.Never;
        }

        return condition;
    }

    /// <summary>Whether every User criterion that governs a block takes the name.</summary>
    internal static Condition AppliesToUser(ConfigModel model, ConfigBlock block, string user)
    {
        var condition = block.Condition;
        for (var outer = block; outer is not null; outer = outer.Parent)
        {
            if (
                outer.Header is not { Keyword.Value: ValueKind.MatchCriteria } header
                || MatchCriteria.Of(header, model.Kind, model.Target, _ => { }) is not { } criteria
            )
            {
                continue;
            }

            if (
                criteria.Any(criterion =>
                    criterion.Info.Name == "user" && WildcardPattern.IsListMatch(criterion.Argument!, user) == criterion.IsNegated
                )
            )
            {
                return Condition.Never;
            }
        }

        return condition;
    }

    /// <summary>
    /// Server: whether a block applies when there is no connection yet: criteria that ask for one do not hold then
    /// (<c>servconf.c: match_cfg_line</c>).
    /// </summary>
    internal static bool HoldsAtStart(BoundDirective header, Target target) =>
        MatchCriteria.Of(header, ConfigKind.Server, target, _ => { }) is { } criteria
        && criteria.All(criterion =>
            criterion.Info.Name == "all"
            || (criterion.Info.Name == "version" && ReleaseText.Matches(criterion.Argument!, target) == Condition.Always)
        );

    private static Condition Of(MatchCriterion criterion, Target target)
    {
        var holds = criterion.Info switch
        {
            { Name: "all" } => Condition.Always,
            { Name: "version" } => ReleaseText.Matches(criterion.Argument!, target),

            // No list of patterns takes the lack of a tag or command, not even `*`.
            { AllowsEmpty: { } since } when target.Version >= since && OfPatterns(criterion.Argument!) == Condition.Always =>
                Condition.Maybe,
            { Argument: MatchArgumentKind.Patterns or MatchArgumentKind.Addresses } => OfPatterns(criterion.Argument!),
            _ => Condition.Maybe,
        };
        if (!criterion.IsNegated)
        {
            return holds;
        }

        return holds switch
        {
            Condition.Always => Condition.Never,
            Condition.Never => Condition.Always,
            _ => Condition.Maybe,
        };
    }

    private static Condition OfPatterns(string list)
    {
        var patterns = list.Split(',');
        var negated = patterns.Where(pattern => pattern.StartsWith('!')).ToList();
        if (negated.Count == patterns.Length || negated.Exists(pattern => WildcardPattern.TakesEverything(pattern.AsSpan(1))))
        {
            // match.c: match_pattern_list needs a positive hit.
            return list is "" ? Condition.Maybe : Condition.Never;
        }

        return negated.Count == 0 && patterns.Any(pattern => WildcardPattern.TakesEverything(pattern)) ? Condition.Always : Condition.Maybe;
    }

    /// <summary>Two criteria that no connection can meet together; only what is certain: one literal each, or a thing and its negation.</summary>
    private static (MatchCriterion First, MatchCriterion Second)? Contradiction(ImmutableArray<MatchCriterion> criteria)
    {
        for (var i = 0; i < criteria.Length; i++)
        {
            for (var j = i + 1; j < criteria.Length; j++)
            {
                if (criteria[i].Info == criteria[j].Info && Exclude(criteria[i], criteria[j]))
                {
                    return (criteria[i], criteria[j]);
                }
            }
        }

        return null;
    }

    private static bool Exclude(MatchCriterion first, MatchCriterion second)
    {
        if (first.IsNegated != second.IsNegated)
        {
            return first.Argument == second.Argument;
        }

        // A user has several groups; of everything else a connection has one.
        var hasOneValue = first.Info is { Argument: MatchArgumentKind.Patterns, Name: not "group" };
        return hasOneValue
            && !first.IsNegated
            && IsOneLiteral(first.Argument!)
            && IsOneLiteral(second.Argument!)
            && !string.Equals(first.Argument, second.Argument, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOneLiteral(string list) => !list.AsSpan().ContainsAny(_notLiteral) && list.Length > 0;
}
