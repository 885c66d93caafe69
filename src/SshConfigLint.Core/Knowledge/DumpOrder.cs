using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>Looks up the order of the lines.</summary>
internal static partial class DumpOrder
{
    private static readonly Lazy<ImmutableArray<Row>> _rows = new(Read);

    /// <summary>The names that the target's program prints, in order; a vendor's row stands before upstream's of the same release.</summary>
    internal static ImmutableArray<string> Of(ConfigKind kind, Target target)
    {
        Row? best = null;
        foreach (var row in _rows.Value)
        {
            if (row.Kind != kind || row.Since > target.Version || (row.Vendor is { } vendor && vendor != target.Vendor))
            {
                continue;
            }

            if (best is null || row.Since > best.Since || (row.Since == best.Since && row.Vendor is not null))
            {
                best = row;
            }
        }

        return best!.Names;
    }

    private static ImmutableArray<Row> Read() =>
        [
            .. TableText
                .Rows(Table)
                .Select(row => TableText.Columns(row, 4))
                .Select(columns => new Row(
                    Enum.Parse<ConfigKind>(columns[0]),
                    TableText.Release(columns[1]),
                    columns[2].Length == 0 ? null : Enum.Parse<Vendor>(columns[2]),
                    TableText.Words(columns[3])
                )),
        ];

    private sealed record Row(ConfigKind Kind, OpenSshVersion Since, Vendor? Vendor, ImmutableArray<string> Names);
}
