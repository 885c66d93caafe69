using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>A host and, behind a colon, a port; brackets protect the colons of an IPv6 address (<c>misc.c: hpdelim2</c>).</summary>
/// <param name="Host">The host without brackets; may be empty.</param>
/// <param name="HostSpan">Where the host stands within the value, brackets included.</param>
/// <param name="Port">What stands behind the delimiter; null when there is none.</param>
/// <param name="PortSpan">Where the port stands; empty when there is none.</param>
/// <param name="Delimiter">The character between them, <c>:</c> or <c>/</c>; a NUL character when there is none.</param>
/// <param name="Error">What is wrong; null when the text can be read.</param>
public sealed record HostPort(string Host, TextSpan HostSpan, string? Port, TextSpan PortSpan, char Delimiter, ValueError? Error)
{
    private static readonly Parser<char, TextSpan> _bracketed = Map(
        (open, address, close) => TextSpan.FromBounds(open.Start, close.End),
        Run("[", limit: 1),
        Until("]"),
        Run("]", limit: 1)
    );

    private static readonly Parser<char, (TextSpan Host, TextSpan Delimiter, TextSpan Port)> _hostPort = Map(
        (host, delimiter, port) => (host, delimiter, port),
        When("[", _bracketed, Until(":/")),
        One(),
        Until("")
    );

    /// <summary>Reads a host and a port.</summary>
    public static HostPort Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (host, delimiter, port) = _hostPort.ParseOrThrow(text);
        var written = text.AsSpan(host.Start, host.Length);
        if (written is ['[', ..] && written is not [.., ']'])
        {
            return new HostPort(written.ToString(), host, null, default, '\0', new ValueError(host, "the `[` is not closed"));
        }

        var name = (written is ['[', .., ']'] ? written[1..^1] : written).ToString();
        if (delimiter.IsEmpty)
        {
            return new HostPort(name, host, null, new TextSpan(text.Length, 0), '\0', null);
        }

        var character = text[delimiter.Start];
        var error = character is ':' or '/' ? null : new ValueError(delimiter, "only `:` and a port may follow the `]`");
        return new HostPort(name, host, text.Substring(port.Start, port.Length), port, character, error);
    }
}
