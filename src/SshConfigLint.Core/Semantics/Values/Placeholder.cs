using System.Collections.Frozen;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>Placeholders that a tutorial or a build script leaves to be replaced, and that nobody replaced.</summary>
internal static class Placeholder
{
    private static readonly FrozenSet<string> _nouns = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "account",
        "address",
        "domain",
        "email",
        "host",
        "hostname",
        "id",
        "ip",
        "key",
        "login",
        "name",
        "password",
        "port",
        "project",
        "remote",
        "server",
        "user",
        "username"
    );

    internal static void Check(ValueContext context)
    {
        foreach (var word in context.Words)
        {
            if (!word.Characters.ContainsAny("<@_-") || Find(word.Value) is not { } part)
            {
                continue;
            }

            context.Report(
                ProblemKind.TutorialPlaceholder,
                word.SpanOf(part),
                $"`{ValueContext.Shown(word.Value.Substring(part.Start, part.Length))}` looks like a placeholder that was never filled in",
                ProblemEffect.Ignored,
                label: "OpenSSH takes it literally"
            );
            return;
        }
    }

    private static TextSpan? Find(string value) => Bracketed(value) ?? BetweenAts(value) ?? Yours(value);

    /// <summary><c>&lt;your_server&gt;</c>.</summary>
    private static TextSpan? Bracketed(string value)
    {
        var open = value.IndexOf('<', StringComparison.Ordinal);
        var close = open < 0 ? -1 : value.IndexOf('>', open);
        if (close <= open + 1 || !char.IsAsciiLetter(value[open + 1]))
        {
            return null;
        }

        var name = value.AsSpan((open + 1)..close);
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (' ' or '_' or '.' or '-'))
            {
                return null;
            }
        }

        return TextSpan.FromBounds(open, close + 1);
    }

    /// <summary><c>@HOST_NAME@</c>, as configure scripts have it.</summary>
    private static TextSpan? BetweenAts(string value)
    {
        var open = value.IndexOf('@', StringComparison.Ordinal);
        var close = open < 0 ? -1 : value.IndexOf('@', open + 1);
        if (close <= open + 2 || !char.IsAsciiLetterUpper(value[open + 1]) || (open > 0 && char.IsAsciiLetterOrDigit(value[open - 1])))
        {
            return null;
        }

        foreach (var c in value.AsSpan((open + 1)..close))
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c != '_')
            {
                return null;
            }
        }

        return TextSpan.FromBounds(open, close + 1);
    }

    /// <summary><c>your_username</c>, <c>YOUR-SERVER-IP</c>: nothing but such words, up to an <c>@</c>, <c>:</c> or dot.</summary>
    private static TextSpan? Yours(string value)
    {
        var end = value.IndexOfAny(['@', ':', '.']);
        var name = end < 0 ? value : value[..end];
        var words = name.Split('_', '-');
        var isPlaceholder =
            words.Length > 1 && words[0].Equals("your", StringComparison.OrdinalIgnoreCase) && words.Skip(1).All(_nouns.Contains);
        return isPlaceholder ? new TextSpan(0, name.Length) : null;
    }
}
