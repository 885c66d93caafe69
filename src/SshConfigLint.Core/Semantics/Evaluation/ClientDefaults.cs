using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Fills in what no line set, replaces tokens, and makes the last checks (<c>readconf.c: fill_default_options</c>, <c>ssh.c: main</c>).</summary>
internal sealed class ClientDefaults
{
    private readonly ConfigModel _model;
    private readonly Target _target;
    private readonly ClientQuery _query;
    private readonly ClientOptions _options;
    private bool _defaultsFailed;

    internal ClientDefaults(ConfigModel model, ClientQuery query, ClientOptions options, string host, SortedSet<string> notes)
    {
        (_model, _query, _options, Host) = (model, query, options, host);
        _target = model.Target;
        Port = Text("Port") ?? "22";
        User = Text("User") ?? query.LocalUser;
        var jump = HasJump ? ClientText.LastHop(Text("ProxyJump")!).Target.Host : "";
        Tokens = new TokenExpansion(_target, query, host, Port, User, Text("HostKeyAlias")?.ToLowerInvariant() ?? query.Host, jump, notes);
        if (Text("User") is { } written && _target.Version >= new OpenSshVersion(10, 0))
        {
            User = Tokens.Of("User", written);
            Tokens.User = User;
        }
    }

    internal TokenExpansion Tokens { get; }

    /// <summary>The name or address to connect to.</summary>
    internal string Host { get; }

    internal string User { get; }

    internal string Port { get; }

    /// <summary>Whether there is a jump host; ProxyJump <c>none</c> is an empty text.</summary>
    internal bool HasJump => Text("ProxyJump") is { Length: > 0 };

    /// <exception cref="EvaluationFailure">ssh stops here.</exception>
    internal void Check()
    {
        // A list that comes to nothing ends fill_default_options; only 8.5 to 10.3 print all the same.
        _defaultsFailed = ClientDumpGroups.AssembledLists.Any(name =>
            AlgorithmText.Of(_model.Kind, _model.Target, name, Text(name)) is null
        );
        if (_defaultsFailed && (_target.Version < new OpenSshVersion(8, 5) || _target.Version >= new OpenSshVersion(10, 4)))
        {
            throw new EvaluationFailure("fill_default_options: invalid argument");
        }

        CheckTogether();
    }

    /// <summary>What a keyword of one value comes to; null for what is not printed.</summary>
    internal string? Value(KeywordInfo keyword)
    {
        var text = Text(keyword.Name);
        if (ClientDumpGroups.ClearedByNone.Contains(keyword.Name) && IsNone(text) && !_defaultsFailed)
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
                "ControlPath" or "RemoteCommand" or "RevokedHostKeys" or "VersionAddendum" => Tokens.Path(keyword.Name, text),
                "IdentityAgent" => Tokens.Agent(text),
                "HostKeyAlias" => text.ToLowerInvariant(),
                _ => text,
            };
        }

        if (keyword.Name == "UpdateHostKeys" && _target.Version >= new OpenSshVersion(8, 5))
        {
            return UpdatesHostKeys() ? "true" : "false";
        }

        if (ClientDumpGroups.UnsetIsOmitted.Contains(keyword.Name))
        {
            return null;
        }

        if (keyword.Name == "ServerAliveInterval" && _target.Vendor == Vendor.Debian && Text("BatchMode") == "yes")
        {
            return "300";
        }

        var @default = keyword.DefaultIn(_target);
        if (@default is null || (ClientDumpGroups.ClearedByNone.Contains(keyword.Name) && IsNone(@default)))
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
        && (_options.Find("UserKnownHostsFile") is not { IsSet: true } files || files.Values is [("~/.ssh/known_hosts", _)]);

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
        hop.Target.Host == Host
        && (string.IsNullOrEmpty(hop.Target.Port) ? "22" : DumpValue.Port(hop.Target.Port)) == Port
        && (hop.User ?? User) == User;

    private bool HasRemoteCommand => Text("RemoteCommand") is { } command && !IsNone(command);

    private string? Text(string keyword) => _options.Text(keyword);

    internal static bool IsNone(string? text) => string.Equals(text, "none", StringComparison.OrdinalIgnoreCase);
}
