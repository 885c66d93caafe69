using System.Collections.Immutable;
using System.Text;
using SshConfigLint.Knowledge;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>A server configuration of several files, and who connects.</summary>
/// <param name="Files">The files by name; <see cref="Entry"/> is the first, and <see cref="Folder"/> in a text stands for their folder.</param>
/// <param name="Specification">What <c>-C</c> is given; null for no <c>-C</c>.</param>
public sealed record ServerCase(ImmutableSortedDictionary<string, string> Files, string? Specification)
{
    public const string Folder = "@DIR@";
    public const string Entry = "sshd_config";

    public override string ToString() =>
        $"-C {Specification ?? "(none)"}\n{string.Concat(Files.Select(file => $"[{file.Key}]\n{file.Value.Replace("\r", "<CR>", StringComparison.Ordinal)}"))}";
}

/// <summary>Random server files: keywords of the whole table, in Match blocks and included files, in any spelling.</summary>
public sealed class RandomServerFile(Random random, Target target)
{
    private static readonly string[] _hostKeys = ["rsa", "ecdsa", "ed25519"];

    private readonly ServerValues _values = new(random, target);

    private readonly List<KeywordInfo> _keywords =
    [
        .. KeywordTable
            .All(ConfigKind.Server)
            .Where(row => row.StateIn(target) != KeywordState.Absent && row.Repetition != Repetition.Structure)
            // Only the machine knows its routing domains.
            .Where(row => row.Name != "RDomain"),
    ];

    /// <summary>The case of a seed.</summary>
    public static ServerCase Create(int seed, Target target) => new RandomServerFile(new Random(seed), target).Create();

    private ServerCase Create()
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (random.Next(3) == 0)
        {
            foreach (var name in new[] { "a.conf", "b.conf", "c.inc", ".hidden.conf" })
            {
                // Only c.inc is included by the others, so that there is no cycle.
                files.Add(name, Text(random.Next(0, 6), name == "c.inc" ? [] : [$"{ServerCase.Folder}/c.inc"]));
            }
        }

