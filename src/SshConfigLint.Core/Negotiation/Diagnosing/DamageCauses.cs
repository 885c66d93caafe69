using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation.Logs;

namespace SshConfigLint.Negotiation.Diagnosing;

/// <summary>A packet that was refused because its tag, length or padding was wrong (<c>packet.c</c>).</summary>
internal static class DamageCauses
{
    private const string NoMismatch =
        "It is no mismatch of algorithms: both sides agreed. Lists of MACs without a common entry end the connection earlier, with \"no matching MAC found\".";

    private static readonly LogEventKind[] _kinds =
    [
        LogEventKind.CorruptedMac,
        LogEventKind.WrongTag,
        LogEventKind.BadPacketLength,
        LogEventKind.BadPadding,
        LogEventKind.ConnectionCorrupted,
        LogEventKind.Discarded,
        LogEventKind.PeerSawDamage,
    ];

    private static readonly ImmutableArray<string> _safeMacs = ["hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com"];
    private static readonly ImmutableArray<string> _aeads = ["chacha20-poly1305@openssh.com", "aes256-gcm@openssh.com"];

    private static readonly ImmutableArray<string> _otherCiphers = [.. _aeads, "aes256-ctr"];

    internal static Diagnosis? Of(Findings found)
    {
        if (!Array.Exists(_kinds, found.Has))
        {
            return null;
        }

        var damage = new Damage(found);
        return TextInStream(found, damage) ?? MixedLog(found, damage) ?? WindowsUmac(found, damage) ?? ByTime(found, damage);
    }

    private static Diagnosis? TextInStream(Findings found, Damage damage)
    {
        if (found.First(LogEventKind.BadPacketLength) is not { } seen || TextOf(seen.Text) is not { } text || damage.IsLengthEncrypted)
        {
            return null;
        }

        return Conclude(
            found,
            Cause.TextInStream,
            Certainty.Likely,
            $"something wrote text into the connection: where the length of a packet should be stands \"{text}\""
        ) with
        {
            Notes =
            [
                "The length is sent in clear here, so that it can be read: it is text, not a damaged number.",
                found.Connection.ProxyCommand is null
                    ? "Look for what speaks on this port besides sshd, or writes into the tunnel that carries it. What shell start-up files print comes only after the login and harms scp and sftp, not this."
                    : "The connection goes through a ProxyCommand: whatever that command prints besides the bytes of the connection lands here. Send its messages to standard error.",
            ],
        };
    }

    private static Diagnosis? MixedLog(Findings found, Damage damage) =>
        found.Has(LogEventKind.CorruptedMac) && damage.Direction is { Mac: null } direction
            ? Conclude(
                found,
                Cause.MixedLog,
                Certainty.Certain,
                $"the log mixes connections: under `{direction.Cipher}` there is no MAC, and \"Corrupted MAC on input\" is never said"
            ) with
            {
                Notes = ["Record one connection alone, for instance with ssh -vvv -E FILE."],
            }
            : null;

    private static Diagnosis? WindowsUmac(Findings found, Damage damage)
    {
        var windows = found.IsWindows(ConfigKind.Client);
        if (windows == found.IsWindows(ConfigKind.Server))
        {
            return null;
        }

        var (toClient, toServer) = (found.Connection.ToClient, found.Connection.ToServer);
        var isUmac = IsUmac128(toClient) || IsUmac128(toServer);
        if (!isUmac && (toClient is not null || toServer is not null || !found.Has(LogEventKind.CorruptedMac)))
        {
            return null;
        }

        var mac = (IsUmac128(toClient) ? toClient : toServer)?.Mac ?? "umac-128";
        return Conclude(
            found,
            Cause.WindowsUmac128,
            isUmac ? Certainty.Certain : Certainty.Likely,
            $"OpenSSH for Windows computes `{mac}` wrongly, and no other program accepts it"
        ) with
        {
            Notes =
            [
                "It is no mismatch: both sides agreed on this MAC. Newer OpenSSL or LibreSSL does not help either, since the fault is in how the Windows build was put together (the 128-bit code is replaced by the 64-bit one).",
                "On the client order is enough; on the server only taking the name away helps, because the client's order decides.",
                .. damage.Others,
            ],
            Edits =
            [
                ConfigEdit.Without(
                    found,
                    ConfigKind.Server,
                    "MACs",
                    "umac-128",
                    _safeMacs,
                    "the server no longer offers what Windows computes wrongly"
                ),
                ConfigEdit.Prefer(found, ConfigKind.Client, "MACs", _safeMacs, "another MAC is chosen before it"),
            ],
        };
    }

    private static Diagnosis ByTime(Findings found, Damage damage) =>
        found.Connection.Break switch
        {
            BreakPoint.FirstPacket => FirstPacket(found, damage),
            BreakPoint.AfterRekey => Conclude(
                found,
                Cause.RekeyRefused,
                Certainty.Likely,
                $"{damage.Receiver} refused the first packet after keys were renewed{damage.Under}"
            ) with
            {
                Notes =
                [
                    NoMismatch,
                    "One of both programs loses count when keys are renewed, most often under strict key exchange: update the one that is not OpenSSH.",
                    .. damage.Others,
                ],
                Edits =
                [
                    ConfigEdit.Prefer(
                        found,
                        ConfigKind.Client,
                        "Ciphers",
                        _aeads,
                        "where the fault is one of separate MACs, a cipher with a tag of its own avoids it"
                    ),
                ],
            },
            BreakPoint.Later => Conclude(
                found,
                Cause.DamagedInTransit,
                Certainty.Likely,
                $"bytes changed on the way to {damage.Receiver}{damage.Under}: other packets had come well before"
            ) with
            {
                Notes =
                [
                    NoMismatch,
                    "No configuration of SSH mends it: look at the network card (offloading), memory, tunnels and the machines in between, and try another way to the host.",
                    .. damage.Others,
                ],
            },
            BreakPoint.BeforeKeys => Conclude(
                found,
                Cause.DamagedInTransit,
                Certainty.Hint,
                $"{damage.Receiver} could not read a packet of the key exchange: bytes changed on the way, or the other side does not speak SSH"
            ),
            _ => Conclude(
                found,
                Cause.CorruptedMac,
                Certainty.Hint,
                $"{damage.Receiver} refused a damaged packet{damage.Under}; the log is too terse to tell when it came"
            ) with
            {
                Notes =
                [
                    NoMismatch,
                    "Run ssh -vvv: whether it is the first packet, the first after keys were renewed, or any one, tells a fault of a program from one of the network.",
                    .. damage.Others,
                ],
            },
        };

