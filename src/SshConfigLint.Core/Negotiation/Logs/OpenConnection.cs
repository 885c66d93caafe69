using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation.Logs;

/// <summary>A connection whose lines are still being read.</summary>
internal sealed class OpenConnection(ConfigKind side, int process)
{
    private const int MaxEvents = 64;
    private const int MaxText = 2048;

    private readonly ProposalRows _proposals = new();
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

    /// <summary>Address and port of the other side, as messages have them; null until one names them.</summary>
    internal string? Endpoint => Address is null || Port == 0 ? null : $"{Address} port {Port}";

    internal string? ProxyCommand { get; private set; }

    internal string? Program { get; set; }

    internal string? LocalVersion { get; private set; }

    internal string? RemoteVersion { get; private set; }

    internal LogStage Stage { get; private set; }

    internal bool IsEmpty => _firstLine == 0;

    private string? Host { get; set; }

    private string? Address { get; set; }

    private int Port { get; set; }

    private string? User { get; set; }

    private string? KeyExchange { get; set; }

    private string? HostKey { get; set; }

    private LogDirection? ToClient { get; set; }

    private LogDirection? ToServer { get; set; }

    private bool? StrictKex { get; set; }

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

    /// <summary>Tells that the rest of its lines cannot be attributed any more.</summary>
    internal void Add(string gap) => _gaps.Add(gap);

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
            Host = Host,
            Address = Address,
            Port = Port,
            User = User,
            ProxyCommand = ProxyCommand,
            Program = Program,
            LocalVersion = LocalVersion,
            RemoteVersion = RemoteVersion,
            Local = local,
            Remote = remote,
            KeyExchange = KeyExchange,
            HostKey = HostKey,
            ToClient = ToClient,
            ToServer = ToServer,
            StrictKex = StrictKex ?? StrictOf(local, remote),
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
        TakePeers(message) || TakeChoice(message) || TakeKeyExchange(number, message) || TakeSession(message);

