using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics;

/// <summary>Whether a Host line takes every name, none, or some (<c>readconf.c: oHost</c>).</summary>
internal static class HostCondition
{
    internal static Condition Of(BoundDirective header, Target target, Action<ConfigProblem> report)
    {
        var condition = Condition.Never;
        foreach (var word in header.Words)
        {
            var pattern = word.ValueCharacters;
            if (pattern is [])
            {
                if (target.Version < DirectiveWords.ArgvSplit)
                {
                    // An empty word ends the line there.
                    break;
                }

                report(ConfigProblem.Of(header, word.Span, ProblemKind.InvalidValue, "`Host` has an empty pattern"));
                return Condition.Never;
            }

            if (pattern is ['!', .. var rest])
            {
                // A negated pattern that takes everything turns the block off wherever it stands.
                if (WildcardPattern.TakesEverything(rest))
                {
                    return Condition.Never;
                }

                condition = condition == Condition.Always ? Condition.Maybe : condition;
                continue;
            }

            var hit = WildcardPattern.TakesEverything(pattern) && !HasNegation(header) ? Condition.Always : Condition.Maybe;
            condition = (Condition)Math.Max((int)condition, (int)hit);
        }

        return condition;
    }

    /// <summary>Whether a Host line takes a name: some pattern does, and no negated one (<c>readconf.c: oHost</c>).</summary>
    internal static bool Takes(BoundDirective host, string name)
    {
        var matched = false;
        foreach (var word in host.Words)
        {
            var pattern = word.ValueCharacters;
            if (pattern.IsEmpty)
            {
                // Before 8.7 an empty word ends the line; later it is an error.
                break;
            }

            var isNegated = pattern[0] == '!';
            if (!WildcardPattern.IsMatch(isNegated ? pattern[1..] : pattern, name))
            {
                continue;
            }

            if (isNegated)
            {
                return false;
            }

            matched = true;
        }

        return matched;
    }

    private static bool HasNegation(BoundDirective header) => header.Words.Any(word => word.Characters.StartsWith('!'));
}
