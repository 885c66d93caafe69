using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>What one pass of sshd over its files has set (<c>servconf.c: process_server_config_line_depth</c>).</summary>
internal sealed class ServerOptions(Target target)
{
    private static readonly OpenSshVersion _lastStartupsLast = new(10, 0);
    private static readonly OpenSshVersion _onlyFullStartups = new(10, 3);

    private readonly Dictionary<string, OptionSlot> _slots = new(StringComparer.OrdinalIgnoreCase);

    internal SortedSet<string> Notes { get; } = new(StringComparer.Ordinal);

    internal IEnumerable<string> Names => _slots.Keys;

    /// <summary>The directives that set something which no later line took away.</summary>
    internal IEnumerable<BoundDirective> Origins => _slots.Values.SelectMany(slot => slot.Origins);

    internal OptionSlot? Find(string name) => _slots.GetValueOrDefault(name);

    internal string? Text(string name) => Find(name) is { Values: [var (text, _), ..] } ? text : null;

    internal void Put(string name, OptionSlot slot) => _slots[name] = slot;

    /// <summary>A line that applies.</summary>
    internal void Read(BoundDirective directive)
    {
        var keyword = directive.Keyword!;
        var slot = Slot(keyword.Name);
        if (ListLimits.Of(keyword, target.Version) is { } limit && slot.Values.Count >= limit)
        {
            throw new EvaluationFailure($"too many: sshd takes at most {limit} values of `{keyword.Name}`", directive);
        }

        switch (keyword.Name)
        {
            case "RekeyLimit":
                RekeyLimit(directive);
                return;
            case "MaxStartups":
                MaxStartups(directive);
                return;
            case "PerSourcePenalties":
                Penalties(directive);
                return;
            case "UnusedConnectionTimeout" when directive.Value.Equals("none", StringComparison.OrdinalIgnoreCase):
                // The word overrides whatever stands before (servconf.c: sUnusedConnectionTimeout).
                slot.Replace(["0"], directive);
                return;
            case "AuthorizedPrincipalsCommand" when keyword.RepetitionIn(target.Version) == Repetition.LastWins:
                // 8.7 to 9.3 look at the wrong variable (servconf.c: parse_command).
                if (Find("AuthorizedKeysCommand") is { IsSet: true })
                {
                    slot.Beat(directive);
                }
                else
                {
                    slot.Replace([Value(directive)], directive);
                }

                return;
            case "Subsystem":
                Subsystem(directive);
                return;
        }

        switch (keyword.RepetitionIn(target.Version))
        {
            case Repetition.Accumulates:
                foreach (var word in Words(directive))
                {
                    slot.Add(word, directive);
                }

                break;
            case Repetition.FirstLineWins:
                var words = Words(directive);
                if (!words.IsEmpty)
                {
                    slot.FirstOrBeat(words, directive);
                }

                break;
            case Repetition.LastWins:
                slot.Replace([Value(directive)], directive);
                break;
            default:
                slot.FirstOrBeat([Value(directive)], directive);
                break;
        }
    }

    /// <summary>
    /// Up to 8.6 ChallengeResponseAuthentication, on by default, switches keyboard-interactive on, whatever its own keyword says
    /// (<c>sshd.c: main</c>).
    /// </summary>
    internal void SettleKeyboardInteractive()
    {
        if (target.Version >= DirectiveWords.ArgvSplit)
        {
            return;
        }

        var slot = Slot("KbdInteractiveAuthentication");
        var challenge = Find("ChallengeResponseAuthentication") is { Values: [var (value, origin), ..] }
            ? (Value: value, Origin: origin)
            : ("yes", null);
        if (challenge.Value == "yes" && slot is { Values: [("no", _), ..] })
        {
            slot.Replace(["yes"], challenge.Origin);
        }
        else if (!slot.IsSet)
        {
            slot.Set([challenge.Value], challenge.Origin);
        }
    }

    private OptionSlot Slot(string name)
    {
        if (!_slots.TryGetValue(name, out var slot))
        {
            _slots.Add(name, slot = new OptionSlot());
        }

        return slot;
    }

    private string Value(BoundDirective directive) => ServerText.Of(directive, target, Notes.Add);

    private ImmutableArray<string> Words(BoundDirective directive) => ServerText.Words(directive, target, Notes.Add);

    /// <summary>Size and interval are two values; a line without an interval leaves that open.</summary>
    private void RekeyLimit(BoundDirective directive)
    {
        var limits = Value(directive).Split(' ');
        Slot("RekeyLimit size").FirstOrBeat([limits[0]], directive);
        if (directive.Words.Length > 1 && directive.Words[1].Value != "none")
        {
            Slot("RekeyLimit time").FirstOrBeat([limits[1]], directive);
        }
    }

    /// <summary>Up to 10.0 sscanf writes into the three values themselves, so that the last number of each wins.</summary>
    private void MaxStartups(BoundDirective directive)
    {
        var numbers = StartupsCheck.Scan(directive.Value).ConvertAll(number => number.ToString(CultureInfo.InvariantCulture));
        var (begin, full) = (numbers[0], numbers[^1]);
        if (target.Version <= _lastStartupsLast)
        {
            Slot("MaxStartups begin").Replace([begin], directive);
            Slot("MaxStartups full").Replace([full], directive);
            if (numbers.Count == 3)
            {
                Slot("MaxStartups rate").Replace([numbers[1]], directive);
            }

            return;
        }

        if (Find("MaxStartups full") is { IsSet: true } first)
        {
            first.Beat(directive);
            return;
        }

        Slot("MaxStartups full").Set([full], directive);
        if (numbers.Count == 3 || target.Version >= _onlyFullStartups)
        {
            Slot("MaxStartups begin").Set([begin], directive);
        }

        if (numbers.Count == 3)
        {
            Slot("MaxStartups rate").Set([numbers[1]], directive);
        }
    }

    /// <summary>Each item has a slot of its own; naming one switches the penalties on.</summary>
    private void Penalties(BoundDirective directive)
    {
        foreach (var word in directive.Words)
        {
            var colon = word.Value.IndexOf(':', StringComparison.Ordinal);
            var item = colon < 0 ? "" : word.Value[..colon];
            Slot($"PerSourcePenalties {item}")
                .FirstOrBeat([colon < 0 ? word.Value.ToLowerInvariant() : word.Value[(colon + 1)..]], directive);
            var isOn = Slot("PerSourcePenalties ");
            if (colon >= 0 && isOn is not { Values: [("yes", _), ..] })
            {
                isOn.Replace(["yes"], directive);
            }
        }
    }

    /// <summary>The first of a name counts; before 9.5 a second one is refused.</summary>
    private void Subsystem(BoundDirective directive)
    {
        if (directive.Words is not [_, { Value.Length: > 0 }, ..])
        {
            // Passed over at start, where the block does not apply.
            throw new EvaluationFailure("missing subsystem command", directive);
        }

        var slot = Slot("Subsystem");
        if (slot.Values.Exists(value => value.Origin!.Value == directive.Value))
        {
            slot.Beat(directive);
            return;
        }

        slot.Add(Value(directive), directive);
    }
}
