using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Negotiation.Diagnosing;

/// <summary>A change of one line of a configuration.</summary>
/// <param name="Side">Whose configuration.</param>
/// <param name="Keyword">The keyword.</param>
/// <param name="Value">Its new value; empty to delete the line.</param>
/// <param name="Why">What the change does, and its price; lower case, no period.</param>
/// <param name="Line">The line that decides today, to be replaced; null when none does or the configuration is not known.</param>
public sealed record ConfigEdit(ConfigKind Side, string Keyword, string Value, string Why, BoundDirective? Line = null)
{
    private static readonly OpenSshVersion _firstMinus = new(7, 5);
    private static readonly OpenSshVersion _firstCaret = new(8, 0);

    /// <summary>Adds names to a list.</summary>
    internal static ConfigEdit Add(Findings found, ConfigKind side, string keyword, ImmutableArray<string> names, string why) =>
        found.ConfigOf(side) is { } config
            ? new ConfigEdit(side, keyword, EditedList.ValueWith(config, keyword, names), why, config.LineOf(keyword))
            : new ConfigEdit(side, keyword, $"+{string.Join(',', names)}", why);

    /// <summary>Puts names in front of a list.</summary>
    internal static ConfigEdit Prefer(Findings found, ConfigKind side, string keyword, ImmutableArray<string> names, string why) =>
        Of(
            found,
            side,
            keyword,
            list => [.. names, .. list.Except(names)],
            found.VersionOf(side) < _firstCaret ? string.Join(',', names) : $"^{string.Join(',', names)}",
            why
        );

    /// <summary>Takes names that begin alike out of a list.</summary>
    internal static ConfigEdit Without(
        Findings found,
        ConfigKind side,
        string keyword,
        string start,
        ImmutableArray<string> instead,
        string why
    ) =>
        Of(
            found,
            side,
            keyword,
            list => [.. list.Where(name => !name.StartsWith(start, StringComparison.Ordinal)) is var rest && rest.Any() ? rest : instead],
            found.VersionOf(side) < _firstMinus ? string.Join(',', instead) : $"-{start}*",
            why
        );

    private static ConfigEdit Of(
        Findings found,
        ConfigKind side,
        string keyword,
        Func<ImmutableArray<string>, ImmutableArray<string>> change,
        string general,
        string why
    )
    {
        var config = found.ConfigOf(side);
        return config?.LineOf(keyword) is { } line
            ? new ConfigEdit(side, keyword, string.Join(',', change(ListOf(config, keyword))), why, line)
            : new ConfigEdit(side, keyword, general, why);
    }

    /// <summary>The effective list of a keyword; empty when the release has none.</summary>
    private static ImmutableArray<string> ListOf(PartyConfig config, string keyword) =>
        [.. (config.Effective.Of(keyword).FirstOrDefault()?.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
