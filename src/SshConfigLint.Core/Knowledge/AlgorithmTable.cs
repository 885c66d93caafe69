using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>The algorithm names of all releases, and the lists that a release compiles in.</summary>
public static class AlgorithmTable
{
    private static readonly Lazy<ImmutableArray<AlgorithmInfo>> _all = new(ReadAll);
    private static readonly Lazy<Dictionary<(AlgorithmKind, string), AlgorithmInfo>> _byName = new(() =>
        _all.Value.ToDictionary(row => (row.Kind, row.Name))
    );
    private static readonly Lazy<ImmutableArray<ListRow>> _buildOrders = new(ReadBuildOrders);
    private static readonly Lazy<ImmutableArray<ListRow>> _defaults = new(ReadDefaults);

    /// <summary>All names, by kind, in the order of the newest build that has them; then those that are gone.</summary>
    public static ImmutableArray<AlgorithmInfo> All => _all.Value;

    /// <summary>The row of a name (case matters), or null.</summary>
    public static AlgorithmInfo? Find(AlgorithmKind kind, string name) => _byName.Value.GetValueOrDefault((kind, name));

    /// <summary>What a list keyword names: ciphers, MACs, key exchanges or signatures; null when it is no list of algorithms.</summary>
    public static AlgorithmKind? KindOf(string keyword) =>
        ListName(keyword) switch
        {
            "Ciphers" => AlgorithmKind.Cipher,
            "MACs" => AlgorithmKind.Mac,
            "KexAlgorithms" => AlgorithmKind.KeyExchange,
            null => null,
            _ => AlgorithmKind.Signature,
        };

    /// <summary>Every name that the target knows, in the order in which its wildcards expand (<c>ssh -Q</c>).</summary>
    public static ImmutableArray<string> BuildOrder(AlgorithmKind kind, Target target) =>
        Newest(_buildOrders.Value, target, row => row.Kind == kind);

    /// <summary>The compiled-in list of a keyword for the target, in order; empty when the keyword has none.</summary>
    public static ImmutableArray<string> DefaultList(ConfigKind program, string keyword, Target target)
    {
        var name = ListName(keyword);
        return name is null ? [] : Newest(_defaults.Value, target, row => row.Programs.Contains(program) && row.Keywords.Contains(name));
    }

    /// <summary>The manual's newest name of a list keyword; older spellings share its list.</summary>
    private static string? ListName(string keyword)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        return keyword.ToLowerInvariant() switch
        {
            "ciphers" => "Ciphers",
            "macs" => "MACs",
            "kexalgorithms" => "KexAlgorithms",
            "hostkeyalgorithms" => "HostKeyAlgorithms",
            "casignaturealgorithms" => "CASignatureAlgorithms",
            "pubkeyacceptedalgorithms" or "pubkeyacceptedkeytypes" => "PubkeyAcceptedAlgorithms",
            "hostbasedacceptedalgorithms" or "hostbasedacceptedkeytypes" or "hostbasedalgorithms" or "hostbasedkeytypes" =>
                "HostbasedAcceptedAlgorithms",
            _ => null,
        };
    }

    /// <summary>A vendor's list stands before upstream's of the same release or an older one.</summary>
    private static ImmutableArray<string> Newest(ImmutableArray<ListRow> rows, Target target, Func<ListRow, bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(target);
        ListRow? best = null;
        foreach (var row in rows)
        {
            if (row.Since > target.Version || (row.Vendor is { } vendor && vendor != target.Vendor) || !isWanted(row))
            {
                continue;
            }

            if (best is null || row.Since > best.Since || (row.Since == best.Since && row.Vendor is not null))
            {
                best = row;
            }
        }

        return best?.Names ?? [];
    }

    private static ImmutableArray<AlgorithmInfo> ReadAll()
    {
        var rows = TableText.Rows(Algorithms.Table);
        var result = ImmutableArray.CreateBuilder<AlgorithmInfo>(rows.Length);
        foreach (var row in rows)
        {
            var columns = TableText.Columns(row, 8);
            result.Add(
                new AlgorithmInfo
                {
                    Kind = Enum.Parse<AlgorithmKind>(columns[0]),
                    Name = columns[1],
                    FirstRelease = TableText.Release(columns[2]),
                    LastRelease = columns[3].Length == 0 ? null : TableText.Release(columns[3]),
                    Strength = Enum.Parse<AlgorithmStrength>(columns[4]),
                    IsAead = columns[5].Contains("aead", StringComparison.Ordinal),
                    IsCbc = columns[5].Contains("cbc", StringComparison.Ordinal),
                    UsesBrokenHash = columns[5].Contains("broken-hash", StringComparison.Ordinal),
                    Weakness = columns[6],
                    Backports = Backports(columns[7]),
                }
            );
        }

        return result.MoveToImmutable();
    }

    private static ImmutableArray<Backport> Backports(string cell) =>
        cell.Length == 0
            ? []
            :
            [
                .. cell.Split(';', StringSplitOptions.TrimEntries)
                    .Select(part => part.Split(' '))
                    .Select(words => new Backport(Enum.Parse<Vendor>(words[0]), TableText.Release(words[1]))),
            ];

    private static ImmutableArray<ListRow> ReadBuildOrders() =>
        [
            .. TableText
                .Rows(Algorithms.BuildOrders)
                .Select(row => TableText.Columns(row, 4))
                .Select(columns => new ListRow(columns[1], columns[2], columns[3]) { Kind = Enum.Parse<AlgorithmKind>(columns[0]) }),
        ];

    private static ImmutableArray<ListRow> ReadDefaults() =>
        [
            .. TableText
                .Rows(DefaultLists.Table)
                .Select(row => TableText.Columns(row, 5))
                .Select(columns => new ListRow(columns[2], columns[3], columns[4])
                {
                    Keywords = TableText.Words(columns[0]),
                    Programs = [.. columns[1].Split(' ').Select(Enum.Parse<ConfigKind>)],
                }),
        ];

    private sealed class ListRow(string since, string vendor, string names)
    {
        internal OpenSshVersion Since { get; } = TableText.Release(since);

        internal Vendor? Vendor { get; } = vendor.Length == 0 ? null : Enum.Parse<Vendor>(vendor);

        internal ImmutableArray<string> Names { get; } = [.. names.Split(',')];

        internal AlgorithmKind? Kind { get; init; }

        internal ImmutableArray<string> Keywords { get; init; } = [];

        internal ImmutableArray<ConfigKind> Programs { get; init; } = [];
    }
}
