namespace SshConfigLint.Negotiation.Logs;

/// <summary>What a line of a log tells besides progress.</summary>
public enum LogEventKind
{
    /// <summary>A configuration was refused.</summary>
    BadConfiguration,

    /// <summary>A configuration file or private key that others may write or read was refused.</summary>
    BadPermissions,

    /// <summary>Two lists have nothing in common (<c>no matching … found</c>).</summary>
    NoMatch,

    /// <summary>The server has no host key that it may use.</summary>
    NoHostKey,

    /// <summary>A packet's MAC was wrong, and a MAC of its own protects it (<c>Corrupted MAC on input</c>).</summary>
    CorruptedMac,

    /// <summary>A packet's tag was wrong (<c>message authentication code incorrect</c>).</summary>
    WrongTag,

    /// <summary>A packet's length made no sense.</summary>
    BadPacketLength,

    /// <summary>A packet's length was no multiple of the block, or its padding made no sense.</summary>
    BadPadding,

    /// <summary>What came could not be a packet (<c>Connection corrupted</c>).</summary>
    ConnectionCorrupted,

    /// <summary>What came behind a damaged packet of a CBC cipher was read and thrown away.</summary>
    Discarded,

    /// <summary>The other side told that a packet was damaged on its way there.</summary>
    PeerSawDamage,

    /// <summary>The host's signature under the key exchange is wrong.</summary>
    WrongSignature,

    /// <summary>The client refused the kind or length of the host key.</summary>
    BadHostKey,

    /// <summary>The host key is another one than the client knows.</summary>
    HostKeyChanged,

    /// <summary>The client knows no host key and was told not to ask.</summary>
    HostKeyUnknown,

    /// <summary>The client did not accept the host key.</summary>
    HostKeyRefused,

    /// <summary>The other side sent text that is not SSH.</summary>
    ForeignText,

    /// <summary>No identification of an SSH program came.</summary>
    NoIdentification,

    /// <summary>A message came that strict key exchange forbids.</summary>
    StrictKexViolation,

    /// <summary>Another error ended the connection inside the protocol.</summary>
    ProtocolError,

    /// <summary>The client was not let in.</summary>
    PermissionDenied,

    /// <summary>The signature of a user's key is not on a list.</summary>
    SignatureRefused,

    /// <summary>A user's private key could not be read.</summary>
    KeyUnreadable,

    /// <summary>Too many keys or passwords were tried.</summary>
    TooManyAttempts,

    /// <summary>A list of accounts or groups keeps the user out.</summary>
    UserNotAllowed,

    /// <summary>PAM keeps the user out.</summary>
    PamRefused,

    /// <summary>No method of <c>AuthenticationMethods</c> can be used.</summary>
    UnusableMethods,

    /// <summary>The server turned the connection away before the key exchange, to protect itself.</summary>
    Throttled,

    /// <summary>There was no TCP connection.</summary>
    Unreachable,

    /// <summary>The name of the host is not known.</summary>
    UnknownHost,

    /// <summary>The login took too long, or nothing came any more.</summary>
    TimedOut,

    /// <summary>The connection ended without a reason on this side.</summary>
    Closed,

    /// <summary>The connection ended as it should.</summary>
    Finished,
}

/// <summary>A line of a log that tells what happened.</summary>
/// <param name="Line">Its number in the log, from 1.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Text">The message as it was logged, without prefix; control characters are still in it.</param>
public sealed record LogEvent(long Line, LogEventKind Kind, string Text);
