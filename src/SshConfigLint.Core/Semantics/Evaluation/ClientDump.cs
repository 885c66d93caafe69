using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Fills in defaults, replaces tokens, and writes the lines of <c>ssh -G</c> (<c>readconf.c: dump_client_config</c>).</summary>
internal sealed class ClientDump
{
    /// <summary>Lists that print <c>none</c> or <c>any</c> when they are empty.</summary>
    private static readonly ImmutableArray<string> _listsOnOneLine =
    [
        "CanonicalDomains",
        "GlobalKnownHostsFile",
        "UserKnownHostsFile",
        "LogVerbose",
        "ChannelTimeout",
        "PermitRemoteOpen",
        "CanonicalizePermittedCNAMEs",
    ];

    /// <summary>Where <c>none</c> means that there is no value.</summary>
    private static readonly ImmutableArray<string> _noneClears =
    [
        "LocalCommand",
        "RemoteCommand",
        "ProxyCommand",
        "ControlPath",
        "PKCS11Provider",
        "SecurityKeyProvider",
        "KnownHostsCommand",
        "VersionAddendum",
        "RevokedHostKeys",
    ];

    private static readonly ImmutableArray<string> _listsOfDefaults =
    [
        "Ciphers",
        "MACs",
        "KexAlgorithms",
        "CASignatureAlgorithms",
        "HostbasedAcceptedAlgorithms",
        "PubkeyAcceptedAlgorithms",
    ];

    private readonly ConfigModel _model;
    private readonly Target _target;
    private readonly ClientQuery _query;
    private readonly Dictionary<string, OptionSlot> _slots;
    private readonly TokenExpansion _tokens;
    private readonly string _host;
    private readonly string _user;
    private readonly string _port;
    private bool _defaultsFailed;

    internal ClientDump(ConfigModel model, ClientQuery query, Dictionary<string, OptionSlot> slots, string host, SortedSet<string> notes)
    {
        (_model, _query, _slots, _host) = (model, query, slots, host);
        _target = model.Target;
        _port = Text("Port") ?? "22";
        _user = Text("User") ?? query.LocalUser;
        var jump = HasJump ? ClientText.LastHop(Text("ProxyJump")!).Target.Host : "";
        _tokens = new TokenExpansion(
            _target,
            query,
            host,
            _port,
            _user,
            Text("HostKeyAlias")?.ToLowerInvariant() ?? query.Host,
            jump,
            notes
        );
        if (Text("User") is { } written && _target.Version >= new OpenSshVersion(10, 0))
        {
            _user = _tokens.Of("User", written);
            _tokens.User = _user;
        }
    }

    internal ImmutableArray<EffectiveLine> Lines()
    {
        // A list that comes to nothing ends readconf.c: fill_default_options; only 8.5 to 10.3 print all the same.
        _defaultsFailed = _listsOfDefaults.Any(name => AlgorithmText.Of(_model, name, Text(name)) is null);
        if (_defaultsFailed && (_target.Version < new OpenSshVersion(8, 5) || _target.Version >= new OpenSshVersion(10, 4)))
        {
            throw new EvaluationFailure("fill_default_options: invalid argument");
        }

        CheckTogether();
        var lines = ImmutableArray.CreateBuilder<EffectiveLine>();
        foreach (var name in DumpOrder.Of(ConfigKind.Client, _target))
        {
            Add(lines, name);
        }

        return lines.DrainToImmutable();
    }

    private void Add(ImmutableArray<EffectiveLine>.Builder lines, string name)
    {
        switch (name)
        {
            case "host":
                lines.Add(new EffectiveLine(name, _query.Host, [], []));
                return;
            case "user":
                One(lines, name, "User", _user);
                return;
            case "hostname":
                One(lines, name, "Hostname", _host);
                return;
            case "port":
                One(lines, name, "Port", _port);
                return;
            case "localforward" or "remoteforward" or "dynamicforward":
                Forwards(lines, name);
                return;
            case "identityfile" or "certificatefile" or "sendenv" or "setenv":
                Many(lines, name);
                return;
            case "rekeylimit":
                var (size, time) = (Text("RekeyLimit size") ?? "0", Text("RekeyLimit time") ?? "0");
                Combined(lines, name, $"{size} {time}", "RekeyLimit size", "RekeyLimit time");
                return;
            case "forwardagent":
                var agent = Text("ForwardAgent path") is { } path ? _tokens.Agent(path) : Text("ForwardAgent") ?? "no";
                Combined(lines, name, agent, "ForwardAgent path", "ForwardAgent");
                return;
            case "proxycommand" when !HasJump && Text("ProxyCommand") is { } command && !IsNone(command):
                One(lines, name, "ProxyCommand", command);
                return;
            case "proxyjump" when HasJump:
                One(lines, name, "ProxyJump", ClientText.Jump(Text("ProxyJump")!, _target.Version));
                return;
            case "proxycommand" or "proxyjump":
                return;
        }

        var keyword = KeywordTable.Find(ConfigKind.Client, name, _target);
        if (keyword is null)
        {
            return;
        }

        if (AlgorithmTable.KindOf(name) is not null)
        {
            Algorithms(lines, name, keyword);
        }
        else if (
            _listsOnOneLine.Contains(keyword.Name)
            || (keyword.Name == "RevokedHostKeys" && keyword.ValueIn(_target.Version) == ValueKind.PathList)
        )
        {
            OneLine(lines, name, keyword);
        }
        else if (Value(keyword) is { } value)
        {
            One(lines, name, keyword.Name, value);
        }
    }

