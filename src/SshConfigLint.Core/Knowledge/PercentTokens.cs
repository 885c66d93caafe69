using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>Which percent tokens and variables a value may hold (<c>ssh_config(5)</c>, TOKENS and ENVIRONMENT VARIABLES).</summary>
public static class PercentTokens
{
    private static readonly Lazy<ImmutableArray<Row>> _rows = new(Read);

    /// <summary>
    /// The letters that may follow <c>%</c> in the value of a keyword, <c>%%</c> not counted; null when that release expands none there.
    /// <c>Match exec</c> names the command of that criterion.
    /// </summary>
    public static string? Of(ConfigKind kind, string keyword, OpenSshVersion version) => Find(kind, keyword)?.Tokens.In(version, null!);

    /// <summary>Whether that release replaces <c>${NAME}</c> in the value of a keyword.</summary>
    public static bool ExpandsVariables(ConfigKind kind, string keyword, OpenSshVersion version) =>
        Find(kind, keyword)?.VariablesSince is { } since && since <= version;

    private static Row? Find(ConfigKind kind, string keyword)
    {
        foreach (var row in _rows.Value)
        {
            if (row.Kind == kind && row.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase))
            {
                return row;
            }
        }

        return null;
    }

    private static ImmutableArray<Row> Read() =>
        [
            .. TableText
                .Rows(PercentTokenRows.Table)
                .Select(row => TableText.Columns(row, 4))
                .Select(columns => new Row(
                    Enum.Parse<ConfigKind>(columns[0]),
                    columns[1],
                    TableText.History(columns[2], text => text),
                    columns[3].Length == 0 ? null : TableText.Release(columns[3])
                )),
        ];

    private sealed record Row(ConfigKind Kind, string Keyword, ImmutableArray<Since<string>> Tokens, OpenSshVersion? VariablesSince);
}
