namespace SshConfigLint.Negotiation.Logs;

/// <summary>Collects the first pair of proposals of a connection, in the spellings of all releases.</summary>
internal sealed class ProposalRows
{
    /// <summary>Characters of a list that are kept; the longest real ones have about a thousand.</summary>
    internal const int MaxList = 4096;

    /// <summary>ssh and sshd cut a message behind so many bytes (<c>log.c: MSGBUFSIZ</c>).</summary>
    private const int MessageRoom = 1000;

    private static readonly string[] _labels =
    [
        "KEX algorithms:",
        "host key algorithms:",
        "ciphers ctos:",
        "ciphers stoc:",
        "MACs ctos:",
        "MACs stoc:",
        "compression ctos:",
        "compression stoc:",
    ];

    private Rows? _open;
    private int _row;
    private bool _hasOldRows;

    internal Rows? Local { get; private set; }

    internal Rows? Remote { get; private set; }

    /// <summary>Whether a list was cut.</summary>
    internal bool HasCut { get; private set; }

    /// <summary>Whether the message belongs to a proposal.</summary>
    internal bool Take(long line, ReadOnlySpan<char> message)
    {
        const string Old = "kex_parse_kexinit:";
        if (message.EndsWith("KEXINIT proposal"))
        {
            _open = message.StartsWith("local ")
                ? Local is null
                    ? Local = new Rows()
                    : null
                : message.StartsWith("peer ")
                    ? Remote is null
                        ? Remote = new Rows()
                        : null
                    : null;
            _row = -1;
            return true;
        }

        if (message.StartsWith(Old))
        {
            TakeOld(line, message[Old.Length..].Trim());
            return true;
        }

        for (var row = 0; row < _labels.Length; row++)
        {
            if (message.StartsWith(_labels[row]))
            {
                // OpenSSH 9.7 and later print rows without a heading when they prepare for new keys: those are no proposal of the first exchange.
                Set(row, line, message[_labels[row].Length..].Trim());
                return true;
            }
        }

        if (message.StartsWith("reserved ") || message.StartsWith("first_kex_follows") || message.StartsWith("languages "))
        {
            _open = message[0] == 'r' ? null : _open;
            _row = -1;
            return true;
        }

        return false;
    }

    /// <summary>Whether a line without a prefix is the rest of a row that a terminal has wrapped.</summary>
    internal bool TakeRest(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (_open is not { } rows || _row < 0 || line.IsEmpty || line.Contains(' ') || line.IndexOfAny(",-@") < 0 || line.Contains(':'))
        {
            return false;
        }

        rows.Lists[_row] = Kept(string.Concat(rows.Lists[_row], line));
        return true;
    }

    /// <summary>Two blocks of twelve rows without labels, this side's first (OpenSSH up to 7.1).</summary>
    private void TakeOld(long line, ReadOnlySpan<char> list)
    {
        if (list.StartsWith("reserved"))
        {
            _open = null;
            return;
        }

        if (_open is null)
        {
            _hasOldRows = true;
            _row = -1;
            _open =
                Local is null ? Local = new Rows()
                : Remote is null ? Remote = new Rows()
                : null;
        }

        if (_row + 1 < LogProposal.RowCount && !list.StartsWith("first_kex_follows"))
        {
            Set(_row + 1, line, list);
        }
    }

    private void Set(int row, long line, ReadOnlySpan<char> list)
    {
        _row = row;
        if (_open is { } rows)
        {
            var text = Kept(list);
            rows.Lists[row] = text.Length >= MessageRoom && !_hasOldRows ? WithoutCutName(text) : text;
            rows.Lines[row] = line;
        }
    }

    private string Kept(ReadOnlySpan<char> list)
    {
        HasCut |= list.Length > MaxList;
        return list.Length > MaxList ? WithoutCutName(list[..MaxList].ToString()) : list.ToString();
    }

    private string WithoutCutName(string list)
    {
        HasCut = true;
        return list[..Math.Max(0, list.LastIndexOf(','))];
    }

    /// <summary>The rows of one proposal so far.</summary>
    internal sealed class Rows
    {
        internal string?[] Lists { get; } = new string?[LogProposal.RowCount];

        internal long[] Lines { get; } = new long[LogProposal.RowCount];

        internal LogProposal ToProposal() => new([.. Lists], [.. Lines]);
    }
}
