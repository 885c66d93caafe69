using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>The rows of one generated table of keywords; each is read when it is asked for the first time.</summary>
internal sealed class KeywordRows
{
    private const int ColumnCount = 12;

    private readonly ConfigKind _kind;
    private readonly string[] _lines;
    private readonly KeywordInfo?[] _rows;

    internal KeywordRows(ConfigKind kind, string table)
    {
        _kind = kind;
        _lines = TableText.Rows(table);
        _rows = new KeywordInfo?[_lines.Length];
    }

    internal int Count => _lines.Length;

    internal KeywordInfo this[int index]
    {
        get
        {
            if (_rows[index] is { } known)
            {
                return known;
            }

            var row = Read(_lines[index]);
            return Interlocked.CompareExchange(ref _rows[index], row, null) ?? row;
        }
    }

    /// <summary>The index of the first row of a name in any case; -1 for none.</summary>
    internal int IndexOf(string name)
    {
        var (low, high) = (0, _lines.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (NameAt(middle).CompareTo(name, StringComparison.OrdinalIgnoreCase) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _lines.Length && NameAt(low).Equals(name, StringComparison.OrdinalIgnoreCase) ? low : -1;
    }

    internal ReadOnlySpan<char> NameAt(int index)
    {
        var line = _lines[index].AsSpan();
        return line[..line.IndexOf(' ')];
    }

    private KeywordInfo Read(string line)
    {
        var columns = TableText.Columns(line, ColumnCount);
        var states = TableText.History(columns[2], text => text);
        var values = TableText.ValueOrHistory(columns[1], Enum.Parse<ValueKind>);
        var counts = TableText.ValueOrHistory(columns[3], ArgumentCount.Read);
        var repetitions = TableText.ValueOrHistory(columns[4], Enum.Parse<Repetition>);
        var match = columns[5].Length == 0 ? [] : TableText.ValueOrHistory(columns[5], text => text);
        return new KeywordInfo
        {
            Name = columns[0],
            Kind = _kind,
            Value = values[^1].Value,
            ValueHistory = values,
            States = [.. states.Select(state => new Since<KeywordState>(state.Release, State(state.Value)))],
            Aliases =
            [
                .. states
                    .Where(state => State(state.Value) == KeywordState.Alias)
                    .Select(state => new Since<string>(state.Release, state.Value["Alias ".Length..])),
            ],
            MinArguments = counts[^1].Value.Min,
            MaxArguments = counts[^1].Value.Max,
            ArgumentHistory = counts,
            RestOfLine = columns[3].EndsWith(" rest", StringComparison.Ordinal),
            Repetition = repetitions[^1].Value,
            RepetitionHistory = repetitions,
            AllowedInMatch = [.. match.Select(row => new Since<bool>(row.Release, row.Value != "no"))],
            InertInMatch = [.. match.Select(row => new Since<bool>(row.Release, row.Value == "inert"))],
            Words = TableText.History(columns[6], TableText.Words),
            Defaults = TableText.History(columns[7], text => text),
            VendorDefaults = VendorDefaults(columns[8]),
            AreWordsCaseSensitive = columns[9] == "case",
            Vendors = columns[10].Length == 0 ? [] : [.. columns[10].Split(' ').Select(Enum.Parse<Vendor>)],
            Note = columns[11].Length == 0 ? null : columns[11],
        };
    }

    private static KeywordState State(string text) =>
        text.StartsWith("Alias ", StringComparison.Ordinal) ? KeywordState.Alias : Enum.Parse<KeywordState>(text);

    private static ImmutableArray<VendorDefault> VendorDefaults(string cell) =>
        cell.Length == 0
            ? []
            :
            [
                .. cell.Split(';', StringSplitOptions.TrimEntries)
                    .Select(part => part.Split(' ', 3))
                    .Select(words => new VendorDefault(Enum.Parse<Vendor>(words[0]), TableText.Release(words[1]), words[2])),
            ];
}
