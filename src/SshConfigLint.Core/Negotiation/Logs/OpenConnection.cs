using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>A connection whose lines are still being read.</summary>
internal sealed class OpenConnection(ConfigKind side, int process)
{
    private const int MaxEvents = 64;

    private readonly ProposalRows _proposals = new();
    private readonly ChosenAlgorithms _chosen = new();
    private readonly List<LogEvent> _events = [];
    private readonly List<string> _gaps = [];
    private long _firstLine;
    private long _received;
    private bool _isCounted;
    private bool _sawDebug;
    private int _keyExchanges;

    internal ConfigKind Side => side;

    internal int Process => process;

    /// <summary>All processes of sshd that speak of it.</summary>
    internal List<int> Processes { get; } = [];

    internal long LastLine { get; private set; }

    internal PeerFacts Peers { get; } = new();

    internal LogStage Stage { get; private set; }

    internal bool IsEmpty => _firstLine == 0;

    private string? WaitedFor { get; set; }

    private long WaitedForLine { get; set; }

    private BreakPoint Break { get; set; }

    private ImmutableArray<string>? HeldHostKeys { get; set; }

    private ImmutableArray<string> Methods { get; set; } = [];

    /// <summary>Takes what a line says; false when it says nothing of a connection.</summary>
    internal bool Take(long number, in LogLine line)
    {
        var message = line.Message;
        var isUsed =
            (line.Level > 0 && _proposals.Take(number, message)) || TakeProgress(number, message) | TakeEvent(number, message, line.Level);
        if (!isUsed && line.Level == 0)
        {
            isUsed = _proposals.TakeRest(message);
        }

        if (isUsed)
        {
            _firstLine = IsEmpty ? number : _firstLine;
            LastLine = number;
        }

        _sawDebug |= line.Level > 0;
        return isUsed;
    }

    /// <summary>Takes over what another process logged of the same connection.</summary>
    internal void Absorb(OpenConnection other)
    {
        foreach (var found in other._events)
        {
            AddEvent(found);
        }

        Break =
            Break == BreakPoint.None && other.Break != BreakPoint.None
                ? (Stage == LogStage.Authenticated ? BreakPoint.Later : other.Break)
                : Break;
        LastLine = Math.Max(LastLine, other.LastLine);
    }

    internal LogConnection Close()
    {
        var (local, remote) = (_proposals.Local?.ToProposal(), _proposals.Remote?.ToProposal());
        AddGap(local, "this side's");
        AddGap(remote, "the other side's");
        if (_proposals.HasCut)
        {
            _gaps.Add("a list is cut off: what stood behind is not known");
        }

        return new LogConnection
        {
            Side = side,
            Process = process,
            FirstLine = _firstLine,
            LastLine = LastLine,
            Host = Peers.Host,
            Address = Peers.Address,
            Port = Peers.Port,
            User = Peers.User,
            ProxyCommand = Peers.ProxyCommand,
            Program = Peers.Program,
            LocalVersion = Peers.LocalVersion,
            RemoteVersion = Peers.RemoteVersion,
            Local = local,
            Remote = remote,
            KeyExchange = _chosen.KeyExchange,
            HostKey = _chosen.HostKey,
            ToClient = _chosen.ToClient,
            ToServer = _chosen.ToServer,
            StrictKex = _chosen.StrictKex ?? StrictOf(local, remote),
            Rekeys = Math.Max(0, _keyExchanges - 1),
            PacketsReceived = _isCounted ? _received : null,
            Stage = Stage,
            WaitedFor = WaitedFor,
            WaitedForLine = WaitedForLine,
            Break = Break,
            HeldHostKeys = HeldHostKeys,
            Methods = Methods,
            Events = [.. _events],
            Gaps = [.. _gaps],
        };
    }

    private static bool? StrictOf(LogProposal? local, LogProposal? remote) =>
        local?.NamesOf(ProposalRow.KeyExchanges) is { } ours && remote?.NamesOf(ProposalRow.KeyExchanges) is { } theirs
            ? ours.Any(IsStrict) && theirs.Any(IsStrict)
            : null;

    private static bool IsStrict(string name) => name.StartsWith("kex-strict-", StringComparison.Ordinal);

    private void AddGap(LogProposal? proposal, string whose)
    {
        if (proposal is { IsComplete: false })
        {
            _gaps.Add($"{whose} proposal is incomplete");
        }
    }

    private bool TakeProgress(long number, ReadOnlySpan<char> message) =>
        TakePeers(message) || _chosen.Take(message) || TakeKeyExchange(number, message) || TakeSession(message);

    private bool TakePeers(ReadOnlySpan<char> message)
    {
        if (Peers.Take(message) is not { } stage)
        {
            return false;
        }

        Reach(stage);
        return true;
    }

