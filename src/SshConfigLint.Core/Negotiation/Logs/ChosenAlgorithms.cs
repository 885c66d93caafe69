namespace SshConfigLint.Negotiation.Logs;

/// <summary>What the first key exchange of a connection chose, as far as the lines so far tell.</summary>
internal sealed class ChosenAlgorithms
{
    internal string? KeyExchange { get; private set; }

    internal string? HostKey { get; private set; }

    internal LogDirection? ToClient { get; private set; }

    internal LogDirection? ToServer { get; private set; }

    internal bool? StrictKex { get; private set; }

    /// <summary>Whether a message tells of the choice.</summary>
    internal bool Take(ReadOnlySpan<char> message)
    {
        if (LogText.After(message, "kex: algorithm: ", out var rest))
        {
            KeyExchange ??= NameOf(rest);
        }
        else if (LogText.After(message, "kex: host key algorithm: ", out rest))
        {
            HostKey ??= NameOf(rest);
        }
        else if (LogText.After(message, "kex: server->client ", out rest))
        {
            ToClient ??= DirectionOf(rest);
        }
        else if (LogText.After(message, "kex: client->server ", out rest))
        {
            ToServer ??= DirectionOf(rest);
        }
        else if (message.Contains("will use strict KEX ordering", StringComparison.Ordinal))
        {
            StrictKex = true;
        }
        else
        {
            return false;
        }

        return true;
    }

    private static LogDirection DirectionOf(ReadOnlySpan<char> text)
    {
        // "cipher: A MAC: B compression: C", and before 7.2 "A B C".
        var words = LogText.Kept(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string?[] values = words is ["cipher:", ..]
            ? [words.ElementAtOrDefault(1), words.ElementAtOrDefault(3), words.ElementAtOrDefault(5)]
            : [words.ElementAtOrDefault(0), words.ElementAtOrDefault(1), words.ElementAtOrDefault(2)];
        return new LogDirection(values[0] ?? "", values[1] is "<implicit>" ? null : values[1], values[2]);
    }

    private static string? NameOf(ReadOnlySpan<char> text) => text is "(no match)" ? null : LogText.Kept(text);
}
