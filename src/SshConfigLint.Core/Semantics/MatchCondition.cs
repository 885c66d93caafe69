using System.Buffers;
using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>One criterion of a Match line.</summary>
/// <param name="Info">What the tables know of it.</param>
/// <param name="IsNegated">Whether it begins with <c>!</c>.</param>
/// <param name="Argument">Its argument; null when it takes none.</param>
/// <param name="Span">Where it and its argument stand.</param>
/// <param name="ArgumentSpan">Where its argument stands.</param>
public sealed record MatchCriterion(MatchCriterionInfo Info, bool IsNegated, string? Argument, TextSpan Span, TextSpan ArgumentSpan);

/// <summary>The criteria of a Match line, and whether they hold always, never or sometimes.</summary>
internal static class MatchCondition
{
    /// <summary>Since this release the client reads <c>criterion=value</c> as one word, except for sessiontype.</summary>
    private static readonly OpenSshVersion _equalsInWord = new(9, 9);

    private static readonly SearchValues<char> _notLiteral = SearchValues.Create("*?,!%$");

    internal static Condition Of(BoundDirective header, ConfigKind kind, Target target, Action<ConfigProblem> report)
    {
        if (Criteria(header, kind, target, report) is not { } criteria)
        {
            return Condition.Never;
        }

        var condition = Condition.Always;
        foreach (var criterion in criteria)
        {
            condition = (Condition)Math.Min((int)condition, (int)Of(criterion));
        }

        if (Contradiction(criteria) is var (first, second))
        {
            report(
                Problem(
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
                || Criteria(header, model.Kind, model.Target, _ => { }) is not { } criteria
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

    /// <summary>The criteria, or null when OpenSSH refuses the line.</summary>
    internal static ImmutableArray<MatchCriterion>? Criteria(
        BoundDirective header,
        ConfigKind kind,
        Target target,
        Action<ConfigProblem> report
    )
    {
        var criteria = ImmutableArray.CreateBuilder<MatchCriterion>();
        var words = header.Words;
        for (var i = 0; i < words.Length; i++)
        {
            var (name, isNegated, inline) = Split(words[i], kind, target);
            if (MatchCriterionTable.Find(kind, name) is not { } info || info.Since > target.Version)
            {
                report(Unknown(header, words[i], name, isNegated, kind, target));
                return null;
            }

            if (info.Name == "all")
            {
                // ssh lets `all` stand behind one other criterion (Match final all), sshd only alone; nothing may follow.
                if (i + 1 < words.Length || criteria.Count > (kind == ConfigKind.Client ? 1 : 0))
                {
                    report(
                        Problem(
                            header,
                            words[i].Span,
                            ProblemKind.MatchAllCombined,
                            "`all` cannot be combined with other criteria of `Match`"
                        )
                    );
                    return null;
                }

                criteria.Add(new MatchCriterion(info, isNegated, null, words[i].Span, default));
                break;
            }

            if (info.Argument == MatchArgumentKind.None)
            {
                criteria.Add(new MatchCriterion(info, isNegated, null, words[i].Span, default));
                continue;
            }

            var argument = inline ?? (i + 1 < words.Length ? words[i + 1].Value : null);
            var isMissing = argument is null || (argument is "" && (info.AllowsEmpty is not { } since || target.Version < since));
            if (isMissing)
            {
                report(Problem(header, words[i].Span, ProblemKind.IncompleteMatch, $"`{info.Name}` of `Match` has no value"));
                return null;
            }

            var start = words[i].Span.Start;
            var argumentSpan = inline is null
                ? words[++i].Span
                : words[i].SpanOf(TextSpan.FromBounds(words[i].Value.Length - inline.Length, words[i].Value.Length));
            var criterion = new MatchCriterion(info, isNegated, argument, TextSpan.FromBounds(start, words[i].Span.End), argumentSpan);
            criteria.Add(criterion);
            if (MatchArgument.Check(criterion, header) is { } problem)
            {
                report(problem);
                return null;
            }
        }

        if (criteria.Count == 0)
        {
            report(Problem(header, header.Syntax.Keyword.Span, ProblemKind.IncompleteMatch, "`Match` has no criterion"));
            return null;
        }

        return criteria.DrainToImmutable();
    }

    private static (string Name, bool IsNegated, string? Argument) Split(SyntaxToken word, ConfigKind kind, Target target)
    {
        var text = word.Value;
        var isNegated = kind == ConfigKind.Client && text.StartsWith('!');
        text = isNegated ? text[1..] : text;
        var equals = target.Version >= _equalsInWord ? text.IndexOf('=', StringComparison.Ordinal) : -1;
        if (equals <= 0 || text.StartsWith("sessiontype=", StringComparison.OrdinalIgnoreCase))
        {
            return (text, isNegated, null);
        }

        return (text[..equals], isNegated, text[(equals + 1)..]);
    }

    private static Condition Of(MatchCriterion criterion)
    {
        var holds = criterion.Info switch
        {
            { Name: "all" } => Condition.Always,
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

    private static ConfigProblem Unknown(
        BoundDirective header,
        SyntaxToken word,
        string name,
        bool isNegated,
        ConfigKind kind,
        Target target
    )
    {
        var program = kind == ConfigKind.Client ? "ssh" : "sshd";
        var other = kind == ConfigKind.Client ? ConfigKind.Server : ConfigKind.Client;
        var known = MatchCriterionTable.All.Where(row => row.Kind == kind && row.Since <= target.Version).Select(row => row.Name).ToList();
        var (message, help) = true switch
        {
            _ when MatchCriterionTable.Find(kind, name) is { } info => (
                $"`{info.Name}` of `Match` came with OpenSSH {info.Since}: {program} {target.Version} refuses it",
                null
            ),
            _ when kind == ConfigKind.Server && name.StartsWith('!') => (
                $"sshd knows no `!` in front of a criterion: `{name}`",
                "negate inside the list, for instance `User *,!root`"
            ),
            _ when MatchCriterionTable.Find(other, name) is { } foreign => (
                $"`{foreign.Name}` is a criterion of {(kind == ConfigKind.Client ? "sshd" : "ssh")}: {program} refuses it",
                null
            ),
            _ => (
                $"`{name}` is no criterion of `Match`",
                (string?)$"{program} {target.Version} knows {string.Join(", ", known.Select(criterion => $"`{criterion}`"))}"
            ),
        };
        var suggestion = SpellingSuggestion.For(name, known);
        return Problem(
            header,
            isNegated ? new TextSpan(word.Span.Start, word.Span.Length) : word.Span,
            ProblemKind.UnknownMatchCriterion,
            message
        ) with
        {
            Suggestion = suggestion,
            Help = suggestion is null ? help : $"did you mean `{suggestion}`?",
        };
    }

    private static ConfigProblem Problem(
        BoundDirective header,
        TextSpan span,
        ProblemKind kind,
        string message,
        ProblemEffect effect = ProblemEffect.Rejected
    ) =>
        new()
        {
            Kind = kind,
            Effect = effect,
            File = header.File,
            Directive = header,
            Span = span,
            Message = message,
        };
}
