using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>What the lines read so far have set: one slot for each keyword, and two where a keyword has two values.</summary>
internal sealed class ClientOptions(Target target)
{
    /// <summary>The slots of RekeyLimit, which fill apart.</summary>
    internal const string RekeySize = "RekeyLimit size";

    /// <inheritdoc cref="RekeySize"/>
    internal const string RekeyTime = "RekeyLimit time";

    /// <summary>The slot of ForwardAgent for a socket, which yes and no do not touch.</summary>
    internal const string AgentPath = "ForwardAgent path";

    private readonly OpenSshVersion _version = target.Version;
    private readonly Dictionary<string, OptionSlot> _slots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lines that are refused because of those that applied before them.</summary>
    internal List<ConfigProblem> Refused { get; } = [];

    /// <summary>The directives that set something which no later line took away.</summary>
    internal IEnumerable<BoundDirective> Origins => _slots.Values.SelectMany(slot => slot.Origins);

    internal OptionSlot Slot(string keyword)
    {
        if (!_slots.TryGetValue(keyword, out var slot))
        {
            _slots.Add(keyword, slot = new OptionSlot());
        }

        return slot;
    }

    /// <summary>The slot of a keyword that some line or option set; null when none did.</summary>
    internal OptionSlot? Find(string keyword) => _slots.GetValueOrDefault(keyword);

    /// <summary>The one value of a keyword, or the first of its list; null when nothing set it.</summary>
    internal string? Text(string keyword) => Find(keyword) is { Values: [var (text, _), ..] } ? text : null;

    /// <summary>Whether a line counts in whatever block it stands (<c>readconf.c: oStreamLocalBindMask, oLogFacility</c>).</summary>
    internal static bool IsReadEverywhere(BoundDirective directive) => directive.Keyword?.Name is "StreamLocalBindMask" or "SyslogFacility";

    /// <summary>Takes a line; most do nothing in a block that does not apply.</summary>
    internal void Read(BoundDirective directive, bool isActive)
    {
        var keyword = directive.Keyword!;
        switch (keyword.Name)
        {
            case "StreamLocalBindMask" when keyword.RepetitionIn(_version) == Repetition.LastWins:
                // Neither the block nor an earlier value counts (readconf.c: oStreamLocalBindMask).
                Slot(keyword.Name).Replace([Value(directive)], directive);
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
                // It stores what stands for "not set".
                Slot(keyword.Name).Beat(directive);
                return;
            case "ForwardAgent":
                var agent = Value(directive);
                Slot(agent is "yes" or "no" ? "ForwardAgent" : AgentPath).FirstOrBeat([agent], directive);
                return;
            case "RekeyLimit":
                var limits = Value(directive).Split(' ');
                Slot(RekeySize).FirstOrBeat([limits[0]], directive);
                if (limits[1] != "0")
                {
                    Slot(RekeyTime).FirstOrBeat([limits[1]], directive);
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
                First(directive, [.. Words(directive)]);
                break;
            case Repetition.LastWins:
                Slot(keyword.Name).Replace([Value(directive)], directive);
                break;
            default:
                First(directive, [Value(directive)]);
                break;
        }
    }

    /// <summary>Refuses a line with which a list grows too long.</summary>
    private bool IsTooMany(BoundDirective directive, int count)
    {
        if (ListLimits.Of(directive.Keyword!, _version) is not { } limit || count <= limit)
        {
            return false;
        }

        var message = $"too many: ssh takes at most {limit} values of `{directive.Keyword!.Name}` for one host";
        Refused.Add(ConfigProblem.OfKeyword(directive, ProblemKind.InvalidValue, message));
        return true;
    }

    private void First(BoundDirective directive, ImmutableArray<string> values)
    {
        if (!Slot(directive.Keyword!.Name).IsSet && IsTooMany(directive, values.Length))
        {
            return;
        }

        if (directive.Keyword!.RestOfLine || !Strings(directive).IsEmpty)
        {
            Slot(directive.Keyword!.Name).FirstOrBeat(values, directive);
        }
    }

    private void Append(BoundDirective directive)
    {
        var keyword = directive.Keyword!.Name;
        var value = keyword.EndsWith("Forward", StringComparison.Ordinal) ? Joined(directive) : directive.Value;
        var slot = Slot(keyword);
        if (IsTooMany(directive, slot.Values.Count + 1))
        {
            return;
        }

        if (slot.Contains(value))
        {
            slot.Beat(directive);
            return;
        }

        slot.Add(value, directive);
    }

    /// <summary>The words of a forwarding in one text; see <see cref="Words(string)"/>.</summary>
    internal static string Joined(BoundDirective forwarding) => string.Join('\n', forwarding.Words.Select(word => word.Value));

    /// <summary>The words again.</summary>
    internal static string[] Words(string joined) => joined.Split('\n');

    private void SendEnv(BoundDirective directive)
    {
        var slot = Slot("SendEnv");
        foreach (var word in Strings(directive))
        {
            if (word is ['-', .. var pattern])
            {
                slot.Remove(text => WildcardPattern.IsMatch(pattern, text));
            }
            else
            {
                slot.Add(word, directive);
            }
        }
    }

    /// <summary>
    /// The two share a slot. <c>ProxyJump none</c> keeps out another ProxyJump; a ProxyCommand only in portable releases before 10.0
    /// and in Debian's 8.4 (Debian's 9.2 has the fix; what is between was not run).
    /// </summary>
    private void Proxy(BoundDirective directive)
    {
        var (command, jump) = (Slot("ProxyCommand"), Slot("ProxyJump"));
        var text = ClientText.Rest(directive.Syntax.RestText);
        if (directive.Is("ProxyCommand"))
        {
            var noneIsOpen = target.Vendor == Vendor.Debian ? new OpenSshVersion(9, 2) : new OpenSshVersion(10, 0);
            if (jump.IsSet && (jump.Values[0].Text.Length > 0 || _version < noneIsOpen))
            {
                command.Beat(directive);
                return;
            }

            command.FirstOrBeat([text], directive);
            return;
        }

        text = ClientText.JumpRest(text, target);
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
            return ClientText.AddKeysToAgent(Strings(directive), keyword, target);
        }

        if (keyword.Name is "ControlPersist")
        {
            return ClientText.ControlPersist(directive.Value, target);
        }

        return DumpValue.Of(keyword, Strings(directive), target);
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

    /// <summary>The words; before 8.7 an empty one ends the list, which then may hold nothing.</summary>
    private ImmutableArray<string> Strings(BoundDirective directive)
    {
        var words = directive.Words.Select(word => word.Value);
        return _version < DirectiveWords.ArgvSplit ? [.. words.TakeWhile(word => word.Length > 0)] : [.. words];
    }
}
