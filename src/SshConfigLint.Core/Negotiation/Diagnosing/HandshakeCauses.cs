using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation.Logs;

namespace SshConfigLint.Negotiation.Diagnosing;

/// <summary>What goes wrong between the first byte and the new keys, besides the choice of algorithms.</summary>
internal static class HandshakeCauses
{
    internal static Diagnosis? Of(Findings found) => Identification(found) ?? Altered(found) ?? HostKey(found) ?? Stalled(found);

    private static Diagnosis? Identification(Findings found)
    {
        if (found.First(LogEventKind.Throttled) is not null)
        {
            return found.Conclude(
                Cause.Throttled,
                Certainty.Certain,
                "sshd turned the connection away to protect itself (`MaxStartups`, `PerSourceMaxStartups` or `PerSourcePenalties`)",
                LogEventKind.Throttled
            );
        }

        // ssh skips lines in front of the identification, so that they mean nothing once it has come.
        if (
            found is { Connection: { RemoteVersion: null, Stage: < LogStage.KeyExchange or LogStage.Unknown } }
            && found.First(LogEventKind.ForeignText) is not null
        )
        {
            return found.Conclude(
                Cause.NotSsh,
                Certainty.Certain,
                found.Side == ConfigKind.Client
                    ? "the other side is no SSH server: it answered with other text"
                    : "the other side is no SSH client: a scanner, a health check, or another program on the wrong port",
                LogEventKind.ForeignText,
                LogEventKind.NoIdentification
            );
        }

        if (found.First(LogEventKind.NoIdentification) is null || found.Connection.Stage >= LogStage.KeyExchange)
        {
            return null;
        }

        return found.Conclude(
            Cause.NoIdentification,
            found.Side == ConfigKind.Client ? Certainty.Likely : Certainty.Hint,
            found.Side == ConfigKind.Client
                ? "the other side hung up before it said that it speaks SSH"
                : "somebody connected and hung up without a word: a port scan or a health check",
            LogEventKind.NoIdentification,
            LogEventKind.Closed
        ) with
        {
            Notes =
                found.Side == ConfigKind.Client
                    ?
                    [
                        "The server decided it before any algorithm was named: too many connections (`MaxStartups`), penalties (`PerSourcePenalties`, from 9.8 on), a filter such as fail2ban, a wrong port, or an sshd that cannot start. Its log tells which.",
                    ]
                    : [],
        };
    }

    private static Diagnosis? Altered(Findings found)
    {
        if (found.First(LogEventKind.WrongSignature) is not null)
        {
            return found.Conclude(
                Cause.HandshakeAltered,
                Certainty.Likely,
                "the key exchange was changed on the way: the server signed another one than the client saw",
                LogEventKind.WrongSignature
            ) with
            {
                Notes =
                [
                    "This is no matter of MACs, and none of the user's key: it is the host's signature under the whole exchange that does not fit.",
                    "Do not go on over this network: a machine in between that rewrites what passes, or a server whose host key hardware fails, gives this.",
                ],
            };
        }

        return found.First(LogEventKind.StrictKexViolation) is null
            ? null
            : found.Conclude(
                Cause.StrictKexViolation,
                Certainty.Likely,
                "a message came during the first key exchange that strict key exchange forbids",
                LogEventKind.StrictKexViolation
            ) with
            {
                Notes =
                [
                    "Either somebody in between inserted it (this is what CVE-2023-48795 needs), or the other program sends IGNORE or DEBUG too early: update it.",
                ],
            };
    }