    private bool TakeKeyExchange(long number, ReadOnlySpan<char> message)
    {
        if (LogText.After(message, "SSH2_MSG_", out var rest))
        {
            if (rest is "KEXINIT sent")
            {
                _keyExchanges++;
                Reach(LogStage.KeyExchange);
                (WaitedFor, WaitedForLine) = ("SSH2_MSG_KEXINIT", number);
            }
            else if (rest is "NEWKEYS received")
            {
                Reach(LogStage.Encrypted);
                _received = 0;
                WaitedFor = null;
            }
            else if (rest.EndsWith(" received"))
            {
                // Messages behind the new keys, and those of the key exchange.
                WaitedFor = null;
                Count(rest.StartsWith("EXT_INFO") || rest.StartsWith("SERVICE_ACCEPT"));
            }
        }
        else if (LogText.After(message, "expecting SSH2_MSG_", out rest))
        {
            (WaitedFor, WaitedForLine) = ($"SSH2_MSG_{LogText.Kept(rest)}", number);
        }
        else if (LogText.After(message, "receive packet: type ", out _))
        {
            _isCounted = true;
            Count(true);
        }
        else if (LogText.After(message, "list_hostkey_types:", out rest))
        {
            HeldHostKeys = [.. LogText.Kept(rest.Trim()).Split(',', StringSplitOptions.RemoveEmptyEntries)];
        }
        else if (message.StartsWith("KEX done") || message.StartsWith("Server host key: ") || message.StartsWith("send packet: type"))
        {
            WaitedFor = message[0] == 'K' ? null : WaitedFor;
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TakeSession(ReadOnlySpan<char> message)
    {
        if (LogText.After(message, "Authentications that can continue: ", out var rest))
        {
            Methods = [.. LogText.Kept(rest).Split(',', StringSplitOptions.RemoveEmptyEntries)];
            Progress(LogStage.Encrypted);
        }
        else if (LogText.After(message, "userauth-request for user ", out rest))
        {
            Peers.User = LogText.Kept(rest[..(rest.IndexOf(' ') is var end and > 0 ? end : rest.Length)]);
            Progress(LogStage.Encrypted);
        }
        else if (
            LogText.After(message, "Accepted ", out rest)
            && rest.IndexOf(" for ") is var start and > 0
            && rest.Contains(" port ", StringComparison.Ordinal)
        )
        {
            rest = rest[(start + " for ".Length)..];
            Peers.User = LogText.Kept(rest[..Math.Max(0, rest.IndexOf(' '))]);
            Peers.TakeEndpoint(rest);
            Progress(LogStage.Authenticated);
        }
        else if (
            message.StartsWith("Authenticated to ")
            || message.StartsWith("Authentication succeeded")
            || message.StartsWith("Entering interactive session")
            || message.StartsWith("Transferred: sent")
            || message.StartsWith("Exit status ")
            || message.StartsWith("Starting session: ")
        )
        {
            Progress(LogStage.Authenticated);
        }
        else if (
            message.StartsWith("Invalid user ")
            || message.StartsWith("Failed ")
            || message.StartsWith("Postponed ")
            || message.StartsWith("Disconnected from ")
        )
        {
            Peers.TakeEndpoint(message);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TakeEvent(long number, ReadOnlySpan<char> message, int level)
    {
        if (LogMessages.KindOf(message) is not { } kind || (level > 0 && !IsSaidInDebug(kind)))
        {
            return false;
        }

        if (Break == BreakPoint.None && IsDamage(kind))
        {
            Break = BreakNow();
        }

        if (kind is LogEventKind.Closed or LogEventKind.Finished or LogEventKind.NoMatch or LogEventKind.WrongTag)
        {
            Peers.TakeEndpoint(message);
        }

        AddEvent(new LogEvent(number, kind, LogText.Kept(message)));
        return true;
    }

    /// <summary>Debug output repeats what is not an error, in the same words: <c>debug1: read failed: Broken pipe</c>.</summary>
    private static bool IsSaidInDebug(LogEventKind kind) =>
        kind is LogEventKind.ForeignText or LogEventKind.SignatureRefused or LogEventKind.UnusableMethods or LogEventKind.HostKeyUnknown;

    private static bool IsDamage(LogEventKind kind) => kind is >= LogEventKind.CorruptedMac and <= LogEventKind.PeerSawDamage;

    private BreakPoint BreakNow() =>
        Stage < LogStage.Encrypted ? (_sawDebug ? BreakPoint.BeforeKeys : BreakPoint.Unknown)
        : _received > 0 || !_sawDebug ? BreakPoint.Later
        : _keyExchanges > 1 ? BreakPoint.AfterRekey
        : BreakPoint.FirstPacket;

    /// <summary>Something came that only the new keys could open.</summary>
    private void Progress(LogStage stage)
    {
        Reach(stage);
        WaitedFor = null;
        Count(!_isCounted);
    }

    private void Count(bool isPacket) => _received += isPacket && Stage >= LogStage.Encrypted ? 1 : 0;

    private void Reach(LogStage stage) => Stage = stage > Stage ? stage : Stage;

    private void AddEvent(LogEvent found)
    {
        if (_events.Count == MaxEvents)
        {
            // The first ones tell the cause, the last ones the end.
            _events.RemoveAt(MaxEvents / 2);
        }

        _events.Add(found);
    }
}
