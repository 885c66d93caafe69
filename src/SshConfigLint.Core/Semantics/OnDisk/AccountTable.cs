using System.Collections.Immutable;
using System.Globalization;

namespace SshConfigLint.Semantics.OnDisk;

/// <summary>A user.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The numeric id.</param>
/// <param name="GroupId">The numeric id of the primary group.</param>
/// <param name="Home">The home folder.</param>
/// <param name="Shell">The login shell.</param>
public sealed record UserAccount(string Name, uint Id, uint GroupId, string Home, string Shell);

/// <summary>The users and groups in <c>/etc/passwd</c> and <c>/etc/group</c> of a source; other databases are not asked.</summary>
public sealed class AccountTable
{
    private readonly ImmutableArray<(string Name, uint Id, ImmutableArray<string> Members)> _groups;

    internal AccountTable(IFileSource files)
    {
        Users =
        [
            .. Rows(files, "/etc/passwd", 7)
                .Select(row =>
                    IdOf(row[2]) is { } id && IdOf(row[3]) is { } group ? new UserAccount(row[0], id, group, row[5], row[6]) : null
                )
                .OfType<UserAccount>(),
        ];
        _groups =
        [
            .. Rows(files, "/etc/group", 4)
                .Where(row => IdOf(row[2]) is not null)
                .Select(row => (row[0], IdOf(row[2])!.Value, row[3].Split(',', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray())),
        ];
    }

    /// <summary>All users in the order of the file.</summary>
    public ImmutableArray<UserAccount> Users { get; }

    /// <summary>The user of a name, or null.</summary>
    public UserAccount? Find(string name) => Users.FirstOrDefault(user => user.Name == name);

    /// <summary>The user whose home folder it is, or null.</summary>
    public UserAccount? OwnerOf(string home) => Users.FirstOrDefault(user => user.Home.TrimEnd('/') == home.TrimEnd('/'));

    /// <summary>The name of a user for people; <c>uid 1000</c> for one without.</summary>
    public string NameOf(uint id) =>
        id == 0 ? "root" : Users.FirstOrDefault(user => user.Id == id)?.Name ?? string.Create(CultureInfo.InvariantCulture, $"uid {id}");

    /// <summary>The names of a group's members, those whose primary group it is included; null for a group that is not known.</summary>
    public ImmutableArray<string>? MembersOf(uint groupId)
    {
        var named = _groups.Where(group => group.Id == groupId).ToList();
        return named.Count == 0
            ? null
            :
            [
                .. named
                    .SelectMany(group => group.Members)
                    .Concat(Users.Where(user => user.GroupId == groupId).Select(user => user.Name))
                    .Distinct(),
            ];
    }

    /// <summary>The name of a group, or null.</summary>
    public string? GroupName(uint groupId) => _groups.FirstOrDefault(group => group.Id == groupId).Name;

    private static IEnumerable<string[]> Rows(IFileSource files, string path, int fields) =>
        files.Read(path).Text is { } text
            ? text.Content.Split('\n').Select(line => line.TrimEnd('\r').Split(':')).Where(row => row.Length == fields)
            : [];

    private static uint? IdOf(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
