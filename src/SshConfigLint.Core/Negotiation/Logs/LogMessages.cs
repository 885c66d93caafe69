namespace SshConfigLint.Negotiation.Logs;

/// <summary>The words by which messages of ssh and sshd are known, in all releases since 6.0.</summary>
internal static class LogMessages
{
    private enum At
    {
        Start,
        Anywhere,
        End,
    }

    // The first row that fits counts.
    private static readonly (At At, string Text, LogEventKind Kind)[] _table =
    [
        (At.Anywhere, "Corrupted MAC on input", LogEventKind.CorruptedMac),
        (At.End, "message authentication code incorrect", LogEventKind.WrongTag),
        (At.Anywhere, "Bad packet length ", LogEventKind.BadPacketLength),
        (At.Anywhere, "padding error: need", LogEventKind.BadPadding),
        (At.Anywhere, "Corrupted padlen", LogEventKind.BadPadding),
        (At.End, "Connection corrupted", LogEventKind.ConnectionCorrupted),
        (At.Start, "Finished discarding for", LogEventKind.Discarded),
        (At.End, "incorrect signature", LogEventKind.WrongSignature),
        (At.Anywhere, "key_verify failed for server_host_key", LogEventKind.WrongSignature),
        (At.Anywhere, "strict KEX violation", LogEventKind.StrictKexViolation),
        (At.Start, "Unable to negotiate ", LogEventKind.NoMatch),
        (At.Anywhere, "no matching key exchange method found", LogEventKind.NoMatch),
        (At.Anywhere, "no matching host key type found", LogEventKind.NoMatch),
        (At.Anywhere, "no matching cipher found", LogEventKind.NoMatch),
        (At.Anywhere, "no matching mac found", LogEventKind.NoMatch),
        (At.Anywhere, "no matching MAC found", LogEventKind.NoMatch),
        (At.Start, "no hostkey alg", LogEventKind.NoMatch),
        (At.Start, "no kex alg", LogEventKind.NoMatch),
        (At.Start, "No supported key exchange algorithms", LogEventKind.NoHostKey),
        (At.Start, "no hostkeys available", LogEventKind.NoHostKey),
        (At.Start, "Bad server host key: ", LogEventKind.BadHostKey),
        (At.Anywhere, "REMOTE HOST IDENTIFICATION HAS CHANGED", LogEventKind.HostKeyChanged),
        (At.Anywhere, "has changed and you have requested strict checking", LogEventKind.HostKeyChanged),
        (At.Start, "Offending ", LogEventKind.HostKeyChanged),
        (At.Anywhere, "host key is known for ", LogEventKind.HostKeyUnknown),
        (At.Start, "Host key verification failed", LogEventKind.HostKeyRefused),
        (At.Start, "kex_exchange_identification: banner line ", LogEventKind.ForeignText),
        (At.Start, "ssh_exchange_identification: ", LogEventKind.NoIdentification),
        (At.Start, "kex_exchange_identification: client sent invalid protocol", LogEventKind.ForeignText),
        (At.Start, "Bad protocol version identification", LogEventKind.ForeignText),
        (At.Start, "Bad remote protocol version identification", LogEventKind.ForeignText),
        (At.Start, "Invalid SSH identification string", LogEventKind.ForeignText),
        (At.Start, "Did not receive identification string", LogEventKind.NoIdentification),
        (At.Start, "kex_exchange_identification: ", LogEventKind.NoIdentification),
        (At.Start, "banner exchange: Connection ", LogEventKind.ForeignText),
        (At.Start, "Connection timed out during banner exchange", LogEventKind.NoIdentification),
        (At.Start, "Disabled method ", LogEventKind.UnusableMethods),
        (At.Start, "AuthenticationMethods cannot be satisfied", LogEventKind.UnusableMethods),
        (At.Start, "No AuthenticationMethods left", LogEventKind.UnusableMethods),
        (At.Anywhere, "not in PubkeyAcceptedAlgorithms", LogEventKind.SignatureRefused),
        (At.Anywhere, "not in PubkeyAcceptedKeyTypes", LogEventKind.SignatureRefused),
        (At.Anywhere, "no mutual signature", LogEventKind.SignatureRefused),
        (At.Anywhere, "oo many authentication failures", LogEventKind.TooManyAttempts),
        (At.Anywhere, "maximum authentication attempts exceeded", LogEventKind.TooManyAttempts),
        (At.Anywhere, " not allowed because ", LogEventKind.UserNotAllowed),
        (At.Anywhere, "by PAM account configuration", LogEventKind.PamRefused),
        (At.Start, "PAM: ", LogEventKind.PamRefused),
        (At.Anywhere, "Permission denied (", LogEventKind.PermissionDenied),
        (At.Anywhere, "UNPROTECTED PRIVATE KEY FILE", LogEventKind.BadPermissions),
        (At.Start, "Bad owner or permissions on ", LogEventKind.BadPermissions),
        (At.Start, "Authentication refused: bad ownership or modes", LogEventKind.BadPermissions),
        (At.Start, "Load key ", LogEventKind.KeyUnreadable),
        (At.Start, "beginning MaxStartups throttling", LogEventKind.Throttled),
        (At.Start, "drop connection #", LogEventKind.Throttled),
        (At.Start, "Not allowed at this time", LogEventKind.Throttled),
        (At.Start, "ssh: Could not resolve hostname", LogEventKind.UnknownHost),
        (At.Start, "ssh: connect to host", LogEventKind.Unreachable),
        (At.Start, "Unknown mac type ", LogEventKind.BadConfiguration),
        (At.Start, "Unknown cipher type ", LogEventKind.BadConfiguration),
        (At.Start, "Unsupported KEX algorithm ", LogEventKind.BadConfiguration),
        (At.End, " bad configuration options", LogEventKind.BadConfiguration),
        (At.Start, "Timeout before authentication", LogEventKind.TimedOut),
        (At.Start, "Timeout, server ", LogEventKind.TimedOut),
        (At.Anywhere, "Operation timed out", LogEventKind.TimedOut),
        (At.End, "Connection timed out", LogEventKind.TimedOut),
        (At.Start, "ssh_dispatch_run_fatal: ", LogEventKind.ProtocolError),
        (At.Anywhere, "protocol error: ", LogEventKind.ProtocolError),
        (At.Start, "Connection closed by ", LogEventKind.Closed),
        (At.Start, "Connection reset by ", LogEventKind.Closed),
        (At.End, "closed by remote host.", LogEventKind.Closed),
        (At.End, "Connection reset by peer", LogEventKind.Closed),
        (At.End, "Broken pipe", LogEventKind.Closed),
    ];

