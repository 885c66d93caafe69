using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Thrown and caught within an evaluation where ssh calls <c>fatal</c>.</summary>
internal sealed class EvaluationFailure(string message, BoundDirective? at = null) : Exception(message)
{
    internal BoundDirective? At { get; } = at;
}

/// <summary>Reads a model as <c>ssh.c: main</c> does for one destination: one pass or two, then defaults, then the dump.</summary>
internal sealed class ClientEvaluation
{
    private readonly ConfigModel _model;
    private readonly ClientQuery _query;
    private readonly OpenSshVersion _version;
    private readonly ClientMatch _match;
    private readonly BlockIndex? _index;

    // Blocks that are not in it do not apply: of ten thousand Host blocks a query meets a few.
    private readonly Dictionary<ConfigBlock, Condition> _states = [];
    private readonly HashSet<BoundDirective> _undecided = [];
    private readonly Dictionary<string, OptionSlot> _slots = new(StringComparer.OrdinalIgnoreCase);
    private bool _isFinal;
    private string _resolvedHost = "";

    /// <param name="model">What is evaluated.</param>
    /// <param name="query">For which destination.</param>
    /// <param name="index">Spares the walk through all blocks where many queries are asked.</param>
    internal ClientEvaluation(ConfigModel model, ClientQuery query, BlockIndex? index = null)
    {
        _model = model;
        _query = query;
        _version = model.Target.Version;
        _match = new ClientMatch(model.Target, query);
        _index = index;
    }

    internal EffectiveConfig Run()
    {
        ImmutableArray<EffectiveLine> lines = [];
        ImmutableArray<ConfigProblem> rejections = [];
        EvaluationFailure? failure = null;
        try
        {
            ReadCommandLine();
            ReadAll();
            rejections = ClientRejections.Of(_model, Slot("IgnoreUnknown"));
            FinishNames();
            lines = new ClientDump(_model, _query, _slots, _resolvedHost, _match.Notes).Lines();
        }
        catch (EvaluationFailure caught)
        {
            failure = caught;
            if (caught.At is { } last)
            {
                rejections =
                [
                    .. ClientRejections.Of(_model, Slot("IgnoreUnknown")).Where(problem => problem.Directive?.Index < last.Index),
                ];
            }
        }

        return new EffectiveConfig
        {
            Lines = lines,
            Rejections = rejections,
            Failure = failure?.Message,
            FailureAt = failure?.At,
            Undecided = [.. _undecided.OrderBy(header => header.Index)],
            Notes = [.. _match.Notes],
        };
    }

    private void ReadCommandLine()
    {
        if (_query.User is { } user)
        {
            Slot("User").Set([user], null);
        }

        if (_query.Port is { } port)
        {
            Slot("Port").Set([port.ToString(CultureInfo.InvariantCulture)], null);
        }

        if (_query.Tag is { } tag)
        {
            Slot("Tag").Set([tag], null);
        }
    }

    /// <summary>What follows the first pass: the name to connect to, and the second pass when somebody asked for it.</summary>
    private void FinishNames()
    {
        _resolvedHost = ClientText.Hostname(Text("Hostname"), _query.Host, Text("AddressFamily"));
        var isCanonical = Text("CanonicalizeHostname") is "true" or "always";
        if (!_match.WantsFinalPass && !isCanonical)
        {
            return;
        }

        if (isCanonical && Slot("CanonicalDomains").IsSet)
        {
            _match.Notes.Add("the name is not made canonical: that needs DNS");
        }

        FixCanonicalization();
        _isFinal = true;
        var hostname = Slot("Hostname");
        hostname.Set([_resolvedHost], hostname.Values is [var (_, origin), ..] ? origin : null);
        ReadAll();
    }

    /// <summary>The second pass finds these set already (<c>readconf.c: fill_default_options_for_canonicalization</c>).</summary>
    private void FixCanonicalization()
    {
        foreach (
            var (keyword, value) in new[]
            {
                ("CanonicalizeHostname", "false"),
                ("CanonicalizeMaxDots", "1"),
                ("CanonicalizeFallbackLocal", "yes"),
            }
        )
        {
            if (!Slot(keyword).IsSet)
            {
                Slot(keyword).Set([value], null);
            }
        }
    }

    /// <summary>Whether a line counts in whatever block it stands (<c>readconf.c: oStreamLocalBindMask, oLogFacility</c>).</summary>
    internal static bool IsReadEverywhere(BoundDirective directive) => directive.Keyword?.Name is "StreamLocalBindMask" or "SyslogFacility";

