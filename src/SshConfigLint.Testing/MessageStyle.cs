using System.Collections.Frozen;
using SshConfigLint.Analysis;

namespace SshConfigLint.Testing;

/// <summary>How the texts of a finding are written.</summary>
public static class MessageStyle
{
    private static readonly FrozenSet<string> _properNouns = FrozenSet.ToFrozenSet([
        "Debian",
        "Apple",
        "Kerberos",
        "Terrapin",
        "Logjam",
        "Fedora",
        "Windows",
        "Ubuntu",
    ]);

    /// <summary>What is wrong with the texts of a finding, one sentence for each mistake; empty when all is well.</summary>
    public static IEnumerable<string> ViolationsOf(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return
        [
            .. Of("message", diagnostic.Message, required: true),
            .. Of("label", diagnostic.Label, required: false),
            .. diagnostic.Related.SelectMany(related => Of("label of a related place", related.Label, required: false)),
            .. diagnostic.Notes.SelectMany(note => Of("note", note, required: true)),
            .. Of("help", diagnostic.Help ?? "", required: false),
            .. diagnostic.Fix is { } fix ? OfTitle(fix.Title) : [],
        ];
    }

    private static IEnumerable<string> Of(string what, string text, bool required)
    {
        if (text.Length == 0)
        {
            return required ? [$"The {what} is empty: say what is wrong."] : [];
        }

        return OfAny(what, text).Concat(StartsLikeASentence(text) ? [$"The {what} starts with a capital: \"{text}\"."] : []);
    }

    private static IEnumerable<string> OfTitle(string title) =>
        title.Length == 0 || !char.IsUpper(title[0])
            ? [$"The title of the fix does not start with a capital: \"{title}\"."]
            : OfAny("title of the fix", title);

    private static IEnumerable<string> OfAny(string what, string text)
    {
        if (text.EndsWith('.'))
        {
            yield return $"The {what} ends with a period: \"{text}\".";
        }

        if (text.Any(char.IsControl))
        {
            yield return $"The {what} holds a line end or another control character: \"{text}\".";
        }

        if (text.Trim() != text || text.Contains("  ", StringComparison.Ordinal))
        {
            yield return $"The {what} holds needless blanks: \"{text}\".";
        }

        if (text.Count(character => character == '`') % 2 != 0)
        {
            yield return $"A backtick of the {what} has no partner: \"{text}\".";
        }
    }

    /// <summary>A capital is right where the first word is a name: OpenSSH, RSA, SHA-1.</summary>
    private static bool StartsLikeASentence(string text)
    {
        var word = text.Split(' ')[0].TrimEnd(',', ':', ';');
        var isName = word.Skip(1).Any(character => char.IsUpper(character) || char.IsDigit(character)) || _properNouns.Contains(word);
        return char.IsUpper(text[0]) && !isName;
    }
}
