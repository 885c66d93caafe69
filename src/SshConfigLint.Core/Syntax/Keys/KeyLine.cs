using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Keys;

/// <summary>A line of a file of public keys: <c>.pub</c>, <c>authorized_keys</c>, <c>known_hosts</c>.</summary>
/// <param name="Lead">What stands before the type: options, or host names with a mark; empty for none.</param>
/// <param name="Type">The type as written.</param>
/// <param name="Key">The key; null when what follows the type is none.</param>
public sealed record KeyLine(string Lead, string Type, PublicKey? Key)
{
    private const int MaxLength = 1 << 16;
    private const string Blanks = " \t";

    /// <summary>A quoted part; a backslash protects a quote in it (<c>auth2-pubkeyfile.c: skip_options</c>).</summary>
    private static readonly Parser<char, TextSpan?> _quoted = Map(
        (open, parts, close) => (TextSpan?)TextSpan.FromBounds(open.Start, close.End),
        Run("\"", limit: 1),
        Repeat(Unless("\"", When("\\", Map((backslash, next) => (TextSpan?)next, One(), One()), Part("\\\"")))),
        Run("\"", limit: 1)
    );

    private static readonly Parser<char, ImmutableArray<TextSpan>> _words = Repeat(
        Map(
            (blanks, parts) => parts.IsEmpty ? (TextSpan?)null : TextSpan.FromBounds(blanks.End, parts[^1].End),
            Run(Blanks),
            Repeat(Unless(Blanks, When("\"", _quoted, Part(Blanks + "\""))))
        )
    );

    /// <summary>Whether it is a certificate.</summary>
    public bool IsCertificate => Key?.Certificate is not null;

    /// <summary>Reads a line that is neither blank nor a comment; null when no word of it is the type of a key.</summary>
    public static KeyLine? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Length > MaxLength)
        {
            return null;
        }

        var words = _words.ParseOrThrow(line);

        // At most a mark and names stand before the type in known_hosts, and options in authorized_keys.
        for (var i = 0; i < Math.Min(words.Length, 3); i++)
        {
            var type = line.Substring(words[i].Start, words[i].Length);
            if (PublicKey.IsType(type))
            {
                var text = i + 1 < words.Length ? line.AsSpan(words[i + 1].Start, words[i + 1].Length) : default;
                return new KeyLine(line[..words[i].Start].Trim(), type, KeyOf(type, text));
            }
        }

        return null;
    }

    private static PublicKey? KeyOf(string type, ReadOnlySpan<char> text)
    {
        var blob = new byte[text.Length];
        if (!Convert.TryFromBase64Chars(text, blob, out var length) || PublicKey.Read(blob.AsSpan(0, length)) is not { } key)
        {
            return null;
        }

        // sshkey.c: sshkey_read refuses a line whose type is not that of its key.
        return key.Type == PublicKey.PlainType(type) && (key.Certificate is not null) == (type != key.Type) ? key : null;
    }

    private static Parser<char, TextSpan?> Part(string end) => Until(end).Select(span => (TextSpan?)span);
}
