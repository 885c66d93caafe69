using System.Collections.Immutable;

namespace SshConfigLint.Knowledge;

/// <summary>A value that holds from one release until the next row begins.</summary>
/// <param name="Release">First release.</param>
/// <param name="Value">What holds from then on.</param>
public readonly record struct Since<T>(OpenSshVersion Release, T Value);

/// <summary>How a release treats a keyword.</summary>
public enum KeywordState
{
    /// <summary>Not known: "Bad configuration option".</summary>
    Absent,

    /// <summary>Read and used.</summary>
    Accepted,

    /// <summary>Read as another keyword.</summary>
    Alias,

    /// <summary>Skipped; ssh says so only when debugging, sshd logs "Deprecated option".</summary>
    Deprecated,

    /// <summary>Skipped without a word.</summary>
    Ignored,

    /// <summary>Skipped with "Unsupported option" on standard error.</summary>
    Unsupported,
}

/// <summary>What happens when a keyword is given more than once.</summary>
public enum Repetition
{
    /// <summary>The first active value wins.</summary>
    FirstWins,

    /// <summary>Several words a line, but only the first line counts.</summary>
    FirstLineWins,

    /// <summary>Values add up.</summary>
    Accumulates,

    /// <summary>Values add up; an exact repetition is dropped.</summary>
    AccumulatesDistinct,

    /// <summary>Each named item of the line has a first-wins slot of its own (PerSourcePenalties).</summary>
    FirstPerItem,

    /// <summary>The last value wins.</summary>
    LastWins,

    /// <summary>Host, Match, Include: not a value.</summary>
    Structure,
}

/// <summary>Everything that the tables know of one keyword of one program.</summary>
/// <remarks>Rows are generated from OpenSSH's own tables (<c>readconf.c: keywords</c>, <c>servconf.c: keywords</c>); see <c>tools/</c>.</remarks>
public sealed record KeywordInfo
{
    /// <summary>The spelling of the manual.</summary>
    public required string Name { get; init; }

    /// <summary>Which program reads it.</summary>
    public required ConfigKind Kind { get; init; }

    /// <summary>What its argument looks like.</summary>
    public required ValueKind Value { get; init; }

    /// <summary>How releases treat it, oldest first; nothing before the first row.</summary>
    public required ImmutableArray<Since<KeywordState>> States { get; init; }

    /// <summary>The keyword that an alias stands for; null when it is none in any release.</summary>
    public string? AliasOf { get; init; }

    /// <summary>Fewest words after the keyword.</summary>
    public int MinArguments { get; init; } = 1;

    /// <summary>Most words after the keyword; <see cref="int.MaxValue"/> for no limit.</summary>
    public int MaxArguments { get; init; } = 1;

    /// <summary>Whether OpenSSH takes the untouched rest of the line, quotes and <c>#</c> included (<c>readconf.c: parse_command</c>).</summary>
    public bool RestOfLine { get; init; }

    /// <summary>What a repetition does.</summary>
    public Repetition Repetition { get; init; } = Repetition.FirstWins;

    /// <summary>Server: whether a Match block may hold it, by release; empty for the client, where everything may.</summary>
    public ImmutableArray<Since<bool>> AllowedInMatch { get; init; } = [];

    /// <summary>The words that an enumeration accepts, by release; empty for other kinds.</summary>
    public ImmutableArray<Since<ImmutableArray<string>>> Words { get; init; } = [];

    /// <summary>The compiled-in value as the manual gives it, by release; empty when there is none.</summary>
    public ImmutableArray<Since<string>> Defaults { get; init; } = [];

    /// <summary>Vendors whose builds know it; empty for an upstream keyword.</summary>
    public ImmutableArray<Vendor> Vendors { get; init; } = [];

    /// <summary>One line on where it comes from or what it does, for vendor keywords; otherwise null.</summary>
    public string? Note { get; init; }

    /// <summary>Whether only vendor builds know it.</summary>
    public bool IsVendorKeyword => !Vendors.IsEmpty;

    /// <summary>How the target treats the keyword.</summary>
    public KeywordState StateIn(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return IsVendorKeyword && !Vendors.Contains(target.Vendor) ? KeywordState.Absent : States.In(target.Version, KeywordState.Absent);
    }

    /// <summary>Whether a server Match block of that release may hold it; always true for the client.</summary>
    public bool IsAllowedInMatch(OpenSshVersion version) => Kind == ConfigKind.Client || AllowedInMatch.In(version, false);

    /// <summary>The words an enumeration accepts in that release.</summary>
    public ImmutableArray<string> WordsIn(OpenSshVersion version) => Words.In(version, []);

    /// <summary>The compiled-in value in that release, or null.</summary>
    public string? DefaultIn(OpenSshVersion version) => Defaults.IsEmpty ? null : Defaults.In(version, null!);
}

/// <summary>Looks values up by release.</summary>
public static class SinceExtensions
{
    /// <summary>The value that holds in <paramref name="version"/>, or <paramref name="before"/> when every row is newer.</summary>
    public static T In<T>(this ImmutableArray<Since<T>> rows, OpenSshVersion version, T before)
    {
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            if (rows[i].Release <= version)
            {
                return rows[i].Value;
            }
        }

        return before;
    }
}
