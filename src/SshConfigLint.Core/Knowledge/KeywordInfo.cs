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

/// <summary>How many words may follow a keyword.</summary>
/// <param name="Min">Fewest words.</param>
/// <param name="Max">Most words; <see cref="int.MaxValue"/> for no limit.</param>
public readonly record struct ArgumentCount(int Min, int Max)
{
    /// <summary>Reads <c>1</c>, <c>1-2</c> or <c>1+</c>, with or without <c> rest</c> behind.</summary>
    internal static ArgumentCount Read(string text)
    {
        var count = text.Split(' ')[0];
        var min = count[0] - '0';
        return count.Length == 1 ? new(min, min) : new(min, count[1] == '+' ? int.MaxValue : count[2] - '0');
    }
}

/// <summary>A compiled-in value that differs in the builds of a vendor.</summary>
/// <param name="Vendor">Whose builds.</param>
/// <param name="Release">From which release on.</param>
/// <param name="Value">The value there.</param>
public readonly record struct VendorDefault(Vendor Vendor, OpenSshVersion Release, string Value);

/// <summary>Everything that the tables know of one keyword of one program.</summary>
/// <remarks>Rows are generated from OpenSSH's own tables (<c>readconf.c: keywords</c>, <c>servconf.c: keywords</c>); see <c>tools/</c>.</remarks>
public sealed record KeywordInfo
{
    /// <summary>The spelling of the manual.</summary>
    public required string Name { get; init; }

    /// <summary>Which program reads it.</summary>
    public required ConfigKind Kind { get; init; }

    /// <summary>What its argument looks like in the newest release.</summary>
    public required ValueKind Value { get; init; }

    /// <summary>What its argument looks like, by release; one row when that never changed.</summary>
    public ImmutableArray<Since<ValueKind>> ValueHistory { get; init; } = [];

    /// <summary>How releases treat it, oldest first; nothing before the first row.</summary>
    public required ImmutableArray<Since<KeywordState>> States { get; init; }

    /// <summary>The keywords that an alias stands for, by release; empty when it is none in any.</summary>
    public ImmutableArray<Since<string>> Aliases { get; init; } = [];

    /// <summary>The keyword that an alias stands for in the newest release where it is one; null when it is none in any.</summary>
    public string? AliasOf => Aliases.IsEmpty ? null : Aliases[^1].Value;

    /// <summary>Fewest words after the keyword in the newest release.</summary>
    public int MinArguments { get; init; } = 1;

    /// <summary>Most words after the keyword in the newest release; <see cref="int.MaxValue"/> for no limit.</summary>
    public int MaxArguments { get; init; } = 1;

    /// <summary>How many words may follow, by release; one row when that never changed.</summary>
    public ImmutableArray<Since<ArgumentCount>> ArgumentHistory { get; init; } = [];

    /// <summary>Whether OpenSSH takes the untouched rest of the line, quotes and <c>#</c> included (<c>readconf.c: parse_command</c>).</summary>
    public bool RestOfLine { get; init; }

    /// <summary>What a repetition does in the newest release.</summary>
    public Repetition Repetition { get; init; } = Repetition.FirstWins;

    /// <summary>What a repetition does, by release; one row when that never changed.</summary>
    public ImmutableArray<Since<Repetition>> RepetitionHistory { get; init; } = [];

    /// <summary>Server: whether a Match block may hold it, by release; empty for the client, where everything may.</summary>
    public ImmutableArray<Since<bool>> AllowedInMatch { get; init; } = [];

    /// <summary>Server: whether a Match block may hold it although its value is never taken from there, by release.</summary>
    public ImmutableArray<Since<bool>> InertInMatch { get; init; } = [];

    /// <summary>
    /// The words that an enumeration accepts, by release; for IPQoS and times the words beside numbers; empty for other kinds.
    /// </summary>
    public ImmutableArray<Since<ImmutableArray<string>>> Words { get; init; } = [];

    /// <summary>Whether the words must be written in lower case.</summary>
    public bool AreWordsCaseSensitive { get; init; }

    /// <summary>The compiled-in value as the manual gives it, by release; empty when there is none.</summary>
    public ImmutableArray<Since<string>> Defaults { get; init; } = [];

    /// <summary>Compiled-in values that differ in the builds of vendors, oldest first.</summary>
    public ImmutableArray<VendorDefault> VendorDefaults { get; init; } = [];

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

    /// <summary>Whether a server Match block of that release may hold it, but the value there is never taken.</summary>
    public bool IsInertInMatch(OpenSshVersion version) => Kind == ConfigKind.Server && InertInMatch.In(version, false);

    /// <summary>The first release that knows it in any way; for messages such as "came with OpenSSH 8.7".</summary>
    public OpenSshVersion FirstRelease => States.First(state => state.Value != KeywordState.Absent).Release;

    /// <summary>The release with which the state that holds in <paramref name="version"/> began; null before the first row.</summary>
    public OpenSshVersion? StateSince(OpenSshVersion version)
    {
        for (var i = States.Length - 1; i >= 0; i--)
        {
            if (States[i].Release <= version)
            {
                return States[i].Release;
            }
        }

        return null;
    }

    /// <summary>The keyword that an alias stands for in that release, or null.</summary>
    public string? AliasIn(OpenSshVersion version) => Aliases.In(version, null!);

    /// <summary>What its argument looks like in that release.</summary>
    public ValueKind ValueIn(OpenSshVersion version) => ValueHistory.In(version, Value);

    /// <summary>How many words may follow in that release.</summary>
    public ArgumentCount ArgumentsIn(OpenSshVersion version) => ArgumentHistory.In(version, new ArgumentCount(MinArguments, MaxArguments));

    /// <summary>What a repetition does in that release.</summary>
    public Repetition RepetitionIn(OpenSshVersion version) => RepetitionHistory.In(version, Repetition);

    /// <summary>
    /// Client: whether a line counts for every host, whatever block it stands in (<c>readconf.c: oLogFacility, oStreamLocalBindMask</c>;
    /// the latter up to 10.5).
    /// </summary>
    public bool IgnoresBlocks(OpenSshVersion version) =>
        Kind == ConfigKind.Client
        && (Name == "SyslogFacility" || (Name == "StreamLocalBindMask" && RepetitionIn(version) == Repetition.LastWins));

    /// <summary>The words an enumeration accepts in that release.</summary>
    public ImmutableArray<string> WordsIn(OpenSshVersion version) => Words.In(version, []);

    /// <summary>The compiled-in value in that release, or null.</summary>
    public string? DefaultIn(OpenSshVersion version) => Defaults.IsEmpty ? null : Defaults.In(version, null!);

    /// <summary>The compiled-in value in the target's build, or null.</summary>
    public string? DefaultIn(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        for (var i = VendorDefaults.Length - 1; i >= 0; i--)
        {
            if (VendorDefaults[i].Vendor == target.Vendor && VendorDefaults[i].Release <= target.Version)
            {
                return VendorDefaults[i].Value;
            }
        }

        return DefaultIn(target.Version);
    }
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
