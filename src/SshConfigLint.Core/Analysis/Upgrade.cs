using System.Collections.Immutable;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Analysis;

/// <summary>What changes for a configuration when another build reads it; back to an older one as well.</summary>
public sealed record Upgrade
{
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
        ImmutableArray<ClientQuery> queries = query is null ? [.. was.All().Union(becomes.All())] : [query];
        return Of(before, after, [.. queries.AsParallel().AsOrdered().Select(Compare)], Propose);

        Comparison Compare(ClientQuery one) => new(query is null ? QueryText.Of(one) : null, was.Evaluate(one), becomes.Evaluate(one));

        (Proposal, Proposal) Propose(Comparison one) =>
            (OpenSshProposal.OfClient(one.Before, before.Target), OpenSshProposal.OfClient(one.After, after.Target));
    }

    /// <summary>Compares for everybody whom a server configuration distinguishes, or for one connection.</summary>
    /// <exception cref="ArgumentException">A model is a client's.</exception>
    public static Upgrade OfServer(ConfigModel before, ConfigModel after, ServerQuery? query = null)
    {
        ImmutableArray<ServerQuery> queries = query is null
            ? [.. new ServerQueries(before).All().Union(new ServerQueries(after).All())]
            : [query];

        // Lists are exchanged before anybody has logged in: no Match block counts.
        var proposals = (ProposalOf(before), ProposalOf(after));
        return Of(before, after, [.. queries.Select(Compare)], _ => proposals);

        Comparison Compare(ServerQuery one) =>
            new(query is null ? QueryText.Of(one) : null, EffectiveConfig.Evaluate(before, one), EffectiveConfig.Evaluate(after, one));

        static Proposal ProposalOf(ConfigModel model) =>
            OpenSshProposal.OfServer(EffectiveConfig.Evaluate(model, (ServerQuery?)null), model.Target);
    }

    private static Upgrade Of(
        ConfigModel before,
        ConfigModel after,
        ImmutableArray<Comparison> comparisons,
        Func<Comparison, (Proposal Before, Proposal After)> propose
    ) =>
        new()
        {
            Before = before,
            After = after,
            Everybody = [.. comparisons.Select(comparison => comparison.For).OfType<string>().Distinct()],
            Lines = LineChange.Between(before, after),
            Failures = NewFailure.Of(comparisons),
            Values = ValueChange.Between(before, after, comparisons),
            Peers = PeerChange.Between(before.Kind, comparisons, propose),
        };
}

/// <summary>One question to both builds.</summary>
/// <param name="For">Whom it is about, for people; null where it is the only one.</param>
/// <param name="Before">The answer of the build that is left.</param>
/// <param name="After">The answer of the other one.</param>
internal sealed record Comparison(string? For, EffectiveConfig Before, EffectiveConfig After)
{
    /// <summary>Whom some of the questions are about; empty for all.</summary>
    internal static ImmutableArray<string> Whom(IReadOnlyCollection<Comparison> some, ImmutableArray<Comparison> all) =>
        some.Count == all.Length ? [] : [.. some.Select(comparison => comparison.For).OfType<string>().Distinct()];
}

/// <summary>A reason for which OpenSSH stops when it uses a configuration.</summary>
/// <param name="Message">The reason, lower case, no period.</param>
/// <param name="Line">The line at which it stops; null when none is to blame.</param>
/// <param name="For">For whom; empty for everybody.</param>
public sealed record NewFailure(string Message, BoundDirective? Line, ImmutableArray<string> For)
{
    internal static ImmutableArray<NewFailure> Of(ImmutableArray<Comparison> comparisons) =>
        [
            .. comparisons
                .Where(comparison => comparison is { Before.Failure: null, After.Failure: not null })
                .GroupBy(comparison => (Message: comparison.After.Failure!, comparison.After.FailureAt))
                .Select(group => new NewFailure(group.Key.Message, group.Key.FailureAt, Comparison.Whom([.. group], comparisons))),
        ];
}