    // What stands behind "FILE line N: " when a configuration is refused (readconf.c, servconf.c, misc.c).
    private static readonly string[] _refusals =
    [
        "Bad ",
        "bad ",
        "no argument after keyword",
        "missing ",
        "Missing ",
        "unsupported option",
        "Unsupported option",
        "keyword ",
        "Directive '",
        "Invalid ",
        "invalid ",
        "garbage at end of line",
        "extra arguments",
        "Unknown ",
        "unknown ",
        "unsupported ",
        "no matching",
        "negative ",
        "integer value ",
    ];

    /// <summary>What a message tells; null when it tells only progress, or nothing.</summary>
    internal static LogEventKind? KindOf(ReadOnlySpan<char> message)
    {
        if (IsRefusal(message))
        {
            return LogEventKind.BadConfiguration;
        }

        foreach (var (at, text, kind) in _table)
        {
            var fits = at switch
            {
                At.Start => message.StartsWith(text),
                At.End => message.EndsWith(text),
                _ => message.Contains(text, StringComparison.Ordinal),
            };
            if (fits)
            {
                return kind;
            }
        }

        // The end of a session that went well, and the one that says what went wrong on the other side.
        return message.StartsWith("Received disconnect from ") || message.StartsWith("Disconnecting") ? KindOfDisconnect(message) : null;
    }

    private static LogEventKind? KindOfDisconnect(ReadOnlySpan<char> message) =>
        message.Contains("acket corrupt", StringComparison.Ordinal) && message[0] == 'R' ? LogEventKind.PeerSawDamage
        : message.Contains(": disconnected by user", StringComparison.Ordinal) || message.Contains(":11: ", StringComparison.Ordinal)
            ? LogEventKind.Finished
        : null;

    /// <summary>Whether it is <c>FILE line N: …</c>, or <c>FILE: line N: …</c> as for an option that is not known.</summary>
    private static bool IsRefusal(ReadOnlySpan<char> message)
    {
        var at = message.IndexOf(" line ");
        if (at <= 0)
        {
            return false;
        }

        var rest = message[(at + " line ".Length)..];
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !rest[digits..].StartsWith(": "))
        {
            return false;
        }

        rest = rest[(digits + 2)..];
        foreach (var refusal in _refusals)
        {
            if (rest.StartsWith(refusal))
            {
                return true;
            }
        }

        return false;
    }
}
