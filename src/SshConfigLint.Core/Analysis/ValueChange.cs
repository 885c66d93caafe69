using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Analysis;

/// <summary>A setting that comes to something else.</summary>
public sealed record ValueChange
{
    /// <summary>The keyword as the tables spell it, whatever each release prints.</summary>
    public required string Keyword { get; init; }

    /// <summary>What it came to: one text for each line that is printed; empty when that build does not print it.</summary>
    public required ImmutableArray<string> Before { get; init; }

    /// <summary>What it comes to: one text for each line that is printed; empty when the other build does not print it.</summary>
    public required ImmutableArray<string> After { get; init; }

    /// <summary>The lines of the file that have a part in it; empty when nothing but the default moves.</summary>
    public required ImmutableArray<BoundDirective> Lines { get; init; }

    /// <summary>For whom; empty for everybody.</summary>
    public ImmutableArray<string> For { get; init; } = [];

    /// <summary>Whether both builds print it, so that it moves; otherwise one of them does not know it, or prints it only where it is set.</summary>
    public bool IsMove => Before.Length > 0 && After.Length > 0;

    /// <summary>Whether it is a list, of which <see cref="Added"/>, <see cref="Removed"/> and <see cref="IsReordered"/> tell.</summary>
    public bool IsList => IsMove && (IsAlgorithms || Before.Length > 1 || After.Length > 1);

    /// <summary>Members that come in.</summary>
    public ImmutableArray<string> Added => [.. Members(After).Except(Members(Before))];

    /// <summary>Members that go.</summary>
    public ImmutableArray<string> Removed => [.. Members(Before).Except(Members(After))];

    /// <summary>Whether members that stay stand in another order.</summary>
    public bool IsReordered
    {
        get
        {
            var (was, becomes) = (Members(Before).ToList(), Members(After).ToList());
            return !was.Where(becomes.Contains).SequenceEqual(becomes.Where(was.Contains));
        }
    }

    private bool IsAlgorithms => AlgorithmTable.KindOf(Keyword) is not null;

    private IEnumerable<string> Members(ImmutableArray<string> values) =>
        IsAlgorithms ? values.SelectMany(value => value.Split(',')) : values;

    /// <summary>Tells changes apart by all but whom they are about.</summary>
    internal static IEqualityComparer<ValueChange> SameChange { get; } = new Comparer();

    /// <summary>The settings in which two answers differ.</summary>
    /// <param name="before">The answer of the build that is left.</param>
    /// <param name="after">The answer of the other one.</param>
    /// <param name="nameOf">The newest name of a keyword that is printed; null for what is no setting.</param>
    internal static IEnumerable<ValueChange> Between(EffectiveConfig before, EffectiveConfig after, Func<string, string?> nameOf) =>
        Between(ByKeyword(before, nameOf), ByKeyword(after, nameOf));

    private static IEnumerable<ValueChange> Between(
        Dictionary<string, List<EffectiveLine>> before,
        Dictionary<string, List<EffectiveLine>> after
    )
    {
        foreach (var keyword in after.Keys.Union(before.Keys))
        {
            var (was, becomes) = (before.GetValueOrDefault(keyword, []), after.GetValueOrDefault(keyword, []));
            if (was.Select(Meaning).SequenceEqual(becomes.Select(Meaning)))
            {
                continue;
            }

            yield return new ValueChange
            {
                Keyword = keyword,
                Before = [.. was.Select(line => line.Value)],
                After = [.. becomes.Select(line => line.Value)],
                Lines = [.. becomes.Concat(was).SelectMany(line => line.Origins).DistinctBy(origin => (origin.File.Path, origin.Line))],
            };
        }
    }

    /// <summary>Releases print some words in another spelling (<c>servconf.c: fmt_multistate_int</c>, <c>readconf.c: fmt_intarg</c>).</summary>
    private static string Meaning(EffectiveLine line) =>
        line.Value switch
        {
            "true" => "yes",
            "false" => "no",
            "without-password" => "prohibit-password",
            "" => "none",
            var value => value,
        };

    /// <summary>Older releases print a keyword under an older name, and sometimes under both (<c>readconf.c: dump_client_config</c>).</summary>
    private static Dictionary<string, List<EffectiveLine>> ByKeyword(EffectiveConfig config, Func<string, string?> nameOf)
    {
        var lines = new Dictionary<string, List<EffectiveLine>>(config.Lines.Length, StringComparer.Ordinal);
        foreach (var line in config.Lines)
        {
            if (nameOf(line.Keyword) is not { } name)
            {
                continue;
            }

            if (!lines.TryGetValue(name, out var known))
            {
                lines.Add(name, known = []);
            }

            if (!known.Exists(other => other.Keyword != line.Keyword && other.Value == line.Value))
            {
                known.Add(line);
            }
        }

        return lines;
    }

    private sealed class Comparer : IEqualityComparer<ValueChange>
    {
        public bool Equals(ValueChange? x, ValueChange? y) =>
            x is not null
            && y is not null
            && x.Keyword == y.Keyword
            && x.Before.SequenceEqual(y.Before)
            && x.After.SequenceEqual(y.After)
            && x.Lines.Select(PlaceOf).SequenceEqual(y.Lines.Select(PlaceOf));

        public int GetHashCode(ValueChange change)
        {
            var hash = default(HashCode);
            hash.Add(change.Keyword);
            foreach (var value in change.Before.Concat(change.After))
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }

        private static (string, int) PlaceOf(BoundDirective line) => (line.File.Path, line.Syntax.Keyword.Span.Start);
    }
}
