using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>How far a connection came.</summary>
public enum LogStage
{
    /// <summary>The log does not tell.</summary>
    Unknown,

    /// <summary>A TCP connection was tried.</summary>
    Connecting,

    /// <summary>There was a TCP connection.</summary>
    Connected,

    /// <summary>The other side told its version.</summary>
    Identified,

    /// <summary>Proposals were sent.</summary>
    KeyExchange,

    /// <summary>The new keys were in use.</summary>
    Encrypted,

    /// <summary>The user was let in.</summary>
    Authenticated,
}

/// <summary>When a damaged packet came.</summary>
public enum BreakPoint
{
    /// <summary>None came.</summary>
    None,

    /// <summary>The log is too terse to tell.</summary>
    Unknown,

    /// <summary>Before the new keys.</summary>
    BeforeKeys,

    /// <summary>It was the first one under the new keys.</summary>
    FirstPacket,

    /// <summary>It was the first one after keys were renewed.</summary>
    AfterRekey,

    /// <summary>Others had come well before it.</summary>
    Later,
}

/// <summary>What was chosen for one direction; null for what the log does not show.</summary>
/// <param name="Cipher">The cipher.</param>
/// <param name="Mac">The MAC; null too when the cipher authenticates by itself.</param>
/// <param name="Compression">The compression.</param>
public sealed record LogDirection(string Cipher, string? Mac, string? Compression);

/// <summary>One connection as one side logged it.</summary>
public sealed record LogConnection
{
    /// <summary>Who wrote the log.</summary>
    public required ConfigKind Side { get; init; }

    /// <summary>The first line of the log that belongs to it, from 1.</summary>
    public required long FirstLine { get; init; }

    /// <summary>The last line that belongs to it.</summary>
    public required long LastLine { get; init; }

    /// <summary>The process of sshd; 0 when the log does not tell.</summary>
    public int Process { get; init; }

    /// <summary>The name or address that the client was asked to connect to.</summary>
    public string? Host { get; init; }

    /// <summary>The address of the other side.</summary>
    public string? Address { get; init; }

    /// <summary>The port of the other side; 0 when the log does not tell.</summary>
    public int Port { get; init; }

    /// <summary>The user.</summary>
    public string? User { get; init; }

    /// <summary>The command that carries the connection instead of TCP (<c>ProxyCommand</c>, <c>ProxyJump</c>).</summary>
    public string? ProxyCommand { get; init; }

    /// <summary>What <c>ssh -V</c> prints of the program that wrote the log.</summary>
    public string? Program { get; init; }

    /// <summary>How the program that wrote the log identified itself, for instance <c>OpenSSH_9.2p1 Debian-2</c>.</summary>
    public string? LocalVersion { get; init; }

    /// <summary>How the other side identified itself.</summary>
    public string? RemoteVersion { get; init; }

    /// <summary>What this side proposed first.</summary>
    public LogProposal? Local { get; init; }

    /// <summary>What the other side proposed first.</summary>
    public LogProposal? Remote { get; init; }

    /// <summary>The key exchange that was chosen.</summary>
    public string? KeyExchange { get; init; }

    /// <summary>The signature of the host key that was chosen.</summary>
    public string? HostKey { get; init; }

    /// <summary>What was chosen from the server to the client.</summary>
    public LogDirection? ToClient { get; init; }

    /// <summary>What was chosen from the client to the server.</summary>
    public LogDirection? ToServer { get; init; }

    /// <summary>Whether both sides offered strict key exchange; null when the log does not tell.</summary>
    public bool? StrictKex { get; init; }

    /// <summary>How often keys were renewed.</summary>
    public int Rekeys { get; init; }

    /// <summary>Packets that came since the last new keys; null when the log does not count them.</summary>
    public long? PacketsReceived { get; init; }

    /// <summary>How far it came.</summary>
    public LogStage Stage { get; init; }

    /// <summary>The message of the key exchange that was waited for and never came, for instance <c>SSH2_MSG_KEX_ECDH_REPLY</c>; null for none.</summary>
    public string? WaitedFor { get; init; }

    /// <summary>The line that tells what was waited for.</summary>
    public long WaitedForLine { get; init; }

    /// <summary>When a damaged packet came.</summary>
    public BreakPoint Break { get; init; }

    /// <summary>Signatures of the host keys that sshd holds and may use; null when the log does not tell.</summary>
    public ImmutableArray<string>? HeldHostKeys { get; init; }

    /// <summary>Methods by which the server lets users in, as it told last; empty when the log does not tell.</summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    /// <summary>What happened, in the order of the log; of a connection that says very much, the first and the last of it.</summary>
    public ImmutableArray<LogEvent> Events { get; init; } = [];

    /// <summary>What is missing in the log, one sentence each, lower case, no period.</summary>
    public ImmutableArray<string> Gaps { get; init; } = [];

    /// <summary>Whether a part of it is missing in the log, so that what is said of it may be, too.</summary>
    public bool IsPartial => !Gaps.IsEmpty;

    /// <summary>The version of the client or server; null when the log does not tell.</summary>
    public string? VersionOf(ConfigKind side) => side == Side ? LocalVersion : RemoteVersion;

    /// <summary>
    /// What the client or server proposed, as far as the log tells: both lists of debug output, or the one list behind <c>Their offer</c>,
    /// which is taken for both directions. Null when the log tells nothing of it.
    /// </summary>
    public Proposal? ProposalOf(ConfigKind side)
    {
        var proposal = (side == Side ? Local : Remote)?.ToProposal(side) ?? (side == Side ? null : TheirOffer.Of(this)?.ToProposal(side));
        return proposal is null ? null : proposal with { Defect = PeerTable.DefectOf(VersionOf(side)) };
    }

    /// <summary>The event of a kind that came first; null for none.</summary>
    public LogEvent? First(LogEventKind kind) => Events.FirstOrDefault(found => found.Kind == kind);
}
