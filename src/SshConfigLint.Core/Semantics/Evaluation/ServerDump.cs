using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Fills in defaults and writes the lines of <c>sshd -T</c> (<c>servconf.c: fill_default_server_options, dump_config</c>).</summary>
internal sealed class ServerDump
{
    private static readonly OpenSshVersion _firstWithClearedLists = new(10, 3);
    private static readonly OpenSshVersion _firstWithEmptyTimeouts = new(9, 3);
    private static readonly OpenSshVersion _firstThatClearsPrincipals = new(10, 6);

    /// <summary>Lists of which every value has a line of its own.</summary>
    private static readonly ImmutableArray<string> _oneLineEach =
    [
        "HostKey",
        "HostCertificate",
        "AllowUsers",
        "DenyUsers",
        "AllowGroups",
        "DenyGroups",
        "AcceptEnv",
        "SetEnv",
        "Subsystem",
    ];

    /// <summary>Lists that are left out when they are empty.</summary>
    private static readonly ImmutableArray<string> _leftOut = ["AuthorizedKeysFile", "RevokedKeys", "LogVerbose", "ChannelTimeout"];

    private readonly ConfigModel _model;
    private readonly Target _target;
    private readonly ServerOptions _options;
    private readonly ServerListenAddresses _addresses;
    private readonly ImmutableArray<EffectiveLine>.Builder _lines = ImmutableArray.CreateBuilder<EffectiveLine>();

    internal ServerDump(ConfigModel model, ServerOptions options, ISet<string> notes)
    {
        (_model, _target, _options) = (model, model.Target, options);
        _addresses = new ServerListenAddresses(options, notes);
    }

    internal ImmutableArray<EffectiveLine> Lines()
    {
        foreach (var name in DumpOrder.Of(ConfigKind.Server, _target))
        {
            if (KeywordTable.Find(ConfigKind.Server, name, _target) is { } keyword)
            {
                Add(name, keyword);
            }
        }

        return _lines.DrainToImmutable();
    }

    private void Add(string name, KeywordInfo keyword)
    {
        var slot = _options.Find(keyword.Name);
        switch (keyword.Name)
        {
            case "Port":
                Each(name, slot, ["22"]);
                return;
            case "ListenAddress":
                foreach (var (text, origins) in _addresses.All())
                {
                    Line(name, text, origins, slot);
                }

                return;
            case "RekeyLimit":
                Combined(name, $"{Text("RekeyLimit size", "0")} {Text("RekeyLimit time", "0")}", "RekeyLimit size", "RekeyLimit time");
                return;
            case "MaxStartups":
                Combined(
                    name,
                    $"{Text("MaxStartups begin", "10")}:{Text("MaxStartups rate", "30")}:{Text("MaxStartups full", "100")}",
                    "MaxStartups begin",
                    "MaxStartups rate",
                    "MaxStartups full"
                );
                return;
            case "PerSourcePenalties":
                var penalties = new ServerPenalties(_options, keyword, _target);
                Combined(name, penalties.Text, penalties.Slots);
                return;
        }

        if (AlgorithmTable.KindOf(name) is not null)
        {
            Combined(name, Algorithms(keyword, slot), keyword.Name);
        }
        else if (_oneLineEach.Contains(keyword.Name))
        {
            Each(name, slot, keyword.Name == "HostKey" ? keyword.DefaultIn(_target)!.Split(' ') : []);
        }
        else if (_leftOut.Contains(keyword.Name) && keyword.ValueIn(_target.Version) != ValueKind.Path)
        {
            LeftOut(name, keyword, slot);
        }
        else
        {
            Combined(name, Value(keyword, slot), keyword.Name);
        }
    }

