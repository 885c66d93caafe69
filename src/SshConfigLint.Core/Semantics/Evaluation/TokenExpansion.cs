using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Replaces <c>%</c> tokens, <c>${NAME}</c> and <c>~</c> where ssh does so before it prints (<c>ssh.c: main</c>).</summary>
internal sealed class TokenExpansion(
    Target target,
    ClientQuery query,
    string host,
    string port,
    string user,
    string keyAlias,
    string jumpHost,
    SortedSet<string> notes
)
{
    internal string User { get; set; } = user;

    /// <summary>A value of a keyword that takes tokens and, by release, variables.</summary>
    internal string Of(string keyword, string text)
    {
        text = Percent(text, PercentTokens.Of(ConfigKind.Client, keyword, target.Version));
        return PercentTokens.ExpandsVariables(ConfigKind.Client, keyword, target.Version) ? Variables(text) : text;
    }

    /// <summary>The same for a file name, which may begin with <c>~</c>.</summary>
    internal string Path(string keyword, string text)
    {
        var isFile = keyword is "ControlPath" or "UserKnownHostsFile" or "RevokedHostKeys";
        return PercentTokens.Of(ConfigKind.Client, keyword, target.Version) is null ? text : Of(keyword, isFile ? Tilde(text) : text);
    }

    /// <summary>IdentityAgent and ForwardAgent: words, <c>$NAME</c> or a path.</summary>
    internal string Agent(string text)
    {
        if (text is "SSH_AUTH_SOCK" || text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        if (text is ['$', not '{', ..])
        {
            return text;
        }

        return Of("IdentityAgent", Tilde(text));
    }

    internal string SetEnv(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? assignment : $"{assignment[..equals]}={Of("SetEnv", assignment[(equals + 1)..])}";
    }

    private string Tilde(string path)
    {
        if (path is not ['~', .. var rest])
        {
            return path;
        }

        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var user = slash < 0 ? rest : rest[..slash];
        if (user.Length > 0 && user != query.LocalUser)
        {
            notes.Add($"the home folder of `{user}` is not known: `~{user}` stays as it is");
            return path;
        }

        return query.Home + rest[user.Length..];
    }

    private string Percent(string text, string? known)
    {
        if (known is null || !text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                result.Append(text[i]);
                continue;
            }

            if (++i == text.Length)
            {
                throw new EvaluationFailure("percent_expand: invalid format");
            }

            var letter = text[i];
            result.Append(
                letter == '%' ? "%"
                : known.Contains(letter, StringComparison.Ordinal) || known == "all" ? Token(letter)
                : throw new EvaluationFailure($"percent_expand: unknown key %{letter}")
            );
        }

        return result.ToString();
    }

    private string Token(char letter) =>
        letter switch
        {
            'h' => host,
            'n' => query.Host,
            'p' => port,
            'r' => User,
            'u' => query.LocalUser,
            'i' => query.LocalUserId.ToString(CultureInfo.InvariantCulture),
            'd' => query.Home,
            'l' => query.LocalHost,
            'L' => query.LocalHost.Split('.')[0],
            'k' => keyAlias,
            'j' => jumpHost,
            'C' => ConnectionHash(),
            _ => throw new EvaluationFailure($"percent_expand: unknown key %{letter}"),
        };

    /// <summary><c>readconf.c: ssh_connection_hash</c>.</summary>
#pragma warning disable CA5350 // OpenSSH names a socket with it; it protects nothing.
    private string ConnectionHash()
    {
        var text = query.LocalHost + host + port + User + (target.Version >= new OpenSshVersion(9, 6) ? jumpHost : "");
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
    }
#pragma warning restore CA5350

    private string Variables(string text)
    {
        for (var start = text.IndexOf("${", StringComparison.Ordinal); start >= 0; )
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
            {
                throw new EvaluationFailure("environment variable name without closing brace");
            }

            var name = text[(start + 2)..end];
            var value =
                query.Environment.GetValueOrDefault(name) ?? throw new EvaluationFailure($"environment variable `{name}` is not set");
            text = text[..start] + value + text[(end + 1)..];
            start = text.IndexOf("${", start + value.Length, StringComparison.Ordinal);
        }

        return text;
    }
}
