namespace SshConfigLint.Syntax.Values;

/// <summary>Patterns of <c>*</c> and <c>?</c> (<c>match.c: match_pattern</c>): no classes, no escapes, case matters.</summary>
public static class WildcardPattern
{
    /// <summary>Whether the pattern takes the whole text; linear in the product of both lengths at worst.</summary>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var (p, t, star, retry) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                retry = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    /// <summary>Whether the pattern takes every text.</summary>
    public static bool TakesEverything(ReadOnlySpan<char> pattern) => !pattern.IsEmpty && !pattern.ContainsAnyExcept('*');

    /// <summary>Whether the text has no wildcard, so that it takes itself only.</summary>
    public static bool IsLiteral(ReadOnlySpan<char> pattern) => !pattern.ContainsAny('*', '?');

    /// <summary>
    /// Matches a comma list with <c>!</c> negation (<c>match.c: match_pattern_list</c>): a negated hit makes the whole
    /// list fail, otherwise one hit is needed.
    /// </summary>
    public static bool IsListMatch(ReadOnlySpan<char> list, ReadOnlySpan<char> text)
    {
        var matched = false;
        foreach (var range in list.Split(','))
        {
            var pattern = list[range];
            var isNegated = pattern.StartsWith('!');
            if (!IsMatch(isNegated ? pattern[1..] : pattern, text))
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
}