    /// <summary>What Host lines see: the typed name, in the second pass the resolved one.</summary>
    private string HostPatternName => _isFinal ? _resolvedHost : _query.Host;

    private void ReadAll()
    {
        _states.Clear();
        if (_index is not null)
        {
            foreach (var directive in _index.For(HostPatternName))
            {
                Read(directive);
            }

            return;
        }

        foreach (var directive in _model.Directives)
        {
            Read(directive);
        }
    }

    private void Read(BoundDirective directive)
    {
        if (!directive.IsValid)
        {
            return;
        }

        var kind = directive.Keyword!.Value;
        if (kind == ValueKind.HostPatterns)
        {
            var isTaken = HostCondition.Takes(directive, HostPatternName);
            Open(directive, isTaken ? Condition.Always : Condition.Never);
        }
        else if (kind == ValueKind.MatchCriteria)
        {
            var criteria = MatchCriteria.Of(directive, ConfigKind.Client, _model.Target, _ => { });
            Open(directive, criteria is { } known ? _match.Match(directive, known, State()) : Condition.Never);
        }
        else if (kind != ValueKind.IncludePatterns)
        {
            Set(directive, isActive: StateOf(directive.Block) == Condition.Always);
        }
    }

    private void Open(BoundDirective header, Condition own)
    {
        var outer = header.Block.Parent is { } parent ? StateOf(parent) : Condition.Always;
        var state = (Condition)Math.Min((int)outer, (int)own);
        if (state != Condition.Never)
        {
            _states[header.Block] = state;
        }

        if (state == Condition.Maybe)
        {
            _undecided.Add(header);
        }
    }

    /// <summary>A block without a header begins a file: it is as active as the Include line.</summary>
    private Condition StateOf(ConfigBlock block) =>
        block.Header is not null ? _states.GetValueOrDefault(block)
        : block.Parent is { } outer ? StateOf(outer)
        : Condition.Always;

    private ClientState State()
    {
        var user = Text("User") ?? _query.LocalUser;
        return new ClientState
        {
            TypedHost = _query.Host,
            Host = _isFinal ? _resolvedHost : ClientText.HostForMatch(Text("Hostname"), _query.Host),
            User = user,
            Tag = Text("Tag") ?? "",
            SessionType = Text("SessionType") switch
            {
                "none" => "none",
                "subsystem" => "subsystem",
                _ => _query.Command is null ? "shell" : "exec",
            },
            IsFinal = _isFinal,
        };
    }

    private OptionSlot Slot(string keyword)
    {
        if (!_slots.TryGetValue(keyword, out var slot))
        {
            _slots.Add(keyword, slot = new OptionSlot());
        }

        return slot;
    }

    private string? Text(string keyword) => _slots.TryGetValue(keyword, out var slot) && slot.Values.Count > 0 ? slot.Values[0].Text : null;

    private void Set(BoundDirective directive, bool isActive)
    {
        var keyword = directive.Keyword!;
        switch (keyword.Name)
        {
            case "StreamLocalBindMask" when keyword.RepetitionIn(_version) == Repetition.LastWins:
                // Neither the block nor an earlier value counts (readconf.c: oStreamLocalBindMask).
                Last(directive);
                return;
            case "SyslogFacility":
                First(directive, [Value(directive)]);
                return;
        }

        if (!isActive)
        {
            return;
        }

        switch (keyword.Name)
        {
            case "RefuseConnection":
                throw new EvaluationFailure($"RefuseConnection: {directive.Words[0].Value}", directive);
            case "ConnectTimeout" or "ServerAliveInterval" or "ForwardX11Timeout" when Value(directive) == "none":
                return;
            case "ForwardAgent":
                var agent = Value(directive);
                Slot(agent is "yes" or "no" ? "ForwardAgent" : "ForwardAgent path").FirstOrBeat([agent], directive);
                return;
            case "RekeyLimit":
                var limits = Value(directive).Split(' ');
                Slot("RekeyLimit size").FirstOrBeat([limits[0]], directive);
                if (limits[1] != "0")
                {
                    Slot("RekeyLimit time").FirstOrBeat([limits[1]], directive);
                }

                return;
            case "ProxyCommand" or "ProxyJump":
                Proxy(directive);
                return;
            case "SendEnv":
                SendEnv(directive);
                return;
        }

        switch (keyword.RepetitionIn(_version))
        {
            case Repetition.AccumulatesDistinct:
                Append(directive);
                break;
            case Repetition.FirstLineWins:
                First(directive, Words(directive));
                break;
            case Repetition.LastWins:
                Last(directive);
                break;
            default:
                First(directive, [Value(directive)]);
                break;
        }
    }

