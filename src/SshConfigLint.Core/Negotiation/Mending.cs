using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation;

/// <summary>Finds the smallest changes to configurations after which a client and a server agree.</summary>
public static class Mending
{
    /// <summary>The changes to one side; null when none help, nothing when none is needed.</summary>
    /// <param name="pair">The client and the server.</param>
    /// <param name="role">Whose configuration may change.</param>
    public static ImmutableArray<ListEdit>? Of(Pair pair, ConfigKind role) =>
        Find(pair, role == ConfigKind.Client, role == ConfigKind.Server);

    /// <summary>The changes to both sides; null when none help, nothing when none is needed.</summary>
    public static ImmutableArray<ListEdit>? Of(Pair pair) => Find(pair, mayEditClient: true, mayEditServer: true);

    /// <summary>Adds one algorithm after the other: what fails behind the first failure shows only when that is mended.</summary>
    private static ImmutableArray<ListEdit>? Find(Pair pair, bool mayEditClient, bool mayEditServer)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var (client, server) = (new Draft(pair.Client, mayEditClient), new Draft(pair.Server, mayEditServer));
        while (Negotiator.Negotiate(client.Proposal, server.Proposal) is { Failed: { } failed })
        {
            if (!client.TryAdd(failed.Phase, server) && !server.TryAdd(failed.Phase, client))
            {
                return null;
            }
        }

        return [.. client.Edits(), .. server.Edits()];
    }

    /// <summary>A side as it would be with what was added so far.</summary>
    private sealed class Draft(Party party, bool mayEdit)
    {
        private readonly Dictionary<string, ImmutableArray<string>> _added = new(StringComparer.Ordinal);

        internal Proposal Proposal { get; private set; } = party.Proposal;

        /// <summary>Adds the best algorithm of the other side's list that this side's program has.</summary>
        internal bool TryAdd(Phase phase, Draft other)
        {
            var keyword = Phases.KeywordOf(phase);
            if (!mayEdit || party.Config is not { } config || Phases.KindOf(phase) is not { } kind)
            {
                return false;
            }

            var own = Proposal.ListOf(phase) ?? [];
            var build = AlgorithmTable.BuildOrder(kind, config.Model.Target);
            var order = AlgorithmTable.DefaultList(config.Model.Kind, keyword, config.Model.Target);
            var held = phase == Phase.HostKey && party.Role == ConfigKind.Server ? Held(config) : build;
            var best = (other.Proposal.ListOf(phase) ?? [])
                .Where(name => build.Contains(name) && held.Contains(name) && !own.Contains(name) && !IsFatal(name, other))
                .Select(name => AlgorithmTable.Find(kind, name)!)
                .OrderBy(candidate => candidate.Strength)
                .ThenBy(candidate => IsExposed(candidate.Name, other))
                .ThenBy(candidate => !IsOfBestForm(candidate))
                .ThenBy(candidate => order.IndexOf(candidate.Name) is >= 0 and var place ? place : int.MaxValue)
                // The table tells one reason behind the other: fewer are better.
                .ThenBy(candidate => candidate.Weakness.Length)
                .FirstOrDefault();
            if (best is null)
            {
                return false;
            }

            var names = _added.GetValueOrDefault(keyword, []).Add(best.Name);
            var list = EditedList.Names(config.Model.Kind, config.Model.Target, keyword, EditedList.ValueWith(config, keyword, names));
            if (!list.Contains(best.Name))
            {
                return false;
            }

            _added[keyword] = names;
            Proposal = With(keyword, list, held);
            return true;
        }

        internal IEnumerable<ListEdit> Edits()
        {
            var isFirst = true;
            foreach (var (keyword, names) in _added)
            {
                var kind = AlgorithmTable.KindOf(keyword)!.Value;
                var added = names.Select(name => AlgorithmTable.Find(kind, name)!).ToImmutableArray();
                var value = EditedList.ValueWith(party.Config!, keyword, names);
                var edit = EditedList.Edit(party.Config!, keyword, value, added, isFirst);
                isFirst &= edit.Place != EditPlace.EndOfFile;
                yield return edit;
            }
        }

        private Proposal With(string keyword, ImmutableArray<string> list, ImmutableArray<string> held) =>
            keyword switch
            {
                "KexAlgorithms" => Proposal with { KeyExchanges = list },
                "HostKeyAlgorithms" when party.Role == ConfigKind.Server => Proposal with
                {
                    HostKeys = [.. held.Where(name => list.Contains(name))],
                },
                "HostKeyAlgorithms" => Proposal with { HostKeys = list },
                "Ciphers" => Proposal with
                {
                    ToServer = Proposal.ToServer with { Ciphers = list },
                    ToClient = Proposal.ToClient with { Ciphers = list },
                },
                _ => Proposal with { ToServer = Proposal.ToServer with { Macs = list }, ToClient = Proposal.ToClient with { Macs = list } },
            };

        private static ImmutableArray<string> Held(PartyConfig config) =>
            [.. (config.KeyTypes ?? []).SelectMany(type => OpenSshProposal.SignaturesOf(type)).Distinct()];

        private bool IsFatal(string name, Draft other) =>
            name.StartsWith("umac-128", StringComparison.Ordinal)
            && Proposal.Defect == PeerDefect.Umac128 != (other.Proposal.Defect == PeerDefect.Umac128);

        private bool IsExposed(string name, Draft other) =>
            (Proposal.StrictKex == false || other.Proposal.StrictKex == false)
            && (name.StartsWith("chacha20-", StringComparison.Ordinal) || name.EndsWith("-cbc", StringComparison.Ordinal));

        private static bool IsOfBestForm(AlgorithmInfo candidate) =>
            candidate.Kind switch
            {
                AlgorithmKind.Cipher => candidate.IsAead,
                AlgorithmKind.Mac => candidate.IsEncryptThenMac,
                AlgorithmKind.KeyExchange => candidate.IsPostQuantum,
                _ => true,
            };
    }
}
