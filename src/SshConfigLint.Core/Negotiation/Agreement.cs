using System.Collections.Immutable;

namespace SshConfigLint.Negotiation;

/// <summary>The choices of a key exchange, in the order in which they are made.</summary>
public enum Phase
{
    /// <summary>The key exchange.</summary>
    KeyExchange,

    /// <summary>The signature of the host key.</summary>
    HostKey,

    /// <summary>The cipher from the server to the client.</summary>
    CipherToClient,

    /// <summary>The MAC from the server to the client.</summary>
    MacToClient,

    /// <summary>The compression from the server to the client.</summary>
    CompressionToClient,

    /// <summary>The cipher from the client to the server.</summary>
    CipherToServer,

    /// <summary>The MAC from the client to the server.</summary>
    MacToServer,

    /// <summary>The compression from the client to the server.</summary>
    CompressionToServer,
}

/// <summary>How a phase ends.</summary>
public enum PhaseOutcome
{
    /// <summary>Both list the choice.</summary>
    Agreed,

    /// <summary>Nothing is in both lists: the connection ends here.</summary>
    NoMatch,

    /// <summary>A list is not known.</summary>
    Unknown,

    /// <summary>The cipher authenticates its packets itself; MACs are not looked at (<c>kex.c: choose_mac</c> is not called).</summary>
    Implicit,

    /// <summary>An earlier phase ended the connection.</summary>
    NotReached,
}

/// <summary>One choice.</summary>
/// <param name="Phase">What is chosen.</param>
/// <param name="Outcome">How it ends.</param>
/// <param name="Choice">The algorithm; null unless agreed.</param>
/// <param name="ClientIndex">Its place in the client's list from 0; -1 unless agreed.</param>
/// <param name="ServerIndex">Its place in the server's list from 0; -1 unless agreed.</param>
public sealed record PhaseResult(Phase Phase, PhaseOutcome Outcome, string? Choice = null, int ClientIndex = -1, int ServerIndex = -1);

/// <summary>What a client and a server come to.</summary>
/// <param name="Phases">All phases in order.</param>
/// <param name="StrictKex">Whether both offer strict key exchange; null when that is not known.</param>
/// <param name="IsChoiceCertain">Whether the order of the client's lists is known, so that the choices are certain.</param>
/// <param name="Hazards">What goes wrong, or can, although they agree.</param>
public sealed record Agreement(ImmutableArray<PhaseResult> Phases, bool? StrictKex, bool IsChoiceCertain, ImmutableArray<Hazard> Hazards)
{
    /// <summary>The phase that ends the connection, or null.</summary>
    public PhaseResult? Failed => Phases.FirstOrDefault(phase => phase.Outcome == PhaseOutcome.NoMatch);

    /// <summary>Whether they agree; null when a list that matters is not known and nothing known keeps them apart.</summary>
    public bool? Agrees =>
        Failed is not null ? false
        : Phases.Any(phase => phase.Outcome == PhaseOutcome.Unknown) ? null
        : true;

    /// <summary>What comes of it.</summary>
    public Verdict Verdict =>
        Failed is not null ? Verdict.Fails
        : Hazards.Any(IsFatal) ? Verdict.Breaks
        : Agrees is null ? Verdict.Unknown
        : Verdict.Works;

    /// <summary>Whether no session comes about although both sides agree.</summary>
    public static bool IsFatal(Hazard hazard) => hazard is Hazard.WrongUmac128 or Hazard.RsaKeyTooShort;

    /// <summary>What was chosen; null when nothing was.</summary>
    public string? ChoiceOf(Phase phase) => Phases[(int)phase].Choice;
}

/// <summary>What comes of a connection.</summary>
public enum Verdict
{
    /// <summary>Both sides agree.</summary>
    Works,

    /// <summary>A list that matters is not known, and nothing known keeps them apart.</summary>
    Unknown,

    /// <summary>Both sides agree, and the connection ends all the same: see <see cref="Agreement.IsFatal"/>.</summary>
    Breaks,

    /// <summary>Both sides have nothing in common for one of the choices.</summary>
    Fails,
}

/// <summary>What goes wrong, or can, although both sides agree.</summary>
public enum Hazard
{
    /// <summary>The server's RSA key is shorter than the client takes (<c>RequiredRSASize</c>): ssh ends with <c>Bad server host key: Invalid key length</c>.</summary>
    RsaKeyTooShort,

    /// <summary>One side computes <c>umac-128</c> wrongly and the other does not: every packet is refused.</summary>
    WrongUmac128,

    /// <summary>An attacker in between can drop the first packets unseen (CVE-2023-48795).</summary>
    Terrapin,

    /// <summary>Recorded traffic can be read with a quantum computer.</summary>
    NoPostQuantumKex,

    /// <summary>The connection breaks when keys are renewed.</summary>
    RekeyFails,
}
