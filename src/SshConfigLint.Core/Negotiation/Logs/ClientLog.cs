using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>The debug output of ssh: one run behind the other, and inside of a run those of its jump hosts, which write to the same place.</summary>
/// <param name="done">Where complete connections go.</param>
internal sealed class ClientLog(Queue<LogConnection> done)
{
    private const int MaxJumps = 16;

    /// <summary>What ssh calls the other end of a ProxyCommand.</summary>
    private const string ProxyEnd = "UNKNOWN port 65535";

    /// <summary>The connection of the run, and on it those that carry it; the last one speaks.</summary>
    private readonly List<OpenConnection> _runs = [];

    internal bool Take(long number, in LogLine line)
    {
        var current = SpeakerOf(line.Message);
        if (current is not null)
        {
            return current.Take(number, line);
        }

        current = new OpenConnection(ConfigKind.Client, process: 0);
        if (!current.Take(number, line))
        {
            return false;
        }

        _runs.Add(current);
        return true;
    }

    internal void CloseAll() => CloseAbove(0);

    /// <summary>Who says a message; null for a connection that begins with it.</summary>
    private OpenConnection? SpeakerOf(ReadOnlySpan<char> message)
    {
        if (_runs is not [.., var current])
        {
            return null;
        }

        if (Begins(message, current))
        {
            if (!IsWaitingForProxy(current) || _runs.Count == MaxJumps)
            {
                CloseAll();
            }

            return null;
        }

        if (
            message.StartsWith("Local version string ")
            && current is { Peers.LocalVersion: null, Stage: < LogStage.Connected }
            && OuterWithout(run => run.Peers.LocalVersion) is { } starting
        )
        {
            // The program of the jump host has started, and the one that waits for it goes on.
            return starting;
        }

        if (current.Peers.RemoteVersion is null)
        {
            return current;
        }

        if (message.StartsWith("Remote protocol version "))
        {
            if (!Return())
            {
                CloseAll();
                return null;
            }
        }
        else if (message.StartsWith("kex_exchange_identification: ") || message.Contains(ProxyEnd, StringComparison.Ordinal))
        {
            Return();
        }

        return _runs[^1];
    }

    private static bool Begins(ReadOnlySpan<char> message, OpenConnection current) =>
        LogText.IsProgramVersion(message) ? current.Peers.Program is not null || current.Peers.LocalVersion is not null
        : message.StartsWith("Connecting to ") ? current.Peers.LocalVersion is not null || IsWaitingForProxy(current)
        : message.StartsWith("Local version string ") && current.Peers.LocalVersion is not null;

    private static bool IsWaitingForProxy(OpenConnection run) => run.Peers is { ProxyCommand: not null, RemoteVersion: null };

    /// <summary>Goes back to the connection that a jump host was needed for, since it has not heard of its server yet.</summary>
    private bool Return()
    {
        var outer = _runs.FindLastIndex(IsWaitingForProxy);
        if (outer >= 0)
        {
            CloseAbove(outer + 1);
        }

        return outer >= 0;
    }

    private OpenConnection? OuterWithout(Func<OpenConnection, string?> fact) => _runs.SkipLast(1).LastOrDefault(run => fact(run) is null);

    private void CloseAbove(int count)
    {
        foreach (var run in _runs.Skip(count))
        {
            done.Enqueue(run.Close());
        }

        _runs.RemoveRange(count, _runs.Count - count);
    }
}
