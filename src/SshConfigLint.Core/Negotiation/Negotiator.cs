using System.Collections.Frozen;
using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation;

/// <summary>The choice of algorithms (RFC 4253 §7.1, <c>kex.c: kex_choose_conf</c>): the first of the client's list that the server lists too.</summary>
public static class Negotiator
{
    private static readonly Lazy<FrozenSet<string>> _aead = new(() =>
        FrozenSet.ToFrozenSet(
            [
                .. AlgorithmTable.All.Where(algorithm => algorithm.IsAead).Select(algorithm => algorithm.Name),
                "AEAD_AES_128_GCM",
                "AEAD_AES_256_GCM",
                "aes128-gcm",
                "aes256-gcm",
                "chacha20-poly1305",
            ],
            StringComparer.Ordinal
        )
    );

    /// <summary>Finds what a client and a server come to.</summary>
    public static Agreement Negotiate(Proposal client, Proposal server)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(server);
        var phases = ImmutableArray.CreateBuilder<PhaseResult>(8);
        Choose(phases, Phase.KeyExchange, client.KeyExchanges, server.KeyExchanges);
        Choose(phases, Phase.HostKey, client.HostKeys, server.HostKeys);
        Choose(phases, Phase.CipherToClient, client.ToClient, server.ToClient);
        Choose(phases, Phase.CipherToServer, client.ToServer, server.ToServer);
        bool? strict =
            client.StrictKex == false || server.StrictKex == false ? false
            : client.StrictKex is null || server.StrictKex is null ? null
            : true;
        var agreement = new Agreement(phases.MoveToImmutable(), strict, client.IsOrderKnown, []);
        return agreement with { Hazards = [.. HazardsOf(agreement, client, server)] };
    }

    /// <summary>Finds what one side and the other one come to.</summary>
    /// <param name="role">Which side is the first.</param>
    /// <param name="own">What it proposes.</param>
    /// <param name="other">What the other side proposes.</param>
    public static Agreement Negotiate(ConfigKind role, Proposal own, Proposal other) =>
        role == ConfigKind.Client ? Negotiate(own, other) : Negotiate(other, own);

    /// <summary>Whether a cipher authenticates its packets itself; other programs have names of their own for the same ciphers (RFC 5647).</summary>
    public static bool IsAead(string cipher) => _aead.Value.Contains(cipher);

    private static void Choose(ImmutableArray<PhaseResult>.Builder phases, Phase cipher, DirectionProposal client, DirectionProposal server)
    {
        Choose(phases, cipher, client.Ciphers, server.Ciphers);
        var chosen = phases[^1];
        var (mac, compression) = (cipher + 1, cipher + 2);
        if (chosen.Choice is { } name && IsAead(name))
        {
            phases.Add(new PhaseResult(mac, PhaseOutcome.Implicit));
        }
        else if (chosen.Outcome == PhaseOutcome.Unknown && !NeedsMac(client) && !NeedsMac(server))
        {
            phases.Add(new PhaseResult(mac, PhaseOutcome.Unknown));
        }
        else
        {
            Choose(phases, mac, client.Macs, server.Macs);
        }

        Choose(phases, compression, client.Compressions, server.Compressions);
    }

    /// <summary>Whether a MAC is needed whichever cipher is chosen.</summary>
    private static bool NeedsMac(DirectionProposal side) => side.Ciphers is { IsEmpty: false } ciphers && !ciphers.Any(IsAead);

    private static void Choose(
        ImmutableArray<PhaseResult>.Builder phases,
        Phase phase,
        ImmutableArray<string>? client,
        ImmutableArray<string>? server
    ) =>
        phases.Add(
            phases is [.., { Outcome: PhaseOutcome.NoMatch or PhaseOutcome.NotReached }]
                ? new(phase, PhaseOutcome.NotReached)
                : Match(phase, client, server)
        );

    private static PhaseResult Match(Phase phase, ImmutableArray<string>? client, ImmutableArray<string>? server)
    {
        if (client is [] || server is [])
        {
            return new PhaseResult(phase, PhaseOutcome.NoMatch);
        }

        if (client is not { } wanted || server is not { } offered)
        {
            return new PhaseResult(phase, PhaseOutcome.Unknown);
        }

        for (var i = 0; i < wanted.Length; i++)
        {
            var at = offered.AsSpan().IndexOf(wanted[i]);
            if (at >= 0)
            {
                return new PhaseResult(phase, PhaseOutcome.Agreed, wanted[i], i, at);
            }
        }

        return new PhaseResult(phase, PhaseOutcome.NoMatch);
    }

    private static IEnumerable<Hazard> HazardsOf(Agreement agreement, Proposal client, Proposal server)
    {
        if (agreement.Failed is not null)
        {
            yield break;
        }

        ImmutableArray<(string? Cipher, string? Mac)> directions =
        [
            (agreement.ChoiceOf(Phase.CipherToClient), agreement.ChoiceOf(Phase.MacToClient)),
            (agreement.ChoiceOf(Phase.CipherToServer), agreement.ChoiceOf(Phase.MacToServer)),
        ];
        var isWrongAlone = client.Defect == PeerDefect.Umac128 != (server.Defect == PeerDefect.Umac128);
        if (isWrongAlone && directions.Any(direction => direction.Mac?.StartsWith("umac-128", StringComparison.Ordinal) == true))
        {
            yield return Hazard.WrongUmac128;
        }

        if (
            server.RsaBits < client.RequiredRsaBits
            && agreement.ChoiceOf(Phase.HostKey) is { } key
            && (key.StartsWith("rsa-sha2-", StringComparison.Ordinal) || key.StartsWith("ssh-rsa", StringComparison.Ordinal))
        )
        {
            yield return Hazard.RsaKeyTooShort;
        }

        if (agreement.StrictKex == false && directions.Any(direction => IsExposedToTerrapin(direction.Cipher, direction.Mac)))
        {
            yield return Hazard.Terrapin;
        }

        if (
            agreement.StrictKex == true
            && (client.Defect == PeerDefect.RekeyUnderStrictKex || server.Defect == PeerDefect.RekeyUnderStrictKex)
            && directions.Any(direction => direction.Mac is not null)
        )
        {
            yield return Hazard.RekeyFails;
        }

        if (
            agreement.ChoiceOf(Phase.KeyExchange) is { } kex
            && AlgorithmTable.Find(AlgorithmKind.KeyExchange, kex) is { IsPostQuantum: false }
        )
        {
            yield return Hazard.NoPostQuantumKex;
        }
    }

    private static bool IsExposedToTerrapin(string? cipher, string? mac) =>
        cipher?.StartsWith("chacha20-poly1305", StringComparison.Ordinal) == true
        || (cipher?.EndsWith("-cbc", StringComparison.Ordinal) == true && mac?.Contains("-etm@", StringComparison.Ordinal) == true);
}
