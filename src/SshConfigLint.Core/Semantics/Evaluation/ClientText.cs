using System.Collections.Immutable;
using System.Net.Sockets;
using System.Text;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Small texts of the client that are read in a way of their own.</summary>
internal static class ClientText
{
    /// <summary>What ssh keeps of the rest of a line: blanks and any number of <c>=</c> in front are skipped (<c>readconf.c: parse_command</c>).</summary>
    internal static string Rest(string text) => text.TrimStart(' ', '\t', '\r', '\n', '=');

    /// <summary>
    /// ProxyJump ends at the first <c>#</c> since 8.5; 8.7 to 10.0 cut at the first blank instead of the last ones, and all but Debian's
    /// take only the last hop from what is left. Empty for <c>none</c>, which is told by the uncut text (<c>readconf.c: parse_jump</c>).
    /// </summary>
    internal static string JumpRest(string text, Target target)
    {
        var version = target.Version;
        if (text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        if (version < DirectiveWords.ClientComments)
        {
            return text;
        }

        var hash = text.IndexOf('#', StringComparison.Ordinal);
        text = hash < 0 ? text : text[..hash];
        if (version >= new OpenSshVersion(8, 7) && version < new OpenSshVersion(10, 1))
        {
            var blank = text.AsSpan().IndexOfAny(" \t\r\n");
            var cut = blank < 0 ? text : text[..blank];
            return target.Vendor == Vendor.Debian ? cut : text[..(text.LastIndexOf(',') + 1)] + cut[(cut.LastIndexOf(',') + 1)..];
        }

        return text.TrimEnd(' ', '\t', '\r', '\n');
    }

    /// <summary>HostName with <c>%h</c> replaced, lower-cased unless it is an address; the name itself when there is none.</summary>
    /// <param name="hostname">HostName; null when it is not set.</param>
    /// <param name="typed">The destination as typed.</param>
    /// <param name="family">AddressFamily, of which addresses must be; null when it is not set.</param>
    internal static string Hostname(string? hostname, string typed, string? family)
    {
        var host = hostname is null ? typed : ExpandHost(hostname, typed);
        if (host == "*" && family is "inet" or "inet6")
        {
            // The C library takes it for the machine itself; of two addresses ssh takes none.
            return family == "inet" ? "127.0.0.1" : "::1";
        }

        if (!AddressOrCidr.TryParseAddress(host, out var address))
        {
            return host.ToLowerInvariant();
        }

        // An address of the other family stays as it is written, and so does what differs in case only (ssh.c: resolve_canonicalize).
        var isOther = family == (address.AddressFamily == AddressFamily.InterNetwork ? "inet6" : "inet");
        var usual = AddressText.Of(address);
        return isOther || usual.Equals(host, StringComparison.OrdinalIgnoreCase) ? host : usual;
    }

    /// <summary>What <c>Match host</c> compares before the name is resolved.</summary>
    /// <param name="hostname">HostName so far; null when it is not set.</param>
    /// <param name="typed">The destination as typed.</param>
    /// <param name="header">The line that needs it.</param>
    internal static string HostForMatch(string? hostname, string typed, BoundDirective header) =>
        hostname is null ? typed : ExpandHost(hostname, typed, header);

    internal static string AddKeysToAgent(ImmutableArray<string> words, KeywordInfo keyword, Target target)
    {
        var first = words[0].ToLowerInvariant();
        if (words.Length == 2)
        {
            var seconds = DumpValue.Seconds(words[1], target);
            return seconds is "0" or ['-', ..] ? "confirm" : $"confirm {seconds}";
        }

        if (first is "yes" or "true" or "no" or "false" or "ask" or "confirm")
        {
            return DumpValue.Enumeration(keyword, first, target);
        }

        var lifetime = DumpValue.Seconds(words[0], target);
        return lifetime is "0" or ['-', ..] ? "true" : lifetime;
    }

    internal static string ControlPersist(string word, Target target)
    {
        if (word is "yes" or "true")
        {
            return "yes";
        }

        if (word is "no" or "false")
        {
            return "no";
        }

        var seconds = DumpValue.Seconds(word, target);
        return seconds == "0" ? "yes" : seconds;
    }

    /// <summary><c>proxyjump</c> as it is printed: the earlier hops, then user, host and port of the last one.</summary>
    internal static string Jump(string list, OpenSshVersion version)
    {
        var comma = list.LastIndexOf(',');
        var hop = LastHop(list);
        var host = hop.IsUri ? Uri.UnescapeDataString(hop.Target.Host) : hop.Target.Host;
        var text = new StringBuilder();
        if (comma >= 0)
        {
            text.Append(list, 0, comma).Append(',');
        }

        if (hop.User is { Length: > 0 } user)
        {
            var scheme = hop.IsUri && version < new OpenSshVersion(8, 5) ? "ssh://" : "";
            text.Append(scheme).Append(hop.IsUri ? Uri.UnescapeDataString(user) : user).Append('@');
        }

        var isNumeric = host.Contains(':', StringComparison.Ordinal) || host.All(letter => char.IsAsciiDigit(letter) || letter == '.');
        text.Append(isNumeric ? $"[{host}]" : host);
        if (hop.Target.Port is { Length: > 0 } port)
        {
            text.Append(':').Append(DumpValue.Port(port));
        }

        return text.ToString();
    }

    /// <summary>The hop next to the destination.</summary>
    internal static Jump LastHop(string list) => JumpList.Parse(list[(list.LastIndexOf(',') + 1)..]).Jumps[^1];

    private static string ExpandHost(string hostname, string typed, BoundDirective? at = null)
    {
        var text = new StringBuilder();
        for (var i = 0; i < hostname.Length; i++)
        {
            if (hostname[i] != '%')
            {
                text.Append(hostname[i]);
                continue;
            }

            i++;
            text.Append(
                i == hostname.Length ? throw new EvaluationFailure("percent_expand: invalid format", at)
                : hostname[i] == '%' ? "%"
                : hostname[i] == 'h' ? typed
                : throw new EvaluationFailure($"percent_expand: unknown key %{hostname[i]}", at)
            );
        }

        return text.ToString();
    }
}
