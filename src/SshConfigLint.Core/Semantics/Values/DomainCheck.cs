using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Values;

/// <summary>CanonicalDomains and CanonicalizePermittedCNAMEs.</summary>
internal static class DomainCheck
{
    private static readonly OpenSshVersion _firstWithLeadingUnderscore = new(9, 4);

    internal static void Domains(ValueContext context)
    {
        if (!ListWords.Check(context, noneStandsAlone: true))
        {
            return;
        }

        foreach (var word in context.Words)
        {
            if (word.Value.Length > 0 && NameProblem(word.Value, context.Version) is { } reason)
            {
                context.Invalid(word, reason);
            }
        }
    }

    internal static void CnameRules(ValueContext context)
    {
        // Before 8.7 there was no `none`.
        if (!ListWords.Check(context, noneStandsAlone: true))
        {
            return;
        }

        foreach (var word in context.Words)
        {
            var isWord = word.Value == "*" || (context.SplitsLikeArgv && word.Value.Equals("none", StringComparison.OrdinalIgnoreCase));
            if (!isWord && word.Value.Length > 0 && !IsRule(word.Value))
            {
                context.Invalid(word, "`source_domains:target_domains`, `*` or `none` is expected");
            }
        }
    }

    /// <summary>Why a text is no domain name; null when it is one (<c>misc.c: valid_domain</c>).</summary>
    internal static string? NameProblem(string name, OpenSshVersion version)
    {
        var mayStart = char.IsAsciiLetterOrDigit(name[0]) || (name[0] == '_' && version >= _firstWithLeadingUnderscore);
        if (!mayStart)
        {
            return "a domain name begins with a letter or a digit";
        }

        if (name.Contains("..", StringComparison.Ordinal))
        {
            return "it has two dots in a row";
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
            {
                return "a domain name has letters, digits, dots, hyphens and underscores only";
            }
        }

        return null;
    }

    private static bool IsRule(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && colon + 1 < text.Length;
    }
}
