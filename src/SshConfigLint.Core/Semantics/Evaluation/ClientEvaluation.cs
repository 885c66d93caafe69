using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Thrown and caught within an evaluation where ssh calls <c>fatal</c>.</summary>
internal sealed class EvaluationFailure(string message) : Exception(message);

/// <summary>Reads a model as <c>ssh.c: main</c> does for one destination: one pass or two, then defaults, then the dump.</summary>
internal sealed class ClientEvaluation
{
    private readonly ConfigModel _model;
    private readonly ClientQuery _query;
    private readonly OpenSshVersion _version;
    private readonly ClientMatch _match;
    private readonly bool[] _isActive;
    private readonly Dictionary<string, OptionSlot> _slots = new(StringComparer.OrdinalIgnoreCase);
    private bool _isFinal;
    private string _resolvedHost = "";

    internal ClientEvaluation(ConfigModel model, ClientQuery query)
    {
        _model = model;
        _query = query;
        _version = model.Target.Version;
        _match = new ClientMatch(model.Target, query);
        _isActive = new bool[model.Blocks.Length];
    }

    internal EffectiveConfig Run()
    {
        try
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

            ReadAll();
            _resolvedHost = ClientText.Hostname(Text("Hostname"), _query.Host);
            if (_match.WantsFinalPass || Text("CanonicalizeHostname") is "true" or "always")
            {
                if (Text("CanonicalizeHostname") is "true" or "always" && Slot("CanonicalDomains").IsSet)
                {
                    _match.Notes.Add("the name is not made canonical: that needs DNS");
                }

                FixCanonicalization();
                _isFinal = true;
                var hostname = Slot("Hostname");
                var origin = hostname.Values.Count > 0 ? hostname.Values[0].Origin : null;
                hostname.Set([_resolvedHost], origin);
                ReadAll();
            }

            var lines = new ClientDump(_model, _query, _slots, _resolvedHost).Lines();
            return new EffectiveConfig { Lines = lines, Notes = [.. _match.Notes] };
        }
        catch (EvaluationFailure failure)
        {
            return new EffectiveConfig
            {
                Lines = [],
                Failure = failure.Message,
                Notes = [.. _match.Notes],
            };
        }
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

    private void ReadAll()
    {
        foreach (var directive in _model.Directives)
        {
            if (!directive.IsValid)
            {
                continue;
            }

            var kind = directive.Keyword!.Value;
            if (kind == ValueKind.HostPatterns)
            {
                Open(directive, ClientMatch.Host(directive, _isFinal ? _resolvedHost : _query.Host));
            }
            else if (kind == ValueKind.MatchCriteria)
            {
                var criteria = MatchCriteria.Of(directive, ConfigKind.Client, _model.Target, _ => { });
                Open(directive, criteria is { } known && _match.Match(known, State()));
            }
            else if (kind != ValueKind.IncludePatterns)
            {
                Read(directive, IsActive(directive.Block));
            }
        }
    }

    private void Open(BoundDirective header, bool matches) =>
        _isActive[header.Block.Index] = matches && (header.Block.Parent is not { } outer || IsActive(outer));

    /// <summary>A block without a header begins a file: it is as active as the Include line.</summary>
    private bool IsActive(ConfigBlock block) =>
        block.Header is not null ? _isActive[block.Index] : block.Parent is not { } outer || IsActive(outer);

    private ClientState State()
    {
        var user = Text("User") ?? _query.LocalUser;
        return new ClientState
        {
            TypedHost = _query.Host,
            HostPatternName = _isFinal ? _resolvedHost : _query.Host,
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

    private void Read(BoundDirective directive, bool isActive)
    {
        var keyword = directive.Keyword!;
        switch (keyword.Name)
        {
            case "StreamLocalBindMask" when _version < new OpenSshVersion(10, 6):
                // Neither the block nor an earlier value counts (readconf.c: oStreamLocalBindMask).
                Slot(keyword.Name).Set([Value(directive)], directive);
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
                throw new EvaluationFailure(
                    $"{directive.File.Path} line {directive.Line + 1}: RefuseConnection: {directive.Words[0].Value}"
                );
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
                Slot(keyword.Name).Set([Value(directive)], directive);
                break;
            default:
                First(directive, [Value(directive)]);
                break;
        }
    }

    private void First(BoundDirective directive, IEnumerable<string> values) =>
        Slot(directive.Keyword!.Name).FirstOrBeat(values, directive);

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
            var blocksCommand =
                jump.IsSet
                && (jump.Values[0].Text != "none" || (_model.Target.Vendor != Vendor.Debian && _version < new OpenSshVersion(10, 0)));
            if (blocksCommand)
            {
                command.Beat(directive);
                return;
            }

            command.FirstOrBeat([text], directive);
            return;
        }

        text = ClientText.JumpRest(text, _version);
        if (command.IsSet)
        {
            jump.Beat(directive);
            return;
        }

        jump.FirstOrBeat([text.Equals("none", StringComparison.OrdinalIgnoreCase) ? "none" : text], directive);
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
            case "CanonicalizePermittedCNAMEs":
                return words.Select(word => word.ToLowerInvariant());
            default:
                return words;
        }
    }

    private static ImmutableArray<string> Strings(BoundDirective directive) => [.. directive.Words.Select(word => word.Value)];
}