    private bool TakePeers(ReadOnlySpan<char> message)
    {
        if (After(message, "Local version string ", out var rest))
        {
            LocalVersion = WithoutProtocol(rest);
        }
        else if (After(message, "Remote protocol version ", out rest))
        {
            const string Mark = "remote software version ";
            RemoteVersion = rest.IndexOf(Mark) is var at and >= 0 ? Kept(rest[(at + Mark.Length)..]) : Kept(rest);
            Reach(LogStage.Identified);
        }
        else if (IsProgramVersion(message))
        {
            Program = Kept(message);
        }
        else if (After(message, "Connecting to ", out rest))
        {
            TakeTarget(rest.TrimEnd('.'));
            Reach(LogStage.Connecting);
        }
        else if (message.StartsWith("Connection established"))
        {
            Reach(LogStage.Connected);
        }
        else if (After(message, "Executing proxy command: ", out rest))
        {
            ProxyCommand = Kept(rest);
            Reach(LogStage.Connected);
        }
        else if (After(message, "Authenticating to ", out rest))
        {
            var user = rest.IndexOf(" as '");
            User = user < 0 ? User : Kept(rest[(user + " as '".Length)..].TrimEnd('\''));
            Host ??= user < 0 ? null : Kept(rest[..Math.Max(0, rest[..user].LastIndexOf(':'))]);
        }
        else if (After(message, "Connection from ", out rest))
        {
            TakeEndpoint(rest);
            Reach(LogStage.Connected);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TakeChoice(ReadOnlySpan<char> message)
    {
        if (After(message, "kex: algorithm: ", out var rest))
        {
            KeyExchange ??= NameOf(rest);
        }
        else if (After(message, "kex: host key algorithm: ", out rest))
        {
            HostKey ??= NameOf(rest);
        }
        else if (After(message, "kex: server->client ", out rest))
        {
            ToClient ??= DirectionOf(rest);
        }
        else if (After(message, "kex: client->server ", out rest))
        {
            ToServer ??= DirectionOf(rest);
        }
        else if (message.Contains("will use strict KEX ordering", StringComparison.Ordinal))
        {
            StrictKex = true;
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TakeKeyExchange(long number, ReadOnlySpan<char> message)
    {
        if (After(message, "SSH2_MSG_", out var rest))
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
        else if (After(message, "expecting SSH2_MSG_", out rest))
        {
            (WaitedFor, WaitedForLine) = ($"SSH2_MSG_{Kept(rest)}", number);
        }
        else if (After(message, "receive packet: type ", out _))
        {
            _isCounted = true;
            Count(true);
        }
        else if (After(message, "list_hostkey_types:", out rest))
        {
            HeldHostKeys = [.. Kept(rest.Trim()).Split(',', StringSplitOptions.RemoveEmptyEntries)];
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
        if (After(message, "Authentications that can continue: ", out var rest))
        {
            Methods = [.. Kept(rest).Split(',', StringSplitOptions.RemoveEmptyEntries)];
            Progress(LogStage.Encrypted);
        }
        else if (After(message, "userauth-request for user ", out rest))
        {
            User = Kept(rest[..(rest.IndexOf(' ') is var end and > 0 ? end : rest.Length)]);
            Progress(LogStage.Encrypted);
        }
        else if (
            After(message, "Accepted ", out rest)
            && rest.IndexOf(" for ") is var start and > 0
            && rest.Contains(" port ", StringComparison.Ordinal)
        )
        {
            rest = rest[(start + " for ".Length)..];
            User = Kept(rest[..Math.Max(0, rest.IndexOf(' '))]);
            TakeEndpoint(rest);
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
            TakeEndpoint(message);
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
            TakeEndpoint(message);
        }

        AddEvent(new LogEvent(number, kind, Kept(message)));
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

    /// <summary><c>HOST [ADDRESS] port N</c> or <c>HOST port N</c>.</summary>
    private void TakeTarget(ReadOnlySpan<char> text)
    {
        var blank = text.IndexOf(' ');
        Host ??= Kept(blank < 0 ? text : text[..blank]);
        var (open, close) = (text.IndexOf('['), text.LastIndexOf(']'));
        Address = open >= 0 && close > open ? Kept(text[(open + 1)..close]) : Address;
        Port = LogEndpoint.PortIn(text) is var port and > 0 ? port : Port;
    }

    private void TakeEndpoint(ReadOnlySpan<char> message)
    {
        if (Endpoint is null && LogEndpoint.IsIn(message, out var address, out var port))
        {
            (Address, Port) = (Kept(address), port);
        }
    }

    internal static bool IsProgramVersion(ReadOnlySpan<char> message) =>
        message.StartsWith("sshd version OpenSSH_")
        || (
            message.StartsWith("OpenSSH_")
            && (message.Contains("SSL", StringComparison.Ordinal) || message.Contains(", ", StringComparison.Ordinal))
        );

    private static LogDirection DirectionOf(ReadOnlySpan<char> text)
    {
        // "cipher: A MAC: B compression: C", and before 7.2 "A B C".
        var words = Kept(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string?[] values = words is ["cipher:", ..]
            ? [words.ElementAtOrDefault(1), words.ElementAtOrDefault(3), words.ElementAtOrDefault(5)]
            : [words.ElementAtOrDefault(0), words.ElementAtOrDefault(1), words.ElementAtOrDefault(2)];
        return new LogDirection(values[0] ?? "", values[1] is "<implicit>" ? null : values[1], values[2]);
    }

    private static string? NameOf(ReadOnlySpan<char> text) => text is "(no match)" ? null : Kept(text);

    private static string WithoutProtocol(ReadOnlySpan<char> version) =>
        Kept(version.StartsWith("SSH-") && version[4..].IndexOf('-') is var dash and > 0 ? version[(dash + 5)..] : version);

    private static string Kept(ReadOnlySpan<char> text) => text[..Math.Min(text.Length, MaxText)].ToString();

    private static bool After(ReadOnlySpan<char> text, string start, out ReadOnlySpan<char> rest)
    {
        var fits = text.StartsWith(start);
        rest = fits ? text[start.Length..] : default;
        return fits;
    }
}
