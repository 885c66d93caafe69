using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Analysis;

/// <summary>What a line <c>//- /path</c> of marked text tells of the file on a disk, behind its path.</summary>
/// <remarks>
/// <c>mode=0644 owner=alice group=alice</c>; a path that ends with a slash is a folder. <c>private=KEY</c>, <c>public=KEY</c> and
/// <c>certificate=KEY</c> stand for the text of a key, see <see cref="ExampleKeys"/>.
/// </remarks>
internal sealed record MarkedDisk(string Path, PathFacts? Facts, string? Content)
{
    /// <summary>The users and groups of the machine that marked text speaks of.</summary>
    internal const string Passwd = """
        root:x:0:0:root:/root:/bin/bash
        sshd:x:101:65534::/run/sshd:/usr/sbin/nologin
        alice:x:1000:1000::/home/alice:/bin/bash
        bob:x:1001:1001::/home/bob:/bin/bash

        """;

    /// <summary>The groups: alice and bob have one each, and one in common.</summary>
    internal const string Group = """
        root:x:0:
        staff:x:50:alice,bob
        ssh_keys:x:996:
        alice:x:1000:
        bob:x:1001:

        """;

    private static readonly ImmutableArray<string> _names = ["mode", "owner", "group", "private", "public", "certificate"];

    /// <summary>Reads the words of the line.</summary>
    /// <exception cref="FormatException">A word makes no sense.</exception>
    internal static MarkedDisk Parse(string header)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var path = header;
        while (
            path.LastIndexOf(' ') is > 0 and var blank
            && path[(blank + 1)..].Split('=', 2) is [var name, var value]
            && _names.Contains(name)
        )
        {
            words.Add(name, value);
            path = path[..blank].TrimEnd();
        }

        var isFolder = path.Length > 1 && path.EndsWith('/');
        path = isFolder ? path.TrimEnd('/') : path;
        var owner = words.TryGetValue("owner", out var user) ? IdOf(Passwd, user) : (uint?)null;
        var facts = new PathFacts(
            isFolder ? PathKind.Folder : PathKind.File,
            words.TryGetValue("mode", out var mode) ? Convert.ToInt32(mode, 8) : null,
            owner,
            words.TryGetValue("group", out var group) ? IdOf(Group, group) : owner,
            RealPath: path
        );
        var content =
            words.TryGetValue("private", out var secret) ? ExampleKeys.PrivateKey(secret)
            : words.TryGetValue("public", out var shown) ? ExampleKeys.PublicKeyLine(shown)
            : words.TryGetValue("certificate", out var certificate) ? ExampleKeys.CertificateLine(certificate)
            : null;
        return new MarkedDisk(path, words.Count > 0 || isFolder ? facts : null, content);
    }

    private static uint IdOf(string table, string name) =>
        table.Split('\n').Select(line => line.Split(':')).FirstOrDefault(row => row[0] == name) is { } found
            ? uint.Parse(found[2], CultureInfo.InvariantCulture)
            : throw new FormatException($"The machine of marked text has no {name}.");
}
