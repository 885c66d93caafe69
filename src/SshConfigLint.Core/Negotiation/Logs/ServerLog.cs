using System.Globalization;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>What sshd logs: the lines of many processes among each other, or of one after the other where none is named.</summary>
/// <param name="done">Where complete connections go.</param>
internal sealed class ServerLog(Queue<LogConnection> done)
{
    /// <summary>Connections that are kept open. One that was silent for so many others is over, or its log is of no use.</summary>
    private const int MaxOpen = 256;

    private readonly Dictionary<int, OpenConnection> _byProcess = [];
    private readonly Dictionary<string, OpenConnection> _byEndpoint = new(StringComparer.Ordinal);
    private readonly HashSet<OpenConnection> _open = [];

    /// <summary>The open connections by when they were last looked at, each with its last line then.</summary>
    private readonly Queue<(OpenConnection Connection, long LastLine)> _order = new();
    private string? _program;

    internal bool Take(long number, in LogLine line)
    {
        if (LogText.IsProgramVersion(line.Message))
        {
            // The process that listens tells it once.
            _program = line.Message["sshd version ".Length..].ToString();
            return true;
        }

        var isStart = line.Message.StartsWith("Connection from ");
        var endpoint = LogEndpoint.IsIn(line.Message, out var address, out var port) ? $"{address} port {port}" : null;
        var connection = Find(line, isStart, endpoint);
        if (connection is null)
        {
            connection = new OpenConnection(ConfigKind.Server, line.Process) { Peers = { Program = _program } };
            if (!connection.Take(number, line))
            {
                return false;
            }

            Open(connection);
            return true;
        }

        if (TakeChild(line.Message, connection))
        {
            return true;
        }

        var isUsed = connection.Take(number, line);
        if (isUsed && connection.Peers.Endpoint is { } own)
        {
            _byEndpoint[own] = connection;
        }

        return isUsed;
    }

    /// <summary>Ends what no process is named of: another run begins.</summary>
    internal void CloseUnnamed()
    {
        if (_byProcess.GetValueOrDefault(0) is { } connection)
        {
            Close(connection);
        }
    }

    internal void CloseAll()
    {
        foreach (var connection in _open.ToList())
        {
            Close(connection);
        }
    }

    private OpenConnection? Find(in LogLine line, bool isStart, string? endpoint)
    {
        var ofProcess = _byProcess.GetValueOrDefault(line.Process);
        var ofEndpoint = endpoint is null ? null : _byEndpoint.GetValueOrDefault(endpoint);
        if (isStart)
        {
            if (ofProcess is not null)
            {
                Close(ofProcess);
            }

            return null;
        }

        // With no process named, another endpoint is another connection. The process of a session after the login is another one
        // than the one that let the user in.
        if (line.Process == 0 && endpoint is not null && ofProcess?.Peers.Endpoint is { } own && own != endpoint)
        {
            if (ofEndpoint is null)
            {
                Close(ofProcess);
            }

            return ofEndpoint;
        }

        if (ofProcess is null)
        {
            if (ofEndpoint is not null && line.Process > 0)
            {
                Continue(ofEndpoint, line.Process);
            }

            return ofEndpoint;
        }

        if (ofEndpoint is not null && ofEndpoint != ofProcess && ofProcess.Peers.Endpoint is null)
        {
            ofEndpoint.Absorb(ofProcess);
            Remove(ofProcess);
            Continue(ofEndpoint, line.Process);
            return ofEndpoint;
        }

        return ofProcess;
    }

    /// <summary><c>User child is on pid N</c>: that process goes on with the connection.</summary>
    private bool TakeChild(ReadOnlySpan<char> message, OpenConnection connection)
    {
        const string Mark = "User child is on pid ";
        if (
            !message.StartsWith(Mark)
            || !int.TryParse(message[Mark.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var child)
        )
        {
            return false;
        }

        Continue(connection, child);
        return true;
    }

    private void Continue(OpenConnection connection, int process)
    {
        _byProcess[process] = connection;
        connection.Processes.Add(process);
    }

    private void Open(OpenConnection connection)
    {
        while (_open.Count >= MaxOpen)
        {
            CloseSilent();
        }

        if (_order.Count >= 2 * MaxOpen)
        {
            ForgetClosed();
        }

        _open.Add(connection);
        _order.Enqueue((connection, connection.LastLine));
        _byProcess[connection.Process] = connection;
        connection.Processes.Add(connection.Process);
        if (connection.Peers.Endpoint is { } endpoint)
        {
            _byEndpoint[endpoint] = connection;
        }
    }

    /// <summary>Closes the one that was silent for longest, or finds out that the first of the queue was not.</summary>
    private void CloseSilent()
    {
        var (connection, lastLine) = _order.Dequeue();
        if (!_open.Contains(connection))
        {
            return;
        }

        if (connection.LastLine == lastLine)
        {
            Close(connection);
        }
        else
        {
            _order.Enqueue((connection, connection.LastLine));
        }
    }

    private void ForgetClosed()
    {
        for (var count = _order.Count; count > 0; count--)
        {
            var entry = _order.Dequeue();
            if (_open.Contains(entry.Connection))
            {
                _order.Enqueue(entry);
            }
        }
    }

    private void Close(OpenConnection connection)
    {
        Remove(connection);
        done.Enqueue(connection.Close());
    }

    private void Remove(OpenConnection connection)
    {
        _open.Remove(connection);
        foreach (var process in connection.Processes)
        {
            if (_byProcess.GetValueOrDefault(process) == connection)
            {
                _byProcess.Remove(process);
            }
        }

        if (connection.Peers.Endpoint is { } endpoint && _byEndpoint.GetValueOrDefault(endpoint) == connection)
        {
            _byEndpoint.Remove(endpoint);
        }
    }
}
