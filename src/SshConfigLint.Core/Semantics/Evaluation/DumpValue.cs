using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Values;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Spells values as <c>ssh -G</c> and <c>sshd -T</c> print them; takes only what the value checks accept.</summary>
internal static class DumpValue
{
    /// <summary>10.0 does not do it yet; which of the releases up to 10.6 began is not known (<c>fmt_scaled.c: scan_scaled</c>).</summary>
    private static readonly OpenSshVersion _firstScaledByUnit = new(10, 6);

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

        if (PrintedWords.Of(keyword.Kind, keyword.Name, lower) is { } printed)
        {
            return printed;
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
        var size = words[0] == "default" ? 0 : ByteSize.Parse(words[0], isScaledByUnit: target.Version >= _firstScaledByUnit).Bytes;
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
        if (lower == "none" || (DscpNames.IsOldWord(lower) && DscpNames.OldWordsMeanNone(target)))
        {
            return "none";
        }

        var number = DscpNames.NumberOf(lower, target.Version) ?? Numeral(lower, target.Version);
        return DscpNames.NameOf(number, target) ?? $"0x{number:x2}";
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
