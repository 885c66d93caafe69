using SshConfigLint.EndToEnd.Tests.OpenSsh;
using SshConfigLint.Negotiation.Diagnosing;

namespace SshConfigLint.EndToEnd.Tests.Transcripts;

/// <summary>What the diagnosis of a log is to be; the text stands somewhere in its summary or in the value of an edit.</summary>
public sealed record Expected(Cause Cause, Certainty Certainty, string Text = "");

/// <summary>A connection that is recorded, and what its two logs are to be diagnosed as.</summary>
public sealed record TranscriptCase(string Name, string ClientSuite, string ServerSuite, Expected Client, Expected? Server)
{
    private const string Gcm = "aes256-gcm@openssh.com";
    private const string ChaCha = "chacha20-poly1305@openssh.com";

    /// <summary>Lines of the client's file beside those that every case has.</summary>
    public string ClientLines { get; init; } = "";

    /// <summary>Lines of the server's file.</summary>
    public string ServerLines { get; init; } = "";

    public string KeyType { get; init; } = "ed25519";

    /// <summary>What the client knows of the host: its key, another one, or none.</summary>
    public string Knows { get; init; } = "nothing";

    /// <summary>Where a bit is turned over on the way to the client.</summary>
    public WireFlip? ToClient { get; init; }

    /// <summary>Where a bit is turned over on the way to the server.</summary>
    public WireFlip? ToServer { get; init; }

    public static IReadOnlyList<TranscriptCase> All { get; } =
    [
        Fine("ok-default", "bookworm", "bookworm", ""),
        Fine("ok-old-and-new", "bullseye", "sid", ""),
        Fine("ok-separate-mac", "trixie", "trixie", "Ciphers aes256-ctr\nMACs hmac-sha2-512\n"),
        Fine("ok-disjoint-macs-under-aead", "sid", "bookworm", $"Ciphers {Gcm}\nMACs hmac-sha1\n", $"Ciphers {Gcm}\nMACs hmac-sha2-512\n"),
        NoMatch(
            "no-common-mac",
            "bookworm",
            "sid",
            Cause.NoCommonMac,
            "Ciphers aes256-ctr\nMACs hmac-sha2-256-etm@openssh.com\n",
            "Ciphers aes256-ctr\nMACs hmac-sha2-512\n",
            "MAC"
        ),
        NoMatch("no-common-cipher", "bullseye", "bookworm", Cause.NoCommonCipher, $"Ciphers {ChaCha}\n", "Ciphers aes256-ctr\n", "cipher"),
        NoMatch(
            "no-common-kex",
            "sid",
            "trixie",
            Cause.NoCommonKex,
            "KexAlgorithms diffie-hellman-group14-sha1\n",
            "KexAlgorithms curve25519-sha256\n",
            "group14-sha1"
        ),
        NoMatch(
            "no-common-host-key",
            "trixie",
            "bullseye",
            Cause.NoCommonHostKey,
            "HostKeyAlgorithms ecdsa-sha2-nistp256\n",
            "",
            "ecdsa-sha2-nistp256"
        ),
        NoMatch(
            "empty-mac-list",
            "bookworm",
            "bookworm",
            Cause.EmptyList,
            "Ciphers aes256-ctr\n",
            "Ciphers aes256-ctr\nMACs -*\n",
            "the server offers no MAC"
        ),
        new(
            "no-usable-host-key",
            "bookworm",
            "bookworm",
            new(Cause.NoUsableHostKey, Certainty.Hint),
            new(Cause.NoUsableHostKey, Certainty.Certain)
        )
        {
            ServerLines = "HostKeyAlgorithms ecdsa-sha2-nistp256\n",
        },
        new(
            "required-rsa-size",
            "sid",
            "bookworm",
            new(Cause.HostKeyTooShort, Certainty.Certain),
            new(Cause.ConnectionClosed, Certainty.Hint, "host key")
        )
        {
            KeyType = "rsa",
            ClientLines = "RequiredRSASize 4096\n",
        },
        new(
            "host-key-changed",
            "bookworm",
            "trixie",
            new(Cause.HostKeyChanged, Certainty.Certain),
            new(Cause.ConnectionClosed, Certainty.Hint, "host key")
        )
        {
            Knows = "another",
            ClientLines = "StrictHostKeyChecking yes\n",
        },
        new(
            "host-key-unknown",
            "bullseye",
            "bullseye",
            new(Cause.HostKeyUnknown, Certainty.Certain),
            new(Cause.ConnectionClosed, Certainty.Hint, "host key")
        )
        {
            ClientLines = "StrictHostKeyChecking yes\n",
        },
        new(
            "user-not-allowed",
            "trixie",
            "bookworm",
            new(Cause.PermissionDenied, Certainty.Hint),
            new(Cause.UserNotAllowed, Certainty.Certain, "does not exist")
        ),
        new(
            "client-refuses-key-algorithm",
            "bookworm",
            "bookworm",
            new(Cause.KeyAlgorithmRefused, Certainty.Certain, "the client does not accept `ssh-ed25519`"),
            null
        )
        {
            ClientLines = "PubkeyAcceptedAlgorithms rsa-sha2-512\n",
        },
        new(
            "server-refuses-key-algorithm",
            "sid",
            "sid",
            new(Cause.PermissionDenied, Certainty.Hint),
            new(Cause.KeyAlgorithmRefused, Certainty.Certain, "+ssh-ed25519")
        )
        {
            ServerLines = "PubkeyAcceptedAlgorithms rsa-sha2-512\n",
        },
        .. ToTheClient("ctr", "bookworm", "Ciphers aes256-ctr\nMACs hmac-sha2-256\n", "aes256-ctr"),
        .. ToTheClient("etm", "trixie", "Ciphers aes256-ctr\nMACs hmac-sha2-256-etm@openssh.com\n", "hmac-sha2-256-etm"),
        .. ToTheClient("chacha20", "sid", $"Ciphers {ChaCha}\n", ChaCha),
        .. ToTheClient("gcm", "bullseye", $"Ciphers {Gcm}\n", Gcm),
        .. ToTheClient("cbc", "bookworm", "Ciphers aes256-cbc\nMACs hmac-sha2-256\n", "aes256-cbc"),
        ToTheServer("ctr", "sid", "Ciphers aes256-ctr\nMACs hmac-sha2-256\n", "aes256-ctr"),
        ToTheServer("etm", "bookworm", "Ciphers aes256-ctr\nMACs hmac-sha2-256-etm@openssh.com\n", "hmac-sha2-256-etm"),
        ToTheServer("chacha20", "bullseye", $"Ciphers {ChaCha}\n", ChaCha),
        ToTheServer("gcm", "trixie", $"Ciphers {Gcm}\n", Gcm),
        new(
            "flip-kexinit",
            "bookworm",
            "bookworm",
            new(Cause.HandshakeAltered, Certainty.Likely),
            new(Cause.ConnectionClosed, Certainty.Hint)
        )
        {
            ToClient = WireFlip.Cookie,
        },
        new("flip-signature", "sid", "sid", new(Cause.HandshakeAltered, Certainty.Likely), new(Cause.ConnectionClosed, Certainty.Hint))
        {
            ToClient = WireFlip.Signature,
        },
    ];