    private static Diagnosis? HostKey(Findings found)
    {
        if (found.First(LogEventKind.BadHostKey) is { } refused)
        {
            var isShort = refused.Text.Contains("Invalid key length", StringComparison.Ordinal);
            return found.Conclude(
                Cause.HostKeyTooShort,
                isShort ? Certainty.Certain : Certainty.Likely,
                isShort
                    ? "the host key is shorter than the client's `RequiredRSASize`"
                    : "the client refuses the host key that the server sent",
                LogEventKind.BadHostKey
            ) with
            {
                Edits =
                [
                    ConfigEdit.Prefer(
                        found,
                        ConfigKind.Client,
                        "HostKeyAlgorithms",
                        ["ssh-ed25519"],
                        "another key of the server is used, if it has one"
                    ),
                    new ConfigEdit(
                        ConfigKind.Client,
                        "RequiredRSASize",
                        "2048",
                        "accepts RSA keys from 2048 bits on; better make a longer key on the server",
                        found.ConfigOf(ConfigKind.Client)?.LineOf("RequiredRSASize")
                    ),
                ],
            };
        }

        if (
            found.Has(LogEventKind.HostKeyChanged)
            && (found.Has(LogEventKind.HostKeyRefused) || found.Connection.Stage < LogStage.Authenticated)
        )
        {
            return found.Conclude(
                Cause.HostKeyChanged,
                Certainty.Certain,
                "the host key is another one than known_hosts has for this host",
                LogEventKind.HostKeyChanged,
                LogEventKind.HostKeyRefused
            ) with
            {
                Notes =
                [
                    "Whether the server was set up anew or somebody sits in between, no log can tell: compare the fingerprint over another way before you remove the old key (`ssh-keygen -R HOST`).",
                ],
            };
        }

        var isUnknown = found.Has(LogEventKind.HostKeyUnknown);
        return !isUnknown && !found.Has(LogEventKind.HostKeyRefused)
            ? null
            : found.Conclude(
                Cause.HostKeyUnknown,
                isUnknown ? Certainty.Certain : Certainty.Likely,
                isUnknown ? "known_hosts has no key for this host, and the client was told not to ask" : "the host key was not accepted",
                LogEventKind.HostKeyUnknown,
                LogEventKind.HostKeyRefused
            ) with
            {
                Edits =
                [
                    new ConfigEdit(
                        ConfigKind.Client,
                        "StrictHostKeyChecking",
                        "accept-new",
                        "takes the key of a host that is new, and still refuses a changed one",
                        found.ConfigOf(ConfigKind.Client)?.LineOf("StrictHostKeyChecking")
                    ),
                ],
            };
    }

    private static Diagnosis? Stalled(Findings found)
    {
        var connection = found.Connection;
        if (
            connection is not { Side: ConfigKind.Client, WaitedFor: { } message }
            || message == "SSH2_MSG_KEXINIT"
            || found.Has(LogEventKind.Closed)
        )
        {
            return null;
        }

        var isPostQuantum =
            connection.KeyExchange is { } kex && AlgorithmTable.Find(AlgorithmKind.KeyExchange, kex) is { IsPostQuantum: true };
        return found.Conclude(
            Cause.StalledKeyExchange,
            found.Has(LogEventKind.TimedOut) ? Certainty.Likely : Certainty.Hint,
            $"the server's `{message}` never came: most often large packets are lost on the way (MTU)",
            LogEventKind.TimedOut
        ) with
        {
            Evidence =
            [
                new LogEvent(connection.WaitedForLine, LogEventKind.TimedOut, $"expecting {message}"),
                .. connection.Events.Where(seen => seen.Kind == LogEventKind.TimedOut).Take(4),
            ],
            Notes =
            [
                "It is no matter of MACs: no packet had one yet.",
                isPostQuantum
                    ? $"`{connection.KeyExchange}` sends larger packets than older key exchanges, which makes an MTU visible that was too large before: try 1400 or 1300 on the VPN's or container's interface."
                    : "Try a smaller MTU, 1400 or 1300, on the VPN's or container's interface.",
                .. found.Has(LogEventKind.TimedOut)
                    ? ImmutableArray<string>.Empty
                    : ["If the log was only cut off here, this says nothing."],
            ],
            Edits = isPostQuantum
                ?
                [
                    ConfigEdit.Prefer(
                        found,
                        ConfigKind.Client,
                        "KexAlgorithms",
                        ["curve25519-sha256"],
                        "to try: smaller packets; without protection against quantum computers"
                    ),
                ]
                : [],
        };
    }
}
