using System.Collections.Immutable;

namespace SshConfigLint.Negotiation;

/// <summary>What comes of a pair, without the details.</summary>
/// <param name="Verdict">What comes of it.</param>
/// <param name="Failed">The choice for which they have nothing in common; null unless it fails.</param>
public readonly record struct Outcome(Verdict Verdict, Phase? Failed);

/// <summary>Every client with every server.</summary>
/// <remarks>Hosts of one file mostly propose the same: equal proposals are negotiated once.</remarks>
public sealed class Matrix
{
    private readonly int[] _clientRows;
    private readonly int[] _serverColumns;
    private readonly Outcome[][] _outcomes;

    /// <summary>Negotiates every pair.</summary>
    public Matrix(ImmutableArray<Party> clients, ImmutableArray<Party> servers)
    {
        (Clients, Servers) = (clients, servers);
        (_clientRows, var clientProposals) = Distinct(clients);
        (_serverColumns, var serverProposals) = Distinct(servers);
        _outcomes = new Outcome[clientProposals.Count][];
        Parallel.For(
            0,
            clientProposals.Count,
            row => _outcomes[row] = [.. serverProposals.Select(server => OutcomeOf(clientProposals[row], server))]
        );
    }

    /// <summary>The clients.</summary>
    public ImmutableArray<Party> Clients { get; }

    /// <summary>The servers.</summary>
    public ImmutableArray<Party> Servers { get; }

    /// <summary>How many pairs there are.</summary>
    public long Count => (long)Clients.Length * Servers.Length;

    /// <summary>What comes of a client and a server.</summary>
    public Outcome this[int client, int server] => _outcomes[_clientRows[client]][_serverColumns[server]];

    /// <summary>How many pairs come to that.</summary>
    public long CountOf(Verdict verdict)
    {
        var count = 0L;
        for (var client = 0; client < Clients.Length; client++)
        {
            for (var server = 0; server < Servers.Length; server++)
            {
                count += this[client, server].Verdict == verdict ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>The pairs by clients, then servers.</summary>
    public IEnumerable<Pair> Pairs() => Clients.SelectMany(client => Servers.Select(server => new Pair(client, server)));

    private static Outcome OutcomeOf(Proposal client, Proposal server)
    {
        var agreement = Negotiator.Negotiate(client, server);
        return new Outcome(agreement.Verdict, agreement.Failed?.Phase);
    }

    private static (int[] Indices, List<Proposal> Proposals) Distinct(ImmutableArray<Party> parties)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var proposals = new List<Proposal>();
        var indices = new int[parties.Length];
        for (var i = 0; i < parties.Length; i++)
        {
            var key = parties[i].Proposal.Key;
            if (!seen.TryGetValue(key, out indices[i]))
            {
                seen.Add(key, indices[i] = proposals.Count);
                proposals.Add(parties[i].Proposal);
            }
        }

        return (indices, proposals);
    }
}