        string[] includes =
            files.Count == 0
                ? [$"{ServerCase.Folder}/none*", "sshd_config.d/*.conf"]
                :
                [
                    $"{ServerCase.Folder}/a.conf",
                    $"{ServerCase.Folder}/*.conf",
                    $"{ServerCase.Folder}/[bx].conf {ServerCase.Folder}/a.conf",
                ];
        files.Add(ServerCase.Entry, Text(random.Next(1, 18), includes));
        return new ServerCase(files.ToImmutable(), random.Next(3) == 0 ? null : Specification());
    }

    private string Text(int count, string[] includes)
    {
        var text = new StringBuilder();
        var end = random.Next(12) == 0 ? "\r\n" : "\n";
        var isInMatch = false;
        for (var i = 0; i < count; i++)
        {
            switch (random.Next(16))
            {
                case 0 or 1 or 2:
                    text.Append(Spelled("Match", Criteria()));
                    isInMatch = true;
                    break;
                case 3 when includes.Length > 0:
                    text.Append(Spelled("Include", random.Pick(includes)));
                    break;
                case 4:
                    text.Append(random.Pick("", "# a comment", "\t", "  # Port 9"));
                    break;
                default:
                    text.Append(Line(isInMatch, end));
                    break;
            }

            text.Append(end);
        }

        return text.ToString();
    }

    private string Line(bool isInMatch, string end)
    {
        // Most lines in a block may stand there.
        var keyword = random.Pick(_keywords);
        for (var tries = 0; isInMatch && tries < 6 && !keyword.IsAllowedInMatch(target.Version); tries++)
        {
            keyword = random.Pick(_keywords);
        }

        if (isInMatch && !keyword.IsAllowedInMatch(target.Version) && random.Next(8) > 0)
        {
            return "";
        }

        var resolved = KeywordTable.Resolve(keyword, target);
        if (resolved.Name == "HostKey")
        {
            // A key that can be read keeps sshd going.
            var good = $"{keyword.Name} /etc/ssh/ssh_host_{random.Pick(_hostKeys)}_key";
            return random.Next(3) == 0 ? $"{good}{end}{keyword.Name} {random.Pick("none", "~/k", "rel/k", "NONE", "\"/a b\"")}"
                : random.Next(12) == 0 ? $"{keyword.Name} none"
                : good;
        }

        if (
            resolved.Name.EndsWith("CommandUser", StringComparison.Ordinal)
            || resolved.Name is "AuthorizedKeysCommand" or "AuthorizedPrincipalsCommand"
        )
        {
            return Command(resolved.Name.Replace("User", "", StringComparison.Ordinal), end);
        }

        return Spelled(keyword.Name, _values.Of(resolved), keyword);
    }

    /// <summary>Mostly both lines: one without the other is refused.</summary>
    private string Command(string name, string end)
    {
        var command = Spelled(name, random.Pick("/bin/x %u", "none", "None", "/bin/y  \"a b\" # c", "/bin/z\t'q'"));
        var user = Spelled($"{name}User", random.Pick("nobody", "sshd", "none"));
        return random.Next(16) == 0 ? random.Pick(command, user) : $"{user}{end}{command}";
    }

    private string Spelled(string keyword, string value, KeywordInfo? row = null)
    {
        var name = random.Next(5) switch
        {
            0 => keyword.ToLowerInvariant(),
            1 when random.Next(4) == 0 => $"\"{keyword}\"",
            _ => keyword,
        };
        var separator = name.EndsWith('"') ? " " : random.Pick(" ", " ", " ", " ", "=", " = ", "\t", "  ");
        var canQuote = row is { RestOfLine: false, MaxArguments: 1 } && !value.Contains(' ', StringComparison.Ordinal);
        if (canQuote && value.Length > 0 && value[0] != '"' && random.Next(12) == 0)
        {
            value = target.Version >= new OpenSshVersion(8, 7) && random.Next(2) == 0 ? $"'{value}'" : $"\"{value}\"";
        }

        var comment = row is { RestOfLine: false } && random.Next(20) == 0 ? " # why" : "";
        return $"{random.Pick("", "", "", "  ", "\t")}{name}{separator}{value}{comment}{random.Pick("", "", "", " ")}";
    }

    private string Criteria()
    {
        if (random.Next(8) == 0)
        {
            return "all";
        }

        var criteria = new List<string>();
        for (var i = random.Next(8) == 0 ? 2 : 1; i > 0; i--)
        {
            criteria.Add(Criterion());
        }

        return string.Join(' ', criteria);
    }

    private string Criterion()
    {
        var name = random.Pick(
            "User",
            "user",
            "Group",
            "Host",
            "Address",
            "LocalAddress",
            "LocalPort",
            "RDomain",
            "invalid-user",
            "version"
        );
        if (name == "LocalPort" && random.Next(3) > 0)
        {
            name = "USER";
        }

        if (name is "invalid-user" or "version" && target.Version < new OpenSshVersion(10, 0) && random.Next(8) > 0)
        {
            name = "User";
        }

        var list = name.ToLowerInvariant() switch
        {
            "user" => random.Pick("alice", "root,alice", "a*", "*", "!root,*", "bob", "!alice", "al?ce", "\"x y\"", "Alice"),
            "group" => random.Pick("wheel", "alice,wheel", "root", "*", "!wheel,*", "w*", "nogroup", "!root"),
            "host" => random.Pick("h.example.org", "*.example.org", "H.EXAMPLE.ORG", "*,!h*", "x", "!h.example.org"),
            "address" => random.Pick(
                "192.0.2.7",
                "192.0.2.0/24",
                "!192.0.2.7,192.0.2.0/24",
                "192.0.2.*",
                "10.0.0.0/8,2001:db8::/32",
                "*",
                "!10.0.0.1,*",
                "192.0.2.0/25,!192.0.2.7",
                "2001:DB8::7",
                "::/0",
                "0.0.0.0/0",
                "name"
            ),
            "localaddress" => random.Pick("192.0.2.1", "192.0.2.0/24", "!192.0.2.1", "::1", "*"),
            "localport" => random.Pick("22", "2222", "022"),
            "rdomain" => random.Pick("vrf1", "v*", "!vrf1", "*"),
            "version" => random.Pick("OpenSSH_10*", "OpenSSH_9*", "*", "!OpenSSH_10.0p2*,*", "OpenSSH_??.*"),
            _ => "",
        };
        if (random.Next(60) == 0)
        {
            return random.Pick(
                $"{name}",
                "foo bar",
                "Address 10.0.0.1/8",
                "all User x",
                "!User x",
                "LocalPort x1",
                "Address 10.0.0.0/33",
                "User \""
            );
        }

        return list.Length == 0 ? name : $"{name}{(random.Next(10) == 0 ? "=" : " ")}{list}";
    }

    private string Specification()
    {
        var parts = new List<string>();
        Add(9, "user", "alice", "root", "sshd", "bob", "nobody");
        Add(8, "host", "h.example.org", "x", "H.Example.org");
        Add(8, "addr", "192.0.2.7", "10.0.0.1", "2001:db8::7", "192.0.2.200");
        Add(6, "laddr", "192.0.2.1", "::1");
        Add(9, "lport", "22", "2222");
        Add(2, "rdomain", "vrf1", "x");
        if (target.Version >= new OpenSshVersion(9, 9) && random.Next(4) == 0)
        {
            parts.Add("invalid-user");
        }

        return parts.Count == 0 ? "user=alice" : string.Join(',', parts);

        void Add(int outOfTen, string key, params string[] values)
        {
            if (random.Next(10) < outOfTen)
            {
                parts.Add($"{key}={random.Pick(values)}");
            }
        }
    }
}
