using System.Collections.Frozen;

namespace SshConfigLint.Knowledge;

/// <summary>Words of an enumeration that mean the same, and which of them is printed (<c>readconf.c: multistate_*</c>, <c>servconf.c: multistate_*</c>).</summary>
internal static class PrintedWords
{
    // Groups of synonyms, the printed word first.
    private static readonly FrozenDictionary<string, string[]> _client = Table(
        ("AddKeysToAgent", ["true yes", "false no"]),
        ("CanonicalizeHostname", ["true yes", "false no"]),
        ("ControlMaster", ["true yes", "false no"]),
        ("RequestTTY", ["true yes", "false no"]),
        ("StrictHostKeyChecking", ["true yes", "false no off"]),
        ("Tunnel", ["point-to-point true yes", "false no"]),
        ("UpdateHostKeys", ["true yes", "false no"]),
        ("VerifyHostKeyDNS", ["true yes", "false no"]),
        ("WarnWeakCrypto", ["yes true", "no false no-pq-kex"])
    );

    private static readonly FrozenDictionary<string, string[]> _server = Table(
        ("AllowTcpForwarding", ["yes all"]),
        ("AllowStreamLocalForwarding", ["yes all"]),
        ("Compression", ["yes delayed"]),
        ("WarnWeakCrypto", ["true yes", "false no no-pq-kex"])
    );

    /// <summary>What is printed for a word in lower case; null when the keyword has no words of that kind.</summary>
    internal static string? Of(ConfigKind kind, string keyword, string word)
    {
        var table = kind == ConfigKind.Client ? _client : _server;
        if (!table.TryGetValue(keyword, out var groups))
        {
            return null;
        }

        foreach (var synonyms in groups.Select(group => group.Split(' ')))
        {
            if (synonyms.Contains(word))
            {
                return synonyms[0];
            }
        }

        return word;
    }

    private static FrozenDictionary<string, string[]> Table(params (string Keyword, string[] Groups)[] rows) =>
        rows.ToFrozenDictionary(row => row.Keyword, row => row.Groups, StringComparer.OrdinalIgnoreCase);
}