    private static TranscriptCase Fine(string name, string client, string server, string lines, string? serverLines = null) =>
        new(name, client, server, new(Cause.None, Certainty.Certain), new(Cause.None, Certainty.Certain))
        {
            ClientLines = lines,
            // Trees have no shell: sshd itself answers, and does not look for one when it changes the root.
            ServerLines = $"{serverLines ?? lines}ChrootDirectory /\nForceCommand internal-sftp\n",
        };

    private static TranscriptCase NoMatch(
        string name,
        string client,
        string server,
        Cause cause,
        string clientLines,
        string serverLines,
        string text
    ) =>
        new(name, client, server, new(cause, Certainty.Certain, text), new(cause, Certainty.Certain, text))
        {
            ClientLines = clientLines,
            ServerLines = serverLines,
        };

    private static IEnumerable<TranscriptCase> ToTheClient(string name, string suite, string lines, string algorithm)
    {
        foreach (var (part, flip) in new[] { ("body", WireFlip.Body), ("length", WireFlip.Length) })
        {
            yield return new(
                $"flip-to-client-{name}-{part}",
                suite,
                suite,
                new(
                    Cause.FirstPacketRefused,
                    Certainty.Hint,
                    $"the client refused the first packet under the new keys (`{(algorithm.StartsWith("hmac", StringComparison.Ordinal) ? "aes256-ctr`, `" : "")}{algorithm}"
                ),
                new(Cause.ConnectionClosed, Certainty.Hint)
            )
            {
                ClientLines = lines,
                ServerLines = lines,
                ToClient = flip,
            };
        }
    }

    private static TranscriptCase ToTheServer(string name, string suite, string lines, string algorithm) =>
        new(
            $"flip-to-server-{name}",
            suite,
            suite,
            new(Cause.ConnectionClosed, Certainty.Hint),
            new(
                Cause.FirstPacketRefused,
                Certainty.Hint,
                $"the server refused the first packet under the new keys (`{(algorithm.StartsWith("hmac", StringComparison.Ordinal) ? "aes256-ctr`, `" : "")}{algorithm}"
            )
        )
        {
            ClientLines = lines,
            ServerLines = lines,
            ToServer = WireFlip.Body,
        };
}