    private static Diagnosis FirstPacket(Findings found, Damage damage)
    {
        ImmutableArray<ConfigEdit> edits =
            damage.Direction is { Mac: { } mac }
                ?
                [
                    ConfigEdit.Prefer(
                        found,
                        ConfigKind.Client,
                        "Ciphers",
                        _aeads,
                        $"to try: a cipher with a tag of its own, so that `{mac}` is not used"
                    ),
                    ConfigEdit.Prefer(
                        found,
                        ConfigKind.Client,
                        "MACs",
                        [.. _safeMacs.Where(name => name != mac)],
                        $"to try: another MAC than `{mac}`"
                    ),
                ]
            : damage.Direction is { Cipher: { } cipher }
                ?
                [
                    ConfigEdit.Prefer(
                        found,
                        ConfigKind.Client,
                        "Ciphers",
                        [.. _otherCiphers.Where(name => name != cipher)],
                        $"to try: another cipher than `{cipher}`"
                    ),
                ]
            : [];
        return Conclude(
            found,
            Cause.FirstPacketRefused,
            IsSuspect(found) ? Certainty.Likely : Certainty.Hint,
            $"{damage.Receiver} refused the first packet under the new keys{damage.Under}: one of both programs computes the algorithm or counts packets wrongly, or the bytes changed on the way"
        ) with
        {
            Notes =
            [
                NoMismatch,
                "Try again: if it fails every time in the same place it is one of the programs, and another algorithm helps; if not, it is the network.",
                .. damage.Others,
            ],
            Edits = edits,
        };
    }

    /// <summary>Whether one of the programs is another one than OpenSSH: two of those have no known fault on the first packet.</summary>
    private static bool IsSuspect(Findings found) =>
        new[] { ConfigKind.Client, ConfigKind.Server }
            .Select(side => found.Connection.VersionOf(side))
            .Any(version => version is not null && !version.StartsWith("OpenSSH_", StringComparison.Ordinal));

    private static Diagnosis Conclude(Findings found, Cause cause, Certainty certainty, string summary) =>
        found.Conclude(cause, certainty, summary, _kinds);

    private static bool IsUmac128(LogDirection? direction) => direction?.Mac?.StartsWith("umac-128", StringComparison.Ordinal) == true;

    /// <summary>A length that is four printable characters, as those.</summary>
    private static string? TextOf(string message)
    {
        const string Mark = "Bad packet length ";
        var digits = message[(message.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Split('.', ' ')[0];
        if (!uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return null;
        }

        var text = $"{(char)(length >> 24)}{(char)((length >> 16) & 0xFF)}{(char)((length >> 8) & 0xFF)}{(char)(length & 0xFF)}";
        return text.All(letter => letter is >= ' ' and <= '~') ? text : null;
    }

    /// <summary>What is known of the packet.</summary>
    private sealed class Damage(Findings found)
    {
        private ConfigKind Side =>
            found.Has(LogEventKind.PeerSawDamage) && !found.Has(LogEventKind.CorruptedMac) && !found.Has(LogEventKind.WrongTag)
                ? found.Side.Other()
                : found.Side;

        internal string Receiver => Findings.Name(Side);

        internal LogDirection? Direction => Side == ConfigKind.Client ? found.Connection.ToClient : found.Connection.ToServer;

        /// <summary>chacha20-poly1305 and encrypt-and-MAC hide the length of a packet; AES-GCM and encrypt-then-MAC send it in clear.</summary>
        internal bool IsLengthEncrypted =>
            found.Connection.Stage >= LogStage.Encrypted
            && Direction is { } direction
            && (
                direction.Mac is { } mac
                    ? !mac.Contains("-etm@", StringComparison.Ordinal)
                    : direction.Cipher.StartsWith("chacha20-", StringComparison.Ordinal)
            );

        internal string Under =>
            Direction is not { } direction ? ""
            : direction.Mac is { } mac ? $" (`{direction.Cipher}`, `{mac}`)"
            : $" (`{direction.Cipher}`)";

        internal IEnumerable<string> Others
        {
            get
            {
                if (Direction is { Mac: null } direction)
                {
                    yield return $"`{direction.Cipher}` has a tag of its own: MACs are not looked at, and a line `MACs …` changes nothing.";
                }

                if (Direction?.Cipher.EndsWith("-cbc", StringComparison.Ordinal) == true)
                {
                    yield return "With a CBC cipher a program goes on reading, up to 256 KiB, before it gives up: the connection seems to hang.";
                }

                if (found.Connection.ProxyCommand is not null)
                {
                    yield return "The connection goes through a ProxyCommand: it must pass on every byte as it is, and print nothing of its own.";
                }
            }
        }
    }
}
