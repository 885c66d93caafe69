using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>One criterion of a Match line.</summary>
/// <param name="Info">What the tables know of it.</param>
/// <param name="IsNegated">Whether it begins with <c>!</c>.</param>
/// <param name="Argument">Its argument; null when it takes none.</param>
/// <param name="Span">Where it and its argument stand.</param>
/// <param name="ArgumentSpan">Where its argument stands.</param>
public sealed record MatchCriterion(MatchCriterionInfo Info, bool IsNegated, string? Argument, TextSpan Span, TextSpan ArgumentSpan);

/// <summary>Reads the criteria of a Match line (<c>readconf.c</c> and <c>servconf.c: match_cfg_line</c>).</summary>
internal static class MatchCriteria
{
    /// <summary>Since this release the client reads <c>criterion=value</c> as one word, except for sessiontype.</summary>
    private static readonly OpenSshVersion _equalsInWord = new(9, 9);

    /// <summary>The criteria, or null when OpenSSH refuses the line.</summary>
    internal static ImmutableArray<MatchCriterion>? Of(BoundDirective header, ConfigKind kind, Target target, Action<ConfigProblem> report)
    {
        var criteria = ImmutableArray.CreateBuilder<MatchCriterion>();
        var words = header.Words;
        for (var i = 0; i < words.Length; i++)
        {
            var (name, isNegated, inline) = Split(words[i], kind, target);
            if (MatchCriterionTable.Find(kind, name) is not { } info || info.Since > target.Version)
            {
                report(Unknown(header, words[i], name, kind, target));
                return null;
            }

            if (inline is not null && info.Argument == MatchArgumentKind.None)
            {
                report(
                    ConfigProblem.Of(header, words[i].Span, ProblemKind.UnknownMatchCriterion, $"`{info.Name}` of `Match` takes no value")
                );
                return null;
            }

            if (info.Name == "all")
            {
                // ssh lets `all` stand behind one other criterion (Match final all), sshd only alone; nothing may follow.
                if (i + 1 < words.Length || criteria.Count > (kind == ConfigKind.Client ? 1 : 0))
                {
                    report(
                        ConfigProblem.Of(
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
                report(ConfigProblem.Of(header, words[i].Span, ProblemKind.IncompleteMatch, $"`{info.Name}` of `Match` has no value"));
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
            report(ConfigProblem.Of(header, header.Syntax.Keyword.Span, ProblemKind.IncompleteMatch, "`Match` has no criterion"));
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

    private static ConfigProblem Unknown(BoundDirective header, SyntaxToken word, string name, ConfigKind kind, Target target)
    {
        var program = kind.Program();
        var other = kind.Other();
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
                $"`{foreign.Name}` is a criterion of {other.Program()}: {program} refuses it",
                null
            ),
            _ => (
                $"`{name}` is no criterion of `Match`",
                (string?)$"{program} {target.Version} knows {string.Join(", ", known.Select(criterion => $"`{criterion}`"))}"
            ),
        };
        var suggestion = SpellingSuggestion.For(name, known);
        return ConfigProblem.Of(header, word.Span, ProblemKind.UnknownMatchCriterion, message) with
        {
            Suggestion = suggestion,
            Help = suggestion is null ? help : $"did you mean `{suggestion}`?",
        };
    }
}
