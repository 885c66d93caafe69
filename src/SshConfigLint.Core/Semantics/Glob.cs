using System.Collections.Immutable;

namespace SshConfigLint.Semantics;

/// <summary>File name patterns as <c>glob(3)</c> expands them for Include: <c>* ? [ ]</c>, no braces, a leading dot must be written.</summary>
internal static class Glob
{
    /// <summary>The files that an absolute pattern names, in the byte order that glob sorts by.</summary>
    internal static ImmutableArray<string> Expand(string pattern, IFileSource files)
    {
        var folders = new List<string> { "" };
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            folders = HasWildcard(parts[i])
                ? Matches(folders, parts[i], isLast, files)
                : [.. folders.Select(folder => $"{folder}/{Unescape(parts[i])}")];
        }

        // A name without wildcards stands for itself when it exists; the caller finds that out by reading it.
        folders.Sort(string.CompareOrdinal);
        return [.. folders];
    }

    private static List<string> Matches(List<string> folders, string pattern, bool isLast, IFileSource files)
    {
        var matches = new List<string>();
        foreach (var folder in folders)
        {
            foreach (var entry in files.List(folder is "" ? "/" : folder))
            {
                if ((isLast || entry.IsFolder) && IsMatch(pattern, entry.Name))
                {
                    matches.Add($"{folder}/{entry.Name}");
                }
            }
        }

        return matches;
    }

    /// <summary>Whether a name fits a pattern that has no slash.</summary>
    internal static bool IsMatch(string pattern, string name) =>
        (!name.StartsWith('.') || pattern.StartsWith('.')) && IsMatch(pattern.AsSpan(), name.AsSpan());

    private static bool HasWildcard(string part) => part.AsSpan().ContainsAny('*', '?', '[');

    private static string Unescape(string part) =>
        part.Contains('\\', StringComparison.Ordinal) ? part.Replace("\\", "", StringComparison.Ordinal) : part;

    private static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (p, n, star, retry) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = ++p;
                retry = n;
            }
            else if (p < pattern.Length && TakesOne(pattern, ref p, name[n]))
            {
                n++;
            }
            else if (star >= 0)
            {
                p = star;
                n = ++retry;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }

    private static bool TakesOne(ReadOnlySpan<char> pattern, ref int p, char c)
    {
        switch (pattern[p])
        {
            case '?':
                p++;
                return true;
            case '[' when ClassEnd(pattern, p) is var end and > 0:
                var takes = InClass(pattern[(p + 1)..end], c);
                p = takes ? end + 1 : p;
                return takes;
            case '\\' when p + 1 < pattern.Length && pattern[p + 1] == c:
                p += 2;
                return true;
            default:
                return pattern[p] == c && p++ >= 0;
        }
    }

    private static int ClassEnd(ReadOnlySpan<char> pattern, int start)
    {
        var first = start + 1 < pattern.Length && pattern[start + 1] is '!' or '^' ? start + 2 : start + 1;
        if (first + 1 > pattern.Length)
        {
            return -1;
        }

        // A ']' right at the beginning is a member of the class.
        var length = pattern[Math.Min(first + 1, pattern.Length)..].IndexOf(']');
        return length < 0 ? -1 : first + 1 + length;
    }

    private static bool InClass(ReadOnlySpan<char> members, char c)
    {
        var isNegated = members is ['!' or '^', ..];
        members = isNegated ? members[1..] : members;
        for (var i = 0; i < members.Length; i++)
        {
            if (i + 2 < members.Length && members[i + 1] == '-')
            {
                if (c >= members[i] && c <= members[i + 2])
                {
                    return !isNegated;
                }

                i += 2;
            }
            else if (members[i] == c)
            {
                return !isNegated;
            }
        }

        return isNegated;
    }
}
