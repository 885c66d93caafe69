using System.Globalization;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>The other side of a connection as messages name it: <c>ADDRESS port N</c>.</summary>
internal static class LogEndpoint
{
    private const string Mark = " port ";

    /// <summary>Finds address and port in a message.</summary>
    internal static bool IsIn(ReadOnlySpan<char> message, out ReadOnlySpan<char> address, out int port)
    {
        address = default;
        port = PortIn(message);
        var at = message.IndexOf(Mark);
        if (port == 0 || at <= 0)
        {
            return false;
        }

        var before = message[..at];
        address = before[(before.LastIndexOf(' ') + 1)..];
        return address.ContainsAny('.', ':');
    }

    /// <summary>The number behind the first <c>port</c>; 0 for none.</summary>
    internal static int PortIn(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf(Mark);
        var digits = at < 0 ? default : text[(at + Mark.Length)..];
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;
    }
}