    private string Value(KeywordInfo keyword, OptionSlot? slot)
    {
        if (slot is not { IsSet: true })
        {
            return Default(keyword);
        }

        var text = string.Join(' ', slot.Values.Select(value => value.Text));
        return keyword.Name switch
        {
            "UnusedConnectionTimeout" when text == "0" => "none",
            "VersionAddendum"
            or "ForceCommand"
            or "ChrootDirectory"
            or "RDomain"
            or "PerSourcePenaltyExemptList" when ServerText.IsNone(text) => "none",
            // Up to 10.5 only what is read at start is cleared by any spelling of the word (ChangeLog of 10.6: options that accept "none").
            "AuthorizedPrincipalsFile"
                when ServerText.IsNone(text) && (!slot.IsFromMatch || _target.Version >= _firstThatClearsPrincipals) => "none",
            _ => text,
        };
    }

    private string Default(KeywordInfo keyword)
    {
        var @default = keyword.DefaultIn(_target);
        return @default is null ? "none"
            : keyword.Value is ValueKind.FlagList or ValueKind.NetBlockSize ? @default
            : keyword.Value == ValueKind.Time && ServerText.IsNone(@default) ? "none"
            : DumpValue.Of(keyword, [.. @default.Split(' ')], _target);
    }

    /// <summary>Start assembles the lists, and the second pass does so again with what it finds: an empty list is the default then.</summary>
    private string Algorithms(KeywordInfo keyword, OptionSlot? slot)
    {
        var written = slot is { IsSet: true } ? slot.Values[0].Text : null;
        var list = AlgorithmText.Of(_model.Kind, _model.Target, keyword.Name, written);
        if (list is null)
        {
            throw new EvaluationFailure($"the list of `{keyword.Name}` comes to nothing", slot?.Values[0].Origin);
        }

        return list.Length == 0 && slot is not { IsFromMatch: true }
            ? AlgorithmText.Of(_model.Kind, _model.Target, keyword.Name, null)!
            : list;
    }

    private void LeftOut(string name, KeywordInfo keyword, OptionSlot? slot)
    {
        var values = slot is { IsSet: true } ? slot.Values.ConvertAll(value => value.Text) : [];
        var isCleared =
            slot is { IsSet: true, IsFromMatch: false }
            && values is [var only]
            && ServerText.IsNone(only)
            && (keyword.Name == "ChannelTimeout" || (keyword.Name != "LogVerbose" && _target.Version >= _firstWithClearedLists));
        if (isCleared)
        {
            values = [];
        }
        else if (slot is not { IsSet: true } && keyword.Name == "AuthorizedKeysFile")
        {
            values = [keyword.DefaultIn(_target)!];
        }

        if (values.Count == 0 && keyword.Name == "ChannelTimeout" && _target.Version >= _firstWithEmptyTimeouts)
        {
            values = ["none"];
        }

        if (values.Count > 0)
        {
            Combined(name, string.Join(' ', values), keyword.Name);
        }
    }

    private string Text(string slot, string @default) => _options.Text(slot) ?? @default;

    private void Each(string name, OptionSlot? slot, IEnumerable<string> defaults)
    {
        if (slot is not { IsSet: true })
        {
            foreach (var value in defaults)
            {
                _lines.Add(new EffectiveLine(name, value, [], []));
            }

            return;
        }

        var beaten = Beaten(slot);
        foreach (var (text, origin) in slot.Values)
        {
            _lines.Add(new EffectiveLine(name, text, origin is null ? [] : [origin], beaten));
        }
    }

    private void Line(string name, string text, ImmutableArray<BoundDirective> origins, OptionSlot? slot) =>
        _lines.Add(new EffectiveLine(name, text, origins, slot is null ? [] : Beaten(slot)));

    private static ImmutableArray<BoundDirective> Beaten(OptionSlot slot) => [.. slot.Beaten.Except(slot.Origins)];

    private void Combined(string name, string text, params IEnumerable<string> names)
    {
        var slots = names.Select(_options.Find).OfType<OptionSlot>().ToList();
        var origins = slots.SelectMany(slot => slot.Origins).Distinct().OrderBy(directive => directive.Index).ToImmutableArray();
        var beaten = slots.SelectMany(slot => slot.Beaten).Distinct().Except(origins).OrderBy(directive => directive.Index);
        _lines.Add(new EffectiveLine(name, text, origins, [.. beaten]));
    }
}
