using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Files;

/// <summary>Finds the files of keys of the users who can log in.</summary>
internal static class AuthorizedKeys
{
    /// <summary>Enough for a machine whose users are in its own files.</summary>
    private const int MaxUsers = 500;

    /// <summary>The files that exist, with their users; none where a Match block decides which they are.</summary>
    internal static IEnumerable<(UserAccount User, string Path, NamedFile File)> Of(RuleContext context)
    {
        var value = context.Model.Effective("AuthorizedKeysFile", context.Model.Blocks[0]);
        if (!value.MayBeat.IsEmpty)
        {
            return [];
        }

        ImmutableArray<(string Text, TextSpan Span)> words = value.Origin is { } line
            ? [.. line.Words.Select(word => (word.Value, word.Span))]
            : [.. (value.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, default(TextSpan)))];
        return from user in context.Disk.Accounts.Users.Where(CanLogIn).Take(MaxUsers)
            from word in words
            where !NamedFiles.IsNone(word.Text)
            let path = Expand(word.Text, user)
            where context.Disk.Look(path).Kind == PathKind.File
            select (user, path, new NamedFile(path, word.Text, value.Origin is { } origin ? [(origin, word.Span)] : []));
    }

    private static bool CanLogIn(UserAccount user) =>
        user.Home.StartsWith('/') && ConfigPath.Name(user.Shell) is not ("nologin" or "false" or "sync" or "halt" or "shutdown");

    /// <summary><c>auth2-pubkeyfile.c</c>, <c>servconf.c: expand_authorized_keys</c>: relative to the home.</summary>
    private static string Expand(string text, UserAccount user)
    {
        var path = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i] == '%' && i + 1 < text.Length ? text[++i] : '\0';
            path.Append(
                letter switch
                {
                    'h' => user.Home,
                    'u' => user.Name,
                    'U' => user.Id.ToString(CultureInfo.InvariantCulture),
                    '%' => "%",
                    _ => text[i].ToString(),
                }
            );
        }

        return ConfigPath.Combine(user.Home, path.ToString());
    }
}
