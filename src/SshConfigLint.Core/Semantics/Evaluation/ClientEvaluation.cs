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
    private readonly ClientMatch _match;
    private readonly ClientOptions _options;
    private readonly BlockIndex? _index;

    // Blocks that are not in it do not apply: of ten thousand Host blocks a query meets a few.
    private readonly Dictionary<ConfigBlock, Condition> _states = [];
    private readonly HashSet<BoundDirective> _undecided = [];
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);
    private bool _isFirstPass = true;
    private bool _isFinal;
    private string _resolvedHost = "";

    /// <param name="model">What is evaluated.</param>
    /// <param name="query">For which destination.</param>
    /// <param name="index">Spares the walk through all blocks where many queries are asked.</param>
    internal ClientEvaluation(ConfigModel model, ClientQuery query, BlockIndex? index = null)
    {
        _model = model;
        _query = query;
        _match = new ClientMatch(model.Target, query);
        _options = new ClientOptions(model.Target);
        _index = index;
    }

    internal EffectiveConfig Run()
    {
        ImmutableArray<EffectiveLine> lines = [];
        EvaluationFailure? failure = null;
        try
        {
            ReadCommandLine();
            ReadAll();
            _isFirstPass = false;
            FinishNames();
            var defaults = new ClientDefaults(_model, _query, _options, _resolvedHost, _notes);
            defaults.Check();
            lines = new ClientDump(_model, _query, _options, defaults).Lines();
        }
        catch (EvaluationFailure caught)
        {
            failure = caught;
        }

        // Refused lines end the first pass at the end of a file, if it does not fail before that.
        var (rejections, end) = ClientRejections.Of(_model, _options);
        var last = !_isFirstPass ? int.MaxValue : failure?.At?.Index ?? -1;
        if (last > end)
        {
            failure = null;
        }
        else if (_isFirstPass)
        {
            rejections = [.. rejections.Where(problem => problem.Directive?.Index < last)];
        }

        return new EffectiveConfig
        {
            Lines = lines,
            Rejections = rejections,
            Failure = failure?.Message,
            FailureAt = failure?.At,
            Undecided = [.. _undecided.OrderBy(header => header.Index)],
            Notes = [.. _notes],
        };
    }

    /// <summary>What lines have set, without defaults and dump.</summary>
    internal ClientOptions ReadOptions()
    {
        ReadCommandLine();
        ReadAll();
        FinishNames();
        return _options;
    }

    private void ReadCommandLine()
    {
        if (_query.User is { } user)
        {
            _options.Slot("User").Set([user], null);
        }

        if (_query.Port is { } port)
        {
            _options.Slot("Port").Set([port.ToString(CultureInfo.InvariantCulture)], null);
        }

        if (_query.Tag is { } tag)
        {
            _options.Slot("Tag").Set([tag], null);
        }
    }

    /// <summary>What follows the first pass: the name to connect to, and the second pass when somebody asked for it.</summary>
    private void FinishNames()
    {
        _resolvedHost = ClientText.Hostname(_options.Text("Hostname"), _query.Host, _options.Text("AddressFamily"));
        var isCanonical = _options.Text("CanonicalizeHostname") is "true" or "always";
        if (_options.Refused.Count > 0 || (!_match.WantsFinalPass && !isCanonical))
        {
            return;
        }

        if (isCanonical)
        {
            Canonicalize();
        }

        FixCanonicalization();
        _isFinal = true;
        var hostname = _options.Slot("Hostname");
        hostname.Set([_resolvedHost], hostname.Values is [var (_, origin), ..] ? origin : null);
        ReadAll();
    }

    /// <summary><c>ssh.c: resolve_canonicalize</c> without DNS: a name that nobody can be asked for stays, or is refused.</summary>
    private void Canonicalize()
    {
        var isProxied = _options.Text("ProxyJump") is { Length: > 0 } || !ClientDefaults.IsNone(_options.Text("ProxyCommand") ?? "none");
        var isAddress = AddressOrCidr.TryParseAddress(_resolvedHost, out _);
        var mayDots = int.Parse(_options.Text("CanonicalizeMaxDots") ?? "1", CultureInfo.InvariantCulture);
        var isAnchored = _resolvedHost.EndsWith('.');
        if (
            isAddress
            || (isProxied && _options.Text("CanonicalizeHostname") != "always")
            || (!isAnchored && _resolvedHost.Count(letter => letter == '.') > mayDots)
        )
        {
            return;
        }

        if (isAnchored || _options.Text("CanonicalDomains") is { } domain && domain != "none")
        {
            _notes.Add("the name is not made canonical: that needs DNS");
        }
        else if (_options.Text("CanonicalizeFallbackLocal") == "no")
        {
            throw new EvaluationFailure($"Could not resolve host \"{_resolvedHost}\"");
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
            if (!_options.Slot(keyword).IsSet)
            {
                _options.Slot(keyword).Set([value], null);
            }
        }
    }

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
        if (!directive.IsValid && !_model.Refusals.IsOnUse(directive))
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
            Open(directive, criteria is { } known ? _match.Match(directive, known, State(directive)) : Condition.Never);
        }
        else if (kind != ValueKind.IncludePatterns)
        {
            _options.Read(directive, isActive: StateOf(directive.Block) == Condition.Always);
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
            if (own == Condition.Maybe && _match.Doubt is { } doubt)
            {
                _notes.Add(doubt);
            }
        }
    }

    /// <summary>A block without a header begins a file: it is as active as the Include line.</summary>
    private Condition StateOf(ConfigBlock block) =>
        block.Header is not null ? _states.GetValueOrDefault(block)
        : block.Parent is { } outer ? StateOf(outer)
        : Condition.Always;

    private ClientState State(BoundDirective header)
    {
        var user = _options.Text("User") ?? _query.LocalUser;
        return new ClientState
        {
            TypedHost = _query.Host,
            Host = _isFinal ? _resolvedHost : ClientText.HostForMatch(_options.Text("Hostname"), _query.Host, header),
            User = user,
            Tag = _options.Text("Tag") ?? "",
            SessionType = _options.Text("SessionType") switch
            {
                "none" => "none",
                "subsystem" => "subsystem",
                _ => _query.Command is null ? "shell" : "exec",
            },
            IsFinal = _isFinal,
        };
    }
}
