namespace SshConfigLint.Negotiation.Diagnosing;

/// <summary>Why a connection failed. Each has a topic that <c>explain</c> prints, called like it in kebab-case.</summary>
public enum Cause
{
    /// <summary>Nothing went wrong as far as the log goes.</summary>
    None,

    /// <summary>ssh or sshd refused its configuration or command line.</summary>
    RefusedConfiguration,

    /// <summary>A configuration or key file was refused for its mode or owner.</summary>
    BadPermissions,

    /// <summary>A list of one side is empty.</summary>
    EmptyList,

    /// <summary>No common key exchange.</summary>
    NoCommonKex,

    /// <summary>No common signature of host keys.</summary>
    NoCommonHostKey,

    /// <summary>No common cipher.</summary>
    NoCommonCipher,

    /// <summary>No common MAC.</summary>
    NoCommonMac,

    /// <summary>No common compression.</summary>
    NoCommonCompression,

    /// <summary>sshd has no host key that it may use.</summary>
    NoUsableHostKey,

    /// <summary>OpenSSH for Windows computes <c>umac-128</c> wrongly.</summary>
    WindowsUmac128,

    /// <summary>A message that the cipher of the log cannot give.</summary>
    MixedLog,

    /// <summary>Something that is no program of SSH wrote text into the stream.</summary>
    TextInStream,

    /// <summary>The first packet under new keys was refused.</summary>
    FirstPacketRefused,

    /// <summary>The first packet after keys were renewed was refused.</summary>
    RekeyRefused,

    /// <summary>Bytes changed on the way.</summary>
    DamagedInTransit,

    /// <summary>A packet was refused, and the log does not tell when.</summary>
    CorruptedMac,

    /// <summary>The key exchange was changed on the way.</summary>
    HandshakeAltered,

    /// <summary>A message came that strict key exchange forbids.</summary>
    StrictKexViolation,

    /// <summary>An answer of the key exchange never came.</summary>
    StalledKeyExchange,

    /// <summary>The host key is shorter than the client wants.</summary>
    HostKeyTooShort,

    /// <summary>The host key is another one than before.</summary>
    HostKeyChanged,

    /// <summary>The host key is not known.</summary>
    HostKeyUnknown,

    /// <summary>The other side is no SSH program.</summary>
    NotSsh,

    /// <summary>The other side hung up without a word.</summary>
    NoIdentification,

    /// <summary>No enabled method fits <c>AuthenticationMethods</c>.</summary>
    UnusableMethods,

    /// <summary>The algorithm of a user's key is not accepted.</summary>
    KeyAlgorithmRefused,

    /// <summary>A user's key file is damaged or needs a passphrase.</summary>
    KeyUnreadable,

    /// <summary>More keys were tried than the server allows.</summary>
    TooManyAttempts,

    /// <summary>The server's lists of users or groups.</summary>
    UserNotAllowed,

    /// <summary>PAM.</summary>
    PamRefused,

    /// <summary>The login failed, and this log does not tell why.</summary>
    PermissionDenied,

    /// <summary>The server protects itself.</summary>
    Throttled,

    /// <summary>No TCP connection.</summary>
    Unreachable,

    /// <summary>Nothing came for too long.</summary>
    TimedOut,

    /// <summary>Another error of the protocol.</summary>
    ProtocolError,

    /// <summary>The other side ended the connection, and only its log tells why.</summary>
    ConnectionClosed,
}

/// <summary>How sure a cause is.</summary>
public enum Certainty
{
    /// <summary>The log proves it.</summary>
    Certain,

    /// <summary>Little else gives such a log.</summary>
    Likely,

    /// <summary>Where to look first.</summary>
    Hint,
}
