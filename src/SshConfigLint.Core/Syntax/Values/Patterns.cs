namespace SshConfigLint.Syntax.Values;

/// <summary>How a text compares with a pattern list.</summary>
public enum PatternListMatch
{
    /// <summary>No pattern fits.</summary>
    None,

    /// <summary>A pattern fits, and no negated one does.</summary>
    Positive,

    /// <summary>A negated pattern fits.</summary>
    Negated,
}

/// <summary>OpenSSH's patterns: <c>*</c> stands for any characters, <c>?</c> for one; there is no escape (<c>match.c: match_pattern</c>).</summary>
public static class Patterns
{
    /// <summary>Whether the pattern has a wildcard.</summary>
    public static bool HasWildcard(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.AsSpan().ContainsAny('*', '?');
    }

    /// <summary>Whether the whole text fits the pattern.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="ignoreCase">Whether the case of ASCII letters makes no difference.</param>
    /// <remarks>
    /// Only the last <c>*</c> is ever tried again, which is enough and keeps <c>*a*a*a*</c> from taking forever; the result
    /// is that of OpenSSH's recursion.
    /// </remarks>
    public static bool Matches(string text, string pattern, bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(pattern);
        int at = 0,
            inPattern = 0,
            afterStar = -1,
            starAt = 0;
        while (at < text.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                afterStar = ++inPattern;
                starAt = at;
            }
            else if (inPattern < pattern.Length && Fits(text[at], pattern[inPattern], ignoreCase))
            {
                at++;
                inPattern++;
            }
            else if (afterStar >= 0)
            {
                inPattern = afterStar;
                at = ++starAt;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(inPattern).TrimStart('*').IsEmpty;
    }

    private static bool Fits(char c, char pattern, bool ignoreCase) =>
        pattern == '?' || c == pattern || (ignoreCase && char.IsAscii(c) && char.ToLowerInvariant(c) == char.ToLowerInvariant(pattern));
}
