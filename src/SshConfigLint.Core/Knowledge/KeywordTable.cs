using System.Collections.Immutable;
using SshConfigLint.Text;

namespace SshConfigLint.Knowledge;

/// <summary>The keywords of both programs, upstream and vendor ones.</summary>
public static class KeywordTable
{
    private static readonly KeywordRows _client = new(ConfigKind.Client, ClientKeywords.Table);
    private static readonly KeywordRows _server = new(ConfigKind.Server, ServerKeywords.Table);
    private static readonly KeywordRows _clientVendors = new(ConfigKind.Client, VendorKeywords.Client);
    private static readonly KeywordRows _serverVendors = new(ConfigKind.Server, VendorKeywords.Server);

    /// <summary>All rows of a program, sorted by name; of one name the upstream row comes first.</summary>
    public static ImmutableArray<KeywordInfo> All(ConfigKind kind) =>
        [.. Upstream(kind).Concat(VendorRows(kind)).OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The rows of a program that are in every build of it, sorted by name.</summary>
    public static ImmutableArray<KeywordInfo> Upstream(ConfigKind kind) => Read(UpstreamRows(kind));

    /// <summary>
    /// The row of a name in any case, or null. Where upstream and a vendor both have one, the row that the target accepts.
    /// </summary>
    public static KeywordInfo? Find(ConfigKind kind, string name, Target target)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(target);
        KeywordInfo? other = null;
        var rows = VendorTable(kind);
        for (var i = rows.IndexOf(name); i >= 0 && i < rows.Count && rows.NameAt(i).Equals(name, StringComparison.OrdinalIgnoreCase); i++)
        {
            var row = rows[i];
            if (row.StateIn(target) != KeywordState.Absent)
            {
                return row;
            }

            other ??= row;
        }

        var index = UpstreamRows(kind).IndexOf(name);
        return index >= 0 ? UpstreamRows(kind)[index] : other;
    }

    /// <summary>The row that the target reads instead of an alias; the row itself when it is none there.</summary>
    public static KeywordInfo Resolve(KeywordInfo keyword, Target target)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        ArgumentNullException.ThrowIfNull(target);
        return keyword.StateIn(target) == KeywordState.Alias && keyword.AliasIn(target.Version) is { } name
            ? Find(keyword.Kind, name, target) ?? keyword
            : keyword;
    }

    /// <summary>Every row of a name in any case: the upstream one and those of vendors.</summary>
    public static ImmutableArray<KeywordInfo> Rows(ConfigKind kind, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var index = UpstreamRows(kind).IndexOf(name);
        var upstream = index >= 0 ? UpstreamRows(kind)[index] : null;
        var vendors = VendorRows(kind).Where(row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return upstream is null ? [.. vendors] : [upstream, .. vendors];
    }

    /// <summary>The keyword of the target that a misspelt name is nearest to, or null.</summary>
    public static string? Suggest(ConfigKind kind, string name, Target target) =>
        SpellingSuggestion.For(
            name,
            All(kind).Where(row => row.StateIn(target) is KeywordState.Accepted or KeywordState.Alias).Select(row => row.Name)
        );

    private static KeywordRows UpstreamRows(ConfigKind kind) => kind == ConfigKind.Client ? _client : _server;

    private static KeywordRows VendorTable(ConfigKind kind) => kind == ConfigKind.Client ? _clientVendors : _serverVendors;

    private static ImmutableArray<KeywordInfo> VendorRows(ConfigKind kind) => Read(VendorTable(kind));

    private static ImmutableArray<KeywordInfo> Read(KeywordRows rows)
    {
        var result = ImmutableArray.CreateBuilder<KeywordInfo>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            result.Add(rows[i]);
        }

        return result.MoveToImmutable();
    }
}
