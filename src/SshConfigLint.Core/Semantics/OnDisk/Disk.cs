using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Semantics.OnDisk;

/// <summary>The disk of the machine that a configuration is for: what its rules may ask, each thing once. Nothing on it is changed or run.</summary>
/// <param name="files">Where the files come from.</param>
/// <param name="kind">Which program reads the configuration.</param>
/// <param name="target">The build that reads it.</param>
/// <param name="options">Where the configuration stands.</param>
/// <param name="now">The time at which certificates are judged.</param>
public sealed class Disk(IFileSource files, ConfigKind kind, Target target, ModelOptions options, DateTimeOffset now)
{
    private const int MaxLength = 2_000_000;

    private readonly ConcurrentDictionary<string, PathFacts> _facts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KeyFile?> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<string>?> _lines = new(StringComparer.Ordinal);
    private readonly Lazy<AccountTable> _accounts = new(() => new AccountTable(files));
    private bool? _hasOwners;

    /// <summary>The time at which certificates are judged.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The users of the machine.</summary>
    public AccountTable Accounts => _accounts.Value;

    /// <summary>
    /// The home folder that <c>~</c> stands for: the user's, and root's for sshd. Null for the system's client file, which is for every user, and where it is not known.
    /// </summary>
    public string? Home =>
        kind == ConfigKind.Server ? Accounts.Find("root")?.Home ?? "/root"
        : options.IsSystemFile ? null
        : options.Home;

    /// <summary>The id of who runs the program: root for sshd, otherwise whose home folder it is; null when that is not known.</summary>
    public uint? UserId =>
        kind == ConfigKind.Server ? 0
        : Home is { } home ? Accounts.OwnerOf(home)?.Id ?? Look(home).OwnerId
        : null;

    /// <summary>What stands at a path.</summary>
    public PathFacts Look(string path) =>
        _facts.GetOrAdd(path, one => HasOwners ? files.Look(one) : files.Look(one) with { OwnerId = null, GroupId = null });

    /// <summary>Whether the disk knows the owners of the machine: an image that an ordinary user unpacked belongs to that user throughout.</summary>
    private bool HasOwners => _hasOwners ??= files.Look("/").OwnerId is null or 0;

    /// <summary>The public facts of a key file; null when it cannot be read.</summary>
    public KeyFile? ReadKey(string path) => _keys.GetOrAdd(path, files.ReadKey);

    /// <summary>The lines of a text file; null when it cannot be read or has more than two million bytes.</summary>
    public ImmutableArray<string>? ReadLines(string path) => _lines.GetOrAdd(path, LinesOf);

    /// <summary>
    /// The public key of a private one: what the file itself holds, otherwise the <c>.pub</c> file beside it, which more
    /// people may read; null when neither tells.
    /// </summary>
    public PublicKey? PublicKeyOf(string path) =>
        ReadKey(path) is { Form: not KeyFileForm.Pem } key ? key.Public : ReadKey($"{path}.pub")?.Public;

    /// <summary>The absolute path that a value stands for; null when it depends on the connection or is not known.</summary>
    public string? PathOf(string keyword, string value) => Expand(keyword, value) is (var text, true) && text.StartsWith('/') ? text : null;

    /// <summary>The folder that holds whatever a value stands for; null when that depends on the connection or is not known.</summary>
    public string? FolderOf(string keyword, string value)
    {
        var (text, _) = Expand(keyword, value);
        var slash = text.LastIndexOf('/');
        return text.StartsWith('/') && slash > 0 ? text[..slash] : null;
    }

    private ImmutableArray<string>? LinesOf(string path) =>
        Look(path) is { Kind: PathKind.File, Length: null or <= MaxLength } && files.Read(path).Text is { } text
            ? [.. text.Content.Split('\n').Select(line => line.Trim())]
            : null;

    /// <summary>Replaces <c>~</c> and the tokens that are the same for every connection; stops at the first that is not.</summary>
    private (string Text, bool IsWhole) Expand(string keyword, string value)
    {
        if (PercentTokens.ExpandsVariables(kind, keyword, target.Version) && value.Contains("${", StringComparison.Ordinal))
        {
            return ("", false);
        }

        if (Tilde(keyword == "Include" ? Anchored(value) : value) is not { } text)
        {
            return ("", false);
        }

        if (PercentTokens.Of(kind, keyword, target.Version) is null)
        {
            return (text, true);
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                result.Append(text[i]);
            }
            else if (i + 1 < text.Length && Token(text[i + 1]) is { } known)
            {
                result.Append(known);
                i++;
            }
            else
            {
                return (result.ToString(), false);
            }
        }

        return (result.ToString(), true);
    }

    /// <summary>A relative Include is looked up beside the entry file.</summary>
    private string Anchored(string path) =>
        path.StartsWith('~') ? path : ConfigPath.Combine(options.IncludeBase ?? ConfigPath.Folder(options.EntryPath ?? ""), path);

    private string? Tilde(string path)
    {
        if (!path.StartsWith('~'))
        {
            return path;
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var user = slash < 0 ? path[1..] : path[1..slash];
        var home = user.Length == 0 ? Home : Accounts.Find(user)?.Home;
        return home is null ? null : home + path[(user.Length + 1)..];
    }

    /// <summary>Client: who runs ssh. The server's tokens all speak of who logs in.</summary>
    private string? Token(char letter) =>
        letter switch
        {
            '%' => "%",
            'd' when kind == ConfigKind.Client => Home,
            'u' when kind == ConfigKind.Client && Home is { } home => Accounts.OwnerOf(home)?.Name,
            'i' when kind == ConfigKind.Client => UserId?.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
}
