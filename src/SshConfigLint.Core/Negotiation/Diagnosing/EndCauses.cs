using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation.Logs;

namespace SshConfigLint.Negotiation.Diagnosing;

/// <summary>Connections that ended, or never began, without anything more telling.</summary>
internal static class EndCauses
{
    internal static Diagnosis Of(Findings found)
    {
        var connection = found.Connection;
        if (found.First(LogEventKind.Unreachable) is { } unreachable)
        {
            return found.Conclude(
                Cause.Unreachable,
                Certainty.Certain,
                $"there was no TCP connection: {unreachable.Text[(unreachable.Text.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].TrimEnd('.')}",
                LogEventKind.Unreachable
            );
        }

        if (found.First(LogEventKind.UnknownHost) is not null)
        {
            return found.Conclude(Cause.Unreachable, Certainty.Certain, "the name of the host is not known", LogEventKind.UnknownHost);
        }

        if (found.First(LogEventKind.ProtocolError) is { } error)
        {
            var reason = error.Text[(error.Text.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
            return found.Conclude(
                Cause.ProtocolError,
                Certainty.Hint,
                $"the connection ended with an error of the protocol: {reason}",
                LogEventKind.ProtocolError
            );
        }

        if (found.Has(LogEventKind.TimedOut))
        {
            return found.Conclude(
                Cause.TimedOut,
                Certainty.Likely,
                connection.Stage == LogStage.Authenticated
                    ? "the other side was not heard of for too long"
                    : "the login took longer than the server waits (`LoginGraceTime`), or nothing came any more",
                LogEventKind.TimedOut
            );
        }

        return found.Has(LogEventKind.Closed) && !found.Has(LogEventKind.Finished)
            ? Closed(found)
            : found.Conclude(Cause.None, Certainty.Certain, Progress(connection));
    }

    private static Diagnosis Closed(Findings found)
    {
        var connection = found.Connection;
        var other = Findings.Name(found.Side.Other());
        if (connection is { Side: ConfigKind.Client, WaitedFor: "SSH2_MSG_KEXINIT" })
        {
            return found.Conclude(
                Cause.NoUsableHostKey,
                Certainty.Hint,
                "the server hung up instead of making its proposal: most often it has no host key that it may use",
                LogEventKind.Closed
            ) with
            {
                Notes =
                [
                    "Its log tells: \"No supported key exchange algorithms\" or \"no hostkeys available\" mean that `HostKeyAlgorithms` allows none of its keys. A filter that cuts the connection looks the same from here.",
                ],
            };
        }

        var when = connection switch
        {
            { Side: ConfigKind.Server, WaitedFor: "SSH2_MSG_NEWKEYS" } => "after it had seen the host key, which it did not accept",
            { WaitedFor: not null } => "in the middle of the key exchange",
            { Stage: LogStage.Authenticated } => "after the login",
            { Stage: LogStage.Encrypted } => "between key exchange and login",
            { Stage: LogStage.Unknown, User: null }
                when connection.Events[0].Text.Contains("authenticating user", StringComparison.Ordinal) => "during the login",
            { Stage: < LogStage.Identified } => "before the key exchange",
            _ => "early",
        };
        return found.Conclude(
            Cause.ConnectionClosed,
            Certainty.Hint,
            $"{other} ended the connection {when}; its own log tells why",
            LogEventKind.Closed
        );
    }

    private static string Progress(LogConnection connection) =>
        connection.Stage switch
        {
            LogStage.Authenticated => "nothing went wrong: the user was let in",
            LogStage.Unknown => "nothing that went wrong is in the log",
            var stage => $"nothing went wrong as far as the log goes: {Words(stage)}",
        };

    private static string Words(LogStage stage) =>
        stage switch
        {
            LogStage.Connecting => "a TCP connection was tried",
            LogStage.Connected => "there is a TCP connection",
            LogStage.Identified => "both sides told their versions",
            LogStage.KeyExchange => "the key exchange began",
            _ => "the new keys are in use",
        };
}
