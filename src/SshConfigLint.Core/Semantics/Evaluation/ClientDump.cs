using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Writes the lines of <c>ssh -G</c> (<c>readconf.c: dump_client_config</c>).</summary>
internal sealed class ClientDump(ConfigModel model, ClientQuery query, ClientOptions options, ClientDefaults defaults)
{
    private readonly Target _target = model.Target;
    private readonly ImmutableArray<EffectiveLine>.Builder _lines = ImmutableArray.CreateBuilder<EffectiveLine>();

    internal ImmutableArray<EffectiveLine> Lines()
    {
        foreach (var name in DumpOrder.Of(ConfigKind.Client, _target))
        {
            Add(name);
        }

        return _lines.DrainToImmutable();
    }

    private void Add(string name)
    {
        switch (name)
        {
            case "host":
                _lines.Add(new EffectiveLine(name, query.Host, [], []));
                return;
            case "user":
                One(name, "User", defaults.User);
                return;
            case "hostname":
                One(name, "Hostname", defaults.Host);
                return;
            case "port":
                One(name, "Port", defaults.Port);
                return;
            case "localforward" or "remoteforward" or "dynamicforward":
                Forwards(name);
                return;
            case "identityfile" or "certificatefile" or "sendenv" or "setenv":
                Many(name);
                return;
            case "rekeylimit":
                var (size, time) = (Text(ClientOptions.RekeySize) ?? "0", Text(ClientOptions.RekeyTime) ?? "0");
                Decided(name, $"{size} {time}", by: [ClientOptions.RekeySize, ClientOptions.RekeyTime]);
                return;
            case "forwardagent":
                ForwardAgent(name);
                return;
            case "tunnel" when Text("ClearAllForwardings") == "yes":
                Decided(name, "false", by: ["ClearAllForwardings"], over: ["Tunnel"]);
                return;
            case "proxycommand" when !defaults.HasJump && Text("ProxyCommand") is { } command && !ClientDefaults.IsNone(command):
                Decided(name, command, by: ["ProxyCommand"], over: ["ProxyJump"]);
                return;
            case "proxyjump" when defaults.HasJump:
                Decided(name, ClientText.Jump(Text("ProxyJump")!, _target.Version), by: ["ProxyJump"], over: ["ProxyCommand"]);
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
            Algorithms(name, keyword);
        }
        else if (
            ClientDumpGroups.OnOneLine.Contains(keyword.Name)
            || (keyword.Name == "RevokedHostKeys" && keyword.ValueIn(_target.Version) == ValueKind.PathList)
        )
        {
            OneLine(name, keyword);
        }
        else if (defaults.Value(keyword) is { } value)
        {
            One(name, keyword.Name, value);
        }
    }

    /// <summary>A path anywhere is stronger than yes or no.</summary>
    private void ForwardAgent(string name)
    {
        if (Text(ClientOptions.AgentPath) is { } path)
        {
            Decided(name, defaults.Tokens.Agent(path), by: [ClientOptions.AgentPath], over: ["ForwardAgent"]);
            return;
        }

        One(name, "ForwardAgent", Text("ForwardAgent") ?? "no");
    }

    private void Algorithms(string name, KeywordInfo keyword)
    {
        var list = AlgorithmText.Of(model.Kind, model.Target, keyword.Name, Text(keyword.Name));
        if (list is null && name == "hostkeyalgorithms")
        {
            throw new EvaluationFailure(
                "dump_client_config: expand HostKeyAlgorithms: invalid argument",
                options.Find(name)?.Origins.First()
            );
        }

        if (list is null)
        {
            return;
        }

        One(name, keyword.Name, list);
    }

    private void OneLine(string name, KeywordInfo keyword)
    {
        var slot = options.Find(keyword.Name);
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
            values = values.Select(value => defaults.Tokens.Path(keyword.Name, value));
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
            _lines.Add(new EffectiveLine(name, "", [], []));
            return;
        }