    /// <summary>What does not go together, in the order of <c>ssh.c: main</c>.</summary>
    private void CheckTogether()
    {
        if (HasJump && ClientText.LastHop(Text("ProxyJump")!) is var hop && IsLoop(hop))
        {
            throw new EvaluationFailure($"jumphost loop via {hop.Target.Host}");
        }

        if (!HasJump && Text("ProxyCommand") == "-" && Text("ProxyUseFdpass") == "yes")
        {
            throw new EvaluationFailure("ProxyCommand=- and ProxyUseFDPass are incompatible");
        }

        if (Text("ConnectionAttempts") == "0")
        {
            throw new EvaluationFailure("Invalid number of ConnectionAttempts");
        }

        if (HasRemoteCommand && _query.Command is not null)
        {
            throw new EvaluationFailure("Cannot execute command-line and remote command.");
        }

        if (Text("ForkAfterAuthentication") == "yes" && !HasRemoteCommand && _query.Command is null && Text("SessionType") != "none")
        {
            throw new EvaluationFailure("Cannot fork into background without a command to execute.");
        }
    }

    private bool IsLoop(Jump hop) =>
        hop.Target.Host == _host
        && (string.IsNullOrEmpty(hop.Target.Port) ? "22" : DumpValue.Port(hop.Target.Port)) == _port
        && (hop.User ?? _user) == _user;

    private bool HasRemoteCommand => Text("RemoteCommand") is { } command && !IsNone(command);

    private bool HasJump => Text("ProxyJump") is { Length: > 0 };

    /// <summary>Null for what is not printed.</summary>
    private string? Value(KeywordInfo keyword)
    {
        var text = Text(keyword.Name);
        if (keyword.Name == "Tunnel" && Text("ClearAllForwardings") == "yes")
        {
            return "false";
        }

        if (_noneClears.Contains(keyword.Name) && IsNone(text) && !_defaultsFailed)
        {
            // An empty text, which is printed as such (readconf.c: oVersionAddendum).
            return keyword.Name == "VersionAddendum" ? "" : null;
        }

        if (text is not null)
        {
            return keyword.Name switch
            {
                "UpdateHostKeys" when text == "ask" && !CanAsk() => "false",
                "ProxyUseFdpass" when HasJump => "no",
                "ControlPath" or "RemoteCommand" or "RevokedHostKeys" or "VersionAddendum" => _tokens.Path(keyword.Name, text),
                "IdentityAgent" => _tokens.Agent(text),
                "HostKeyAlias" => text.ToLowerInvariant(),
                _ => text,
            };
        }

        if (keyword.Name == "UpdateHostKeys" && _target.Version >= new OpenSshVersion(8, 5))
        {
            return UpdatesHostKeys() ? "true" : "false";
        }

        if (
            keyword.Name
            is "IdentityAgent"
                or "HostKeyAlias"
                or "BindAddress"
                or "PreferredAuthentications"
                or "LocalCommand"
                or "KbdInteractiveDevices"
        )
        {
            return null;
        }

        if (keyword.Name == "ServerAliveInterval" && _target.Vendor == Vendor.Debian && Text("BatchMode") == "yes")
        {
            return "300";
        }

        var @default = keyword.DefaultIn(_target);
        if (@default is null || (_noneClears.Contains(keyword.Name) && IsNone(@default)))
        {
            return null;
        }

        return keyword.Name switch
        {
            "AddKeysToAgent" => "false",
            "SecurityKeyProvider" when @default.StartsWith('$') => "internal",
            _ => DumpValue.Of(keyword, [.. @default.Split(' ')], _target),
        };
    }

    /// <summary>Whether somebody would see a question about host keys (<c>ssh.c: main</c>).</summary>
    private bool CanAsk()
    {
        var isShared = Text("ControlPersist") is { } persist and not "no" && Text("ControlPath") is { } path && !IsNone(path);
        var runsCommand = HasRemoteCommand || _query.Command is not null || Text("RequestTTY") == "false";
        return !isShared && !runsCommand && Text("LogLevel") is not ("SILENT" or "FATAL" or "ERROR");
    }

