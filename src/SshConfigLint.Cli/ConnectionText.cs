using System.Net;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>The value of <c>--connection</c>: the keys of <c>sshd -C</c>, and <c>group</c>, which sshd asks the system for.</summary>
internal static class ConnectionText
{
    private const string Option = "--connection";

    private static readonly string[] _keys = ["user", "host", "addr", "laddr", "lport", "rdomain", "group", "invalid-user"];

    /// <summary>Who connects.</summary>
    /// <exception cref="UsageException">An entry is unknown, malformed or given twice.</exception>
    internal static ServerQuery Parse(string text)
    {
        var query = new ServerQuery();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in text.Split(','))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? entry : entry[..equals];
            if (!_keys.Contains(key))
            {
                throw new UsageException($"{Option}: {(entry.Length == 0 ? "an entry is empty" : Unknown(key))}");
            }

            if (!seen.Add(key))
            {
                throw new UsageException($"{Option}: '{key}' is given twice");
            }

            if (key == "invalid-user" ? equals >= 0 : equals < 0 || (key != "group" && equals + 1 == entry.Length))
            {
                throw new UsageException($"{Option}: '{key}' {(key == "invalid-user" ? "takes no value" : "needs a value")}");
            }

            query = With(query, key, entry[(equals + 1)..]);
        }

        return query;
    }

    private static ServerQuery With(ServerQuery query, string key, string value) =>
        key switch
        {
            "user" => query with { User = value },
            "host" => query with { Host = value },
            "addr" => query with { Address = Address(key, value) },
            "laddr" => query with { LocalAddress = Address(key, value) },
            "lport" => query with { LocalPort = EffectiveOptions.Port($"{Option}: lport", value) },
            "rdomain" => query with { RoutingDomain = value },
            "group" => query with { Groups = [.. value.Split(':', StringSplitOptions.RemoveEmptyEntries)] },
            _ => query with { IsInvalidUser = true },
        };

    /// <summary>.NET takes a number for an IPv4 address as well.</summary>
    private static string Address(string key, string value) =>
        IPAddress.TryParse(value, out _) && (value.Contains(':', StringComparison.Ordinal) || value.Count(letter => letter == '.') == 3)
            ? value
            : throw new UsageException($"{Option}: '{value}' is no address for {key}; give an IPv4 or IPv6 address");

    private static string Unknown(string key) =>
        SpellingSuggestion.For(key, _keys) is { } nearest
            ? $"unknown key '{key}'; did you mean '{nearest}'?"
            : $"unknown key '{key}'; choose from {string.Join(", ", _keys)}";
}