        One(name, keyword.Name, text);
    }

    private void Many(string name)
    {
        if (options.Find(name) is not { IsSet: true } slot)
        {
            if (name == "identityfile")
            {
                foreach (var file in KeywordTable.Find(ConfigKind.Client, name, _target)!.DefaultIn(_target)!.Split(' '))
                {
                    _lines.Add(new EffectiveLine(name, file, [], []));
                }
            }

            return;
        }

        var isFile = name is "identityfile" or "certificatefile";
        var beaten = Beaten(slot, directive => isFile ? directive.Value : "");
        foreach (var item in slot.Values)
        {
            var value = name == "setenv" && _target.Version >= new OpenSshVersion(10, 0) ? defaults.Tokens.SetEnv(item.Text) : item.Text;
            Item(name, value, item.Origin, beaten.GetValueOrDefault(isFile ? item.Text : "", []));
        }
    }

    private void Forwards(string name)
    {
        if (Text("ClearAllForwardings") == "yes")
        {
            return;
        }

        var forwards = All(name, isLocal: false, _ => true);
        if (name == "dynamicforward")
        {
            // ssh prints a local forwarding to a socket among the dynamic ones as well: both have no host to connect to.
            forwards = forwards
                .Concat(All("LocalForward", isLocal: true, text => Forwarding.GoesToSocket(ClientOptions.Words(text))))
                .OrderBy(forward => forward.Item.Origin!.Index);
        }

        foreach (var (item, isLocal, beaten) in forwards)
        {
            var value = Forwarding.Of(name, ClientOptions.Words(item.Text), path => defaults.Tokens.Path("LocalForward", path), isLocal);
            Item(name, value, item.Origin, beaten);
        }

        IEnumerable<((string Text, BoundDirective? Origin) Item, bool IsLocal, ImmutableArray<BoundDirective> Beaten)> All(
            string keyword,
            bool isLocal,
            Predicate<string> isWanted
        )
        {
            if (options.Find(keyword) is not { } slot)
            {
                return [];
            }

            var beaten = Beaten(slot, ClientOptions.Joined);
            return slot.Values.Where(item => isWanted(item.Text)).Select(item => (item, isLocal, beaten.GetValueOrDefault(item.Text, [])));
        }
    }

    private void One(string name, string keyword, string value) => Decided(name, value, by: [keyword]);

    /// <param name="name">The name of the line.</param>
    /// <param name="value">What it says.</param>
    /// <param name="by">The slots that the value comes from.</param>
    /// <param name="over">Slots that have no part in it although lines of theirs apply.</param>
    private void Decided(string name, string value, ReadOnlySpan<string> by, ReadOnlySpan<string> over = default)
    {
        var (origins, beaten) = (new List<BoundDirective>(), new List<BoundDirective>());
        foreach (var key in by)
        {
            origins.AddRange(options.Find(key)?.Origins ?? []);
            beaten.AddRange(options.Find(key)?.Beaten ?? []);
        }

        foreach (var key in over)
        {
            beaten.AddRange(options.Find(key)?.Origins ?? []);
            beaten.AddRange(options.Find(key)?.Beaten ?? []);
        }

        _lines.Add(new EffectiveLine(name, value, [.. origins.Distinct()], InReadingOrder(beaten.Except(origins))));
    }

    /// <summary>The line of one item of a list.</summary>
    private void Item(string name, string value, BoundDirective? origin, ImmutableArray<BoundDirective> beaten) =>
        _lines.Add(new EffectiveLine(name, value, origin is null ? [] : [origin], beaten));

    /// <summary>The beaten directives of a list by what they say: equal items that came later are beaten by the first.</summary>
    private static Dictionary<string, ImmutableArray<BoundDirective>> Beaten(OptionSlot slot, Func<BoundDirective, string> text) =>
        slot.Beaten.Except(slot.Origins).GroupBy(text, StringComparer.Ordinal).ToDictionary(group => group.Key, InReadingOrder);

    private static ImmutableArray<BoundDirective> InReadingOrder(IEnumerable<BoundDirective> directives) =>
        [.. directives.Distinct().OrderBy(directive => directive.Index)];

    private string? Text(string keyword) => options.Text(keyword);
}