    /// <summary>Yes when names are not checked in DNS and known_hosts is where it always is (<c>readconf.c: fill_default_options</c>).</summary>
    private bool UpdatesHostKeys() =>
        Text("VerifyHostKeyDNS") is null or "false"
        && (!_slots.TryGetValue("UserKnownHostsFile", out var files) || files.Values is [("~/.ssh/known_hosts", _)]);

    private void Algorithms(ImmutableArray<EffectiveLine>.Builder lines, string name, KeywordInfo keyword)
    {
        var list = AlgorithmText.Of(_model, keyword.Name, Text(keyword.Name));
        if (list is null)
        {
            return;
        }

        One(lines, name, keyword.Name, list);
    }

    private void OneLine(ImmutableArray<EffectiveLine>.Builder lines, string name, KeywordInfo keyword)
    {
        var slot = _slots.GetValueOrDefault(keyword.Name);
        var values = slot is { IsSet: true }
            ? slot.Values.Select(value => value.Text)
            : keyword.Name switch
            {
                "GlobalKnownHostsFile" or "UserKnownHostsFile" => keyword.DefaultIn(_target)!.Split(' '),
                "PermitRemoteOpen" => ["any"],
                _ => [],
            };
        if (keyword.Name is "UserKnownHostsFile" or "RevokedHostKeys")
        {
            values = values.Select(value => _tokens.Path(keyword.Name, value));
        }

        var text = string.Join(' ', values);
        if (text.Length == 0)
        {
            if (keyword.Name == "CanonicalizePermittedCNAMEs" && _target.Version < new OpenSshVersion(8, 7))
            {
                return;
            }

            text = _target.Version < new OpenSshVersion(8, 7) ? "" : "none";
        }

        if (text.Length == 0)
        {
            lines.Add(new EffectiveLine(name, "", [], []));
            return;
        }

        One(lines, name, keyword.Name, text);
    }

    private void Many(ImmutableArray<EffectiveLine>.Builder lines, string name)
    {
        if (_slots.GetValueOrDefault(name) is not { IsSet: true } slot)
        {
            if (name == "identityfile")
            {
                foreach (var file in KeywordTable.Find(ConfigKind.Client, name, _target)!.DefaultIn(_target)!.Split(' '))
                {
                    lines.Add(new EffectiveLine(name, file, [], []));
                }
            }

            return;
        }

        foreach (var (text, origin) in slot.Values)
        {
            var value = name == "setenv" && _target.Version >= new OpenSshVersion(10, 0) ? _tokens.SetEnv(text) : text;
            lines.Add(new EffectiveLine(name, value, Origins(origin), [.. slot.Beaten]));
        }
    }

    private void Forwards(ImmutableArray<EffectiveLine>.Builder lines, string name)
    {
        if (Text("ClearAllForwardings") == "yes")
        {
            return;
        }

        var slot = _slots.GetValueOrDefault(name);
        var values = slot is null ? [] : slot.Values.Select(item => (IsLocal: false, item.Text, item.Origin));
        if (name == "dynamicforward" && _slots.GetValueOrDefault("LocalForward") is { } local)
        {
            // ssh prints a local forwarding to a socket among the dynamic ones as well: both have no host to connect to.
            values = values
                .Concat(
                    local
                        .Values.Where(item => Forwarding.GoesToSocket(item.Text.Split('\n')))
                        .Select(item => (true, item.Text, item.Origin))
                )
                .OrderBy(item => item.Origin!.Index);
        }

        foreach (var (isLocal, text, origin) in values)
        {
            var value = Forwarding.Of(name, text.Split('\n'), path => _tokens.Path("LocalForward", path), isLocal);
            lines.Add(new EffectiveLine(name, value, Origins(origin), slot is null ? [] : [.. slot.Beaten]));
        }
    }

    private void One(ImmutableArray<EffectiveLine>.Builder lines, string name, string keyword, string value) =>
        Combined(lines, name, value, keyword);

    private void Combined(ImmutableArray<EffectiveLine>.Builder lines, string name, string value, params ReadOnlySpan<string> slots)
    {
        var (origins, beaten) = (ImmutableArray.CreateBuilder<BoundDirective>(), ImmutableArray.CreateBuilder<BoundDirective>());
        foreach (var key in slots)
        {
            if (_slots.GetValueOrDefault(key) is { } slot)
            {
                origins.AddRange(slot.Values.Select(item => item.Origin).OfType<BoundDirective>());
                beaten.AddRange(slot.Beaten);
            }
        }

        lines.Add(new EffectiveLine(name, value, [.. origins.Distinct()], [.. beaten.Distinct()]));
    }

    private string? Text(string keyword) => _slots.TryGetValue(keyword, out var slot) && slot.Values.Count > 0 ? slot.Values[0].Text : null;

    private static ImmutableArray<BoundDirective> Origins(BoundDirective? origin) => origin is null ? [] : [origin];

    private static bool IsNone(string? text) => string.Equals(text, "none", StringComparison.OrdinalIgnoreCase);
}
