using System.Text;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>
/// Reads connections out of debug output of ssh, logs of sshd, syslog, the journal, and texts in which such lines are quoted. It goes through the
/// text once, and keeps no more than a few hundred connections at a time, however long the text is.
/// </summary>
public sealed class LogReader
{
    private readonly BoundedLines _lines;
    private readonly JournalLine _journal = new();
    private readonly ClientLog _clients;
    private readonly ServerLog _servers;
    private readonly Queue<LogConnection> _done = new();
    private ConfigKind _side;

    /// <summary>A reader of a text.</summary>
    public LogReader(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _lines = new BoundedLines(text);
        _clients = new ClientLog(_done);
        _servers = new ServerLog(_done);
    }

    /// <summary>A reader of UTF-8, or of UTF-16 or UTF-32 with a byte order mark, as PowerShell writes it. The caller closes the stream.</summary>
    public LogReader(Stream stream)
        : this(new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true)) { }

    /// <summary>Lines that were read so far.</summary>
    public long LineCount => _lines.Count;

    /// <summary>Lines so far that ssh or sshd wrote and that tell of a connection.</summary>
    public long UsedLines { get; private set; }

    /// <summary>Whether a line was too long to be read whole.</summary>
    public bool HasCutLines => _lines.HasCut;

    /// <summary>The connections, each as soon as it is known to be complete. May be asked for once.</summary>
    public IEnumerable<LogConnection> Connections()
    {
        while (_lines.MoveNext())
        {
            TakeLine();
            while (_done.TryDequeue(out var connection))
            {
                yield return connection;
            }
        }

        _clients.CloseAll();
        _servers.CloseAll();
        foreach (var connection in _done.OrderBy(connection => connection.FirstLine))
        {
            yield return connection;
        }

        _done.Clear();
    }

    private void TakeLine()
    {
        var line = _lines.Line;
        line = line[..LinePrefix.RemoveTerminalCommands(line)];
        if (_journal.Take(line))
        {
            foreach (var message in _journal.IsOfStranger ? default : _journal.Message.AsSpan().EnumerateLines())
            {
                Take(LogLine.Of(message, _journal.Program, _journal.Process));
            }

            return;
        }

        if (LogSides.OfPrompt(line) is { } run)
        {
            _side = run;
            if (run == ConfigKind.Client)
            {
                _clients.CloseAll();
            }
            else
            {
                _servers.CloseUnnamed();
            }

            return;
        }

        TakeParts(line);
    }

    /// <summary>Ansible and others put all of it on one line, with <c>\r\n</c> spelt out.</summary>
    private void TakeParts(ReadOnlySpan<char> line)
    {
        const string End = "\\n";
        while (line.IndexOf(End) is var end and >= 0 && line.Contains("debug1: ", StringComparison.Ordinal))
        {
            Take(LogLine.Of(WithoutEscapes(line[..end])));
            line = line[(end + End.Length)..];
        }

        Take(LogLine.Of(line));
    }

    private static ReadOnlySpan<char> WithoutEscapes(ReadOnlySpan<char> part)
    {
        part = part.TrimEnd('\\');
        return part.EndsWith("\\r") ? part[..^2].TrimEnd('\\') : part;
    }

    private void Take(in LogLine line)
    {
        if (line.Message.IsEmpty)
        {
            return;
        }

        _side = LogSides.Of(line) ?? _side;
        var isUsed = _side == ConfigKind.Client ? _clients.Take(_lines.Count, line) : _servers.Take(_lines.Count, line);
        UsedLines += isUsed ? 1 : 0;
    }
}
