using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Cli;

/// <summary>A user of a machine.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The numeric id.</param>
/// <param name="GroupId">The numeric id of the primary group.</param>
/// <param name="Home">The home folder, as that machine names it.</param>
internal sealed record Account(string Name, int Id, int GroupId, string Home);

/// <summary>The users and groups in <c>etc/passwd</c> and <c>etc/group</c> below a root; other databases of a machine are not asked.</summary>
/// <param name="root">The folder; empty for this machine.</param>
internal sealed class Accounts(string root)
{
    private readonly Lazy<ImmutableArray<string[]>?> _users = new(() => Rows($"{root}/etc/passwd", 7));
    private readonly Lazy<ImmutableArray<string[]>?> _groups = new(() => Rows($"{root}/etc/group", 4));

    /// <summary>The user of a name, or null.</summary>
    internal Account? Find(string name) => First(row => row[0] == name);

    /// <summary>The user whose home folder it is, or null.</summary>
    internal Account? OwnerOf(string home) => First(row => row[5] == home);

    /// <summary>The groups of a user: the primary one first; none for a user that does not exist, and null when the files are missing.</summary>
    internal ImmutableArray<string>? GroupsOf(string user)
    {
        if (_users.Value is null || _groups.Value is not { } groups)
        {
            return null;
        }

        if (Find(user) is not { } account)
        {
            return [];
        }

        var primary = groups.Where(row => row[2] == Number(account.GroupId));
        var others = groups.Where(row => row[3].Split(',').Contains(user));
        return [.. primary.Concat(others).Select(row => row[0]).Distinct()];
    }

    /// <summary>A question with the groups of its user, where it does not name any and is about another machine.</summary>
    internal static ServerQuery? WithGroups(ServerQuery? query, Place place) =>
        query is { User: { } user, Groups: null } && place.Sysroot.Length > 0
            ? query with
            {
                Groups = new Accounts(place.Sysroot).GroupsOf(user),
            }
            : query;

    private Account? First(Func<string[], bool> predicate) =>
        _users.Value?.FirstOrDefault(predicate) is { } row ? new Account(row[0], Id(row[2]), Id(row[3]), row[5]) : null;

    private static ImmutableArray<string[]>? Rows(string path, int fields) =>
        DiskFiles.ReadDisk(path, path).Text is { } text
            ? [.. text.Content.Split('\n').Select(line => line.TrimEnd('\r').Split(':')).Where(row => row.Length == fields)]
            : null;

    private static int Id(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);
}
