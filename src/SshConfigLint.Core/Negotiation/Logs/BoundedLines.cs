namespace SshConfigLint.Negotiation.Logs;

/// <summary>The lines of a text of any length in constant memory: of a line that is too long only the beginning is kept.</summary>
internal sealed class BoundedLines(TextReader reader)
{
    /// <summary>UTF-16 code units of a line that are kept: room for a whole session that a tool has put on one line.</summary>
    internal const int MaxLength = 1 << 17;

    private readonly char[] _block = new char[1 << 14];
    private char[] _line = new char[1 << 10];
    private int _at;
    private int _filled;
    private int _length;

    /// <summary>Lines so far.</summary>
    internal long Count { get; private set; }

    /// <summary>Whether any line was longer than what is kept of it.</summary>
    internal bool HasCut { get; private set; }

    /// <summary>The current line without its end; the caller may change it.</summary>
    internal Span<char> Line => _line.AsSpan(0, _length);

    /// <summary>Goes to the next line; false at the end.</summary>
    internal bool MoveNext()
    {
        _length = 0;
        if (!Fill())
        {
            return false;
        }

        Count++;
        do
        {
            var rest = _block.AsSpan(_at, _filled - _at);
            var end = rest.IndexOf('\n');
            Keep(end < 0 ? rest : rest[..end]);
            _at += end < 0 ? rest.Length : end + 1;
            if (end >= 0)
            {
                break;
            }
        } while (Fill());

        return true;
    }

    private bool Fill()
    {
        if (_at < _filled)
        {
            return true;
        }

        (_at, _filled) = (0, reader.Read(_block));
        return _filled > 0;
    }

    private void Keep(ReadOnlySpan<char> part)
    {
        var room = MaxLength - _length;
        if (part.Length > room)
        {
            HasCut = true;
            part = part[..room];
        }

        if (_length + part.Length > _line.Length)
        {
            Array.Resize(ref _line, Math.Min(MaxLength, Math.Max(_line.Length * 2, _length + part.Length)));
        }

        part.CopyTo(_line.AsSpan(_length));
        _length += part.Length;
    }
}
