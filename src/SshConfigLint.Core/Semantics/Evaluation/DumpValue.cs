using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Values;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Spells values as <c>ssh -G</c> and <c>sshd -T</c> print them; takes only what the value checks accept.</summary>
internal static class DumpValue
{
    private static readonly OpenSshVersion _oldWordsMeanNone = new(10, 1);

    /// <summary>Words that mean the same, the printed one first (<c>readconf.c: multistate_*</c>, <c>servconf.c: multistate_*</c>).</summary>
    private static readonly Dictionary<string, string[]> _clientWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AddKeysToAgent"] = ["true yes", "false no"],
        ["CanonicalizeHostname"] = ["true yes", "false no"],
        ["ControlMaster"] = ["true yes", "false no"],
        ["RequestTTY"] = ["true yes", "false no"],
        ["StrictHostKeyChecking"] = ["true yes", "false no off"],
        ["Tunnel"] = ["point-to-point true yes", "false no"],
        ["UpdateHostKeys"] = ["true yes", "false no"],
        ["VerifyHostKeyDNS"] = ["true yes", "false no"],
        ["WarnWeakCrypto"] = ["yes true", "no false no-pq-kex"],
    };

    private static readonly Dictionary<string, string[]> _serverWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AllowTcpForwarding"] = ["yes all"],
        ["AllowStreamLocalForwarding"] = ["yes all"],
        ["Compression"] = ["yes delayed"],
        ["WarnWeakCrypto"] = ["true yes", "false no no-pq-kex"],
    };

    private static readonly (string Name, int Number)[] _dscp =
    [
        ("af11", 0x28),
        ("af12", 0x30),
        ("af13", 0x38),
        ("af21", 0x48),
        ("af22", 0x50),
        ("af23", 0x58),
        ("af31", 0x68),
        ("af32", 0x70),
        ("af33", 0x78),
        ("af41", 0x88),
        ("af42", 0x90),
        ("af43", 0x98),
        ("cs0", 0x00),
        ("cs1", 0x20),
        ("cs2", 0x40),
        ("cs3", 0x60),
        ("cs4", 0x80),
        ("cs5", 0xa0),
        ("cs6", 0xc0),
        ("cs7", 0xe0),
        ("ef", 0xb8),
        ("le", 0x04),
        ("va", 0xb0),
        ("lowdelay", 0x10),
        ("throughput", 0x08),
        ("reliability", 0x04),
    ];

    /// <summary>One value of one word, or of the words that belong together.</summary>
    internal static string Of(KeywordInfo keyword, ImmutableArray<string> words, Target target)
    {
        var word = words.IsEmpty ? "" : words[0];
        return keyword.ValueIn(target.Version) switch
        {
            ValueKind.Enumeration or ValueKind.FlagOrPath or ValueKind.FlagOrPatternList => Enumeration(keyword, word, target),
            ValueKind.Integer => Number(word),
            ValueKind.Port => Port(word),
            ValueKind.Time => Seconds(word, target),
            ValueKind.KeystrokeTiming => KeystrokeTiming(word),
            ValueKind.Octal => Octal(word),
            ValueKind.Rekey => Rekey(words, target),
            ValueKind.IpQos => IpQos(words, target),
            ValueKind.EscapeChar => EscapeChar(word),
            ValueKind.TunnelDevice => TunnelDevice(word),
            _ => word,
        };
    }

    internal static string Enumeration(KeywordInfo keyword, string word, Target target)
    {
        var lower = word.ToLowerInvariant();
        switch (keyword.Name)
        {
            case "LogLevel":
                return lower switch
                {
                    "debug1" => "DEBUG",
                    "quiet" => "SILENT",
                    _ => word.ToUpperInvariant(),
                };
            case "SyslogFacility" or "FingerprintHash":
                return word.ToUpperInvariant();
            case "TCPKeepAlive" when target.Version >= new OpenSshVersion(10, 6):
                return lower is "yes" or "transport" ? "true"
                    : lower is "no" ? "false"
                    : lower;
            case "PubkeyAuthentication" when keyword.Kind == ConfigKind.Client && target.Version >= new OpenSshVersion(8, 9):
                return lower is "yes" ? "true"
                    : lower is "no" ? "false"
                    : lower;
            case "PermitRootLogin":
                return lower is not ("prohibit-password" or "without-password") ? lower
                    : target.Version >= new OpenSshVersion(10, 1) ? "prohibit-password"
                    : "without-password";
        }

        var groups = keyword.Kind == ConfigKind.Client ? _clientWords : _serverWords;
        if (groups.TryGetValue(keyword.Name, out var synonyms))
        {
            return synonyms.FirstOrDefault(group => group.Split(' ').Contains(lower))?.Split(' ')[0] ?? lower;
        }

        return lower switch
        {
            "true" when keyword.Kind == ConfigKind.Client => "yes",
            "false" when keyword.Kind == ConfigKind.Client => "no",
            _ => keyword.ValueIn(target.Version) == ValueKind.Enumeration ? lower : word,
        };
    }

    internal static string Port(string word) =>
        ServiceNames.PortOf(word) is { } service ? service.ToString(CultureInfo.InvariantCulture) : Number(word);

    internal static string Number(string word) =>
        IntegerInRange.Parse(word, 0, int.MaxValue) is { Error: null } number ? number.Number.ToString(CultureInfo.InvariantCulture) : word;

    internal static string Seconds(string word, Target target)
    {
        if (word.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return "none";
        }

        // Older releases read more than an int holds, and keep what fits.
        return unchecked((int)TimeCheck.Parse(word, target.Version).Seconds).ToString(CultureInfo.InvariantCulture);
    }

    private static string KeystrokeTiming(string word) =>
        word switch
        {
            "true" => "yes",
            "false" => "no",
            "interval:20" => "yes",
            _ => word.StartsWith("interval:", StringComparison.Ordinal) ? Number(word["interval:".Length..]) : word,
        };

    private static string Octal(string word) => $"0{Convert.ToString(OctalMode.Parse(word).Mode, 8)}";

    /// <summary>Size and interval; an empty text stands for one that the line leaves open.</summary>
    private static string Rekey(ImmutableArray<string> words, Target target)
    {
        var size = words[0] == "default" ? 0 : ByteSize.Parse(words[0]).Bytes;
        var time = words.Length < 2 || words[1] == "none" ? "0" : Seconds(words[1], target);
        return string.Create(CultureInfo.InvariantCulture, $"{size} {time}");
    }

    private static string IpQos(ImmutableArray<string> words, Target target)
    {
        var first = IpQosWord(words[0], target);
        return words.Length == 1 ? $"{first} {first}" : $"{first} {IpQosWord(words[1], target)}";
    }

    private static string IpQosWord(string word, Target target)
    {
        var lower = word.ToLowerInvariant();
        var isOldWord = lower is "lowdelay" or "throughput" or "reliability";
        var dropsOldWords =
            target.Version >= _oldWordsMeanNone || (target.Vendor == Vendor.Debian && target.Version >= new OpenSshVersion(10, 0));
        if (lower == "none" || (isOldWord && dropsOldWords))
        {
            return "none";
        }

        var lowEffort = target.Version < new OpenSshVersion(8, 9) ? 0x01 : 0x04;
        var number =
            lower == "le" ? lowEffort
            : Array.Find(_dscp, row => row.Name == lower) is { Name: not null } row ? row.Number
            : Numeral(lower, target.Version);
        foreach (var (name, value) in _dscp)
        {
            var isKnown = name switch
            {
                "le" => target.Version >= new OpenSshVersion(8, 2),
                "va" => target.Version >= new OpenSshVersion(10, 3),
                "lowdelay" or "throughput" or "reliability" => !dropsOldWords,
                _ => true,
            };
            if (isKnown && (name == "le" ? lowEffort : value) == number)
            {
                return name;
            }
        }

        return $"0x{number:x2}";
    }

    /// <summary>strtol with base 0: decimal, <c>0x</c> hexadecimal, <c>0</c> octal; since 9.8 decimal only (<c>misc.c: parse_ipqos</c>).</summary>
    private static int Numeral(string text, OpenSshVersion version)
    {
        var digits = text.Trim().TrimStart('+', '-');
        if (version >= new OpenSshVersion(9, 8))
        {
            return int.Parse(digits, CultureInfo.InvariantCulture);
        }

        if (digits.StartsWith("0x", StringComparison.Ordinal))
        {
            return Convert.ToInt32(digits, 16);
        }

        return digits is ['0', _, ..] ? Convert.ToInt32(digits, 8) : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static string EscapeChar(string word)
    {
        if (word == "none")
        {
            return word;
        }

        var character = word is ['^', var letter] ? (char)(letter & 31) : word[0];
        return character switch
        {
            < ' ' => $"\\^{(char)(character + '@')}",
            '\x7f' => "\\^?",
            '\\' => "\\\\",
            _ => character.ToString(),
        };
    }

    private static string TunnelDevice(string word)
    {
        var parts = word.Split(':');
        return $"{Unit(parts[0])}:{(parts.Length > 1 ? Unit(parts[1]) : "any")}";
    }

    private static string Unit(string text) => text.Equals("any", StringComparison.OrdinalIgnoreCase) ? "any" : Number(text);
}