    private void First(BoundDirective directive, IEnumerable<string> values)
    {
        // Before 8.7 an open quote or an empty word ends a list, which then may hold nothing.
        if (!directive.Words.IsEmpty || directive.Keyword!.RestOfLine)
        {
            Slot(directive.Keyword!.Name).FirstOrBeat(values, directive);
        }
    }

    /// <summary>What was set before is beaten.</summary>
    private void Last(BoundDirective directive)
    {
        var slot = Slot(directive.Keyword!.Name);
        var earlier = slot.Values is [var (_, origin), ..] ? origin : null;
        slot.Set([Value(directive)], directive);
        if (earlier is not null)
        {
            slot.Beat(earlier);
        }
    }

    private void Append(BoundDirective directive)
    {
        var keyword = directive.Keyword!.Name;
        var value = keyword.EndsWith("Forward", StringComparison.Ordinal)
            ? string.Join('\n', directive.Words.Select(word => word.Value))
            : directive.Value;
        var slot = Slot(keyword);
        if (slot.Values.Exists(earlier => earlier.Text == value))
        {
            slot.Beat(directive);
            return;
        }

        slot.Add(value, directive);
    }

    private void SendEnv(BoundDirective directive)
    {
        var slot = Slot("SendEnv");
        foreach (var word in directive.Words)
        {
            if (word.Value is ['-', .. var pattern])
            {
                slot.Remove(text => WildcardPattern.IsMatch(pattern, text));
            }
            else
            {
                slot.Add(word.Value, directive);
            }
        }
    }

    /// <summary>The two share a slot, in which <c>ProxyJump none</c> only keeps out another ProxyJump.</summary>
    private void Proxy(BoundDirective directive)
    {
        var (command, jump) = (Slot("ProxyCommand"), Slot("ProxyJump"));
        var text = ClientText.Rest(directive.Syntax.RestText);
        if (directive.Is("ProxyCommand"))
        {
            // Debian's 9.2 has the fix of a later release.
            var fixedIn = _model.Target.Vendor == Vendor.Debian ? new OpenSshVersion(9, 2) : new OpenSshVersion(10, 0);
            var blocksCommand = jump.IsSet && (jump.Values[0].Text.Length > 0 || _version < fixedIn);
            if (blocksCommand)
            {
                command.Beat(directive);
                return;
            }

            command.FirstOrBeat([text], directive);
            return;
        }

        text = ClientText.JumpRest(text, _model.Target);
        if (command.IsSet)
        {
            jump.Beat(directive);
            return;
        }

        jump.FirstOrBeat([text], directive);
    }

    private string Value(BoundDirective directive)
    {
        var keyword = directive.Keyword!;
        if (keyword.RestOfLine)
        {
            return keyword.Value == ValueKind.RestOfLineText ? directive.Syntax.RestText : ClientText.Rest(directive.Syntax.RestText);
        }

        if (keyword.Name is "AddKeysToAgent")
        {
            return ClientText.AddKeysToAgent(Strings(directive), keyword, _model.Target);
        }

        if (keyword.Name is "ControlPersist")
        {
            return ClientText.ControlPersist(directive.Value, _model.Target);
        }

        return DumpValue.Of(keyword, Strings(directive), _model.Target);
    }

    private IEnumerable<string> Words(BoundDirective directive)
    {
        var words = Strings(directive);
        switch (directive.Keyword!.Name)
        {
            case "LogVerbose" when _version >= new OpenSshVersion(8, 7):
                // Only the first word is kept (readconf.c: oLogVerbose).
                return words.Take(1);
            case "PermitRemoteOpen" when _version >= new OpenSshVersion(8, 7) && _version < new OpenSshVersion(9, 2):
                return words.Length == 1 ? words : words.Skip(1);
            case "SetEnv" when _version >= new OpenSshVersion(9, 1):
                return words.DistinctBy(word => word.Split('=')[0]);
            case "CanonicalDomains":
                return words.Select(word => word.ToLowerInvariant().TrimEnd('.'));
            case "GlobalKnownHostsFile"
            or "UserKnownHostsFile"
            or "RevokedHostKeys"
            or "ChannelTimeout"
                when _version >= DirectiveWords.ArgvSplit && words is [var only] && only.Equals("none", StringComparison.OrdinalIgnoreCase):
                return ["none"];
            case "CanonicalizePermittedCNAMEs":
                return words.Select(word => word.ToLowerInvariant());
            default:
                return words;
        }
    }

    private static ImmutableArray<string> Strings(BoundDirective directive) => [.. directive.Words.Select(word => word.Value)];
}
