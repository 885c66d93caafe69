using System.Collections.Immutable;
using System.Globalization;

namespace SshConfigLint.Knowledge;

/// <summary>
/// Reads the generated tables: one row a line, columns between <c>|</c>, values by release as <c>7.0 yes; 8.5 no</c>.
/// </summary>
/// <remarks>
/// Rows are text, not initialisers, so that nothing runs at start-up: a small file is linted with the ten rows that it needs.
/// </remarks>
internal static class TableText
{
    internal static string[] Rows(string table) =>
        table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The columns of a row; missing ones at the end are empty.</summary>
    internal static string[] Columns(string row, int count)
    {
        var columns = row.Split('|', StringSplitOptions.TrimEntries);
        var result = new string[count];
        for (var i = 0; i < count; i++)
        {
            result[i] = i < columns.Length ? columns[i] : "";
        }

        return result;
    }

    internal static OpenSshVersion Release(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return new OpenSshVersion(
            int.Parse(text[..dot], NumberStyles.None, CultureInfo.InvariantCulture),
            int.Parse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)
        );
    }

    /// <summary>The values of a cell by release.</summary>
    internal static ImmutableArray<Since<T>> History<T>(string cell, Func<string, T> read)
    {
        if (cell.Length == 0)
        {
            return [];
        }

        var parts = cell.Split(';', StringSplitOptions.TrimEntries);
        var rows = ImmutableArray.CreateBuilder<Since<T>>(parts.Length);
        foreach (var part in parts)
        {
            var blank = part.IndexOf(' ');
            rows.Add(new Since<T>(Release(part.AsSpan(0, blank)), read(part[(blank + 1)..])));
        }

        return rows.MoveToImmutable();
    }

    /// <summary>A cell that holds one value for all releases, or values by release.</summary>
    internal static ImmutableArray<Since<T>> ValueOrHistory<T>(string cell, Func<string, T> read) =>
        cell.Length > 0 && char.IsAsciiDigit(cell[0]) && cell.Contains('.')
            ? History(cell, read)
            : [new Since<T>(OpenSshVersion.Oldest, read(cell))];

    internal static ImmutableArray<string> Words(string text) => [.. text.Split(' ')];
}
