using System.Collections.Immutable;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Analysis;

/// <summary>What changes for a configuration when another build reads it; back to an older one as well.</summary>
public sealed record Upgrade
{
    private const int ChunkSize = 1024;

    /// <summary>The configuration as the build reads it that is left.</summary>
    public required ConfigModel Before { get; init; }

    /// <summary>The configuration as the other build reads it.</summary>
    public required ConfigModel After { get; init; }

    /// <summary>Whom the configuration distinguishes, in the words of <see cref="ValueChange.For"/>; empty when one was asked about.</summary>
    public required ImmutableArray<string> Everybody { get; init; }

    /// <summary>Lines that one build takes otherwise than the other: what is refused now first, then by place.</summary>
    public required ImmutableArray<LineChange> Lines { get; init; }

    /// <summary>Why the other build stops when it uses the configuration, and the one before did not.</summary>
    public required ImmutableArray<NewFailure> Failures { get; init; }

    /// <summary>Settings that come to something else: those that a line has a part in first, in the order in which they are printed.</summary>
    public required ImmutableArray<ValueChange> Values { get; init; }

    /// <summary>Programs on the other side that are lost, won, or meet another hazard.</summary>
    public required ImmutableArray<PeerChange> Peers { get; init; }

    /// <summary>Whether something stops working: a line is refused, OpenSSH stops, or a program can no longer connect.</summary>
    public bool Breaks => !Failures.IsEmpty || Lines.Any(line => line.Breaks) || Peers.Any(peer => peer.IsLost);

    /// <summary>Whether both builds refuse a line; what the other settings come to is told as if it were not there.</summary>
    public bool IsRefusedByBoth =>
        new[] { Before, After }.All(model => model.Problems.Any(problem => problem.Effect == ProblemEffect.Rejected))
        && Lines.All(line => line is not { Before: ProblemEffect.Rejected } or { After: ProblemEffect.Rejected });

    /// <summary>Whether nothing changes at all.</summary>
    public bool IsEmpty => Lines.IsEmpty && Failures.IsEmpty && Values.IsEmpty && Peers.IsEmpty;

    /// <summary>Compares for everybody whom a client configuration distinguishes, or for one destination.</summary>
    /// <exception cref="ArgumentException">A model is a server's.</exception>
    public static Upgrade OfClient(ConfigModel before, ConfigModel after, ClientQuery? query = null)
    {
        var (was, becomes) = (new ClientQueries(before), new ClientQueries(after));
        var differences = new Differences(before, after, (config, target) => OpenSshProposal.OfClient(config, target));
        return Of(before, after, differences, query is null ? was.All().Union(becomes.All()) : [query], Ask, NameOf, Alike);

        Difference Ask(ClientQuery one) => differences.Between(was.Evaluate(one), becomes.Evaluate(one));

        string NameOf(ClientQuery one) => query is null ? QueryText.Of(one) : "";

        string? Alike(ClientQuery one) => was.SettingsOf(one) is { } old && becomes.SettingsOf(one) is { } @new ? $"{old}\n\n{@new}" : null;
    }

    /// <summary>Compares for everybody whom a server configuration distinguishes, or for one connection.</summary>
    /// <exception cref="ArgumentException">A model is a client's.</exception>
    public static Upgrade OfServer(ConfigModel before, ConfigModel after, ServerQuery? query = null)
    {
        var differences = new Differences(before, after, (config, target) => OpenSshProposal.OfServer(config, target));
        var queries = query is null ? new ServerQueries(before).All().Union(new ServerQueries(after).All()) : [query];
        return Of(before, after, differences, queries, Ask, NameOf, _ => null);

        Difference Ask(ServerQuery one) => differences.Between(EffectiveConfig.Evaluate(before, one), EffectiveConfig.Evaluate(after, one));

        string NameOf(ServerQuery one) => query is null ? QueryText.Of(one) : "";
    }

    /// <param name="before">The configuration as one build reads it.</param>
    /// <param name="after">The configuration as the other build reads it.</param>
    /// <param name="differences">What was found.</param>
    /// <param name="queries">The questions.</param>
    /// <param name="ask">Compares the answers; may run beside itself.</param>
    /// <param name="nameOf">Whom a question is about.</param>
    /// <param name="alike">Equal for questions that are answered alike; null for one that stands alone.</param>
    private static Upgrade Of<T>(
        ConfigModel before,
        ConfigModel after,
        Differences differences,
        IEnumerable<T> queries,
        Func<T, Difference> ask,
        Func<T, string> nameOf,
        Func<T, string?> alike
    )
        where T : class
    {
        var known = new Dictionary<string, Difference>(StringComparer.Ordinal);
        foreach (var some in queries.Chunk(ChunkSize))
        {
            var keys = some.AsParallel().AsOrdered().Select(alike).ToArray();
            var first = some.Index()
                .Where(one => keys[one.Index] is { } key && !known.ContainsKey(key))
                .DistinctBy(one => keys[one.Index])
                .AsParallel()
                .Select(one => (one.Index, Difference: ask(one.Item)))
                .ToDictionary(pair => pair.Index, pair => pair.Difference);
            foreach (var (index, difference) in first)
            {
                known.Add(keys[index]!, difference);
            }

            var answers = some.Index().AsParallel().AsOrdered().Select(one => Answer(one.Index, one.Item));
            foreach (var (query, difference) in some.Zip(answers))
            {
                differences.Add(difference, nameOf(query));
            }

            Difference Answer(int index, T query) =>
                first.GetValueOrDefault(index) ?? (keys[index] is { } key && known[key] is { NamesLines: false } same ? same : ask(query));
        }

        return new Upgrade
        {
            Before = before,
            After = after,
            Everybody = differences.Everybody,
            Lines = LineChange.Between(before, after),
            Failures = differences.Failures,
            Values = differences.Values,
            Peers = differences.Peers,
        };
    }
}

/// <summary>A reason for which OpenSSH stops when it uses a configuration.</summary>
/// <param name="Message">The reason, lower case, no period.</param>
/// <param name="Line">The line at which it stops; null when none is to blame.</param>
/// <param name="For">For whom; empty for everybody.</param>
public sealed record NewFailure(string Message, BoundDirective? Line, ImmutableArray<string> For);
