namespace SshConfigLint.Semantics.Evaluation;

/// <summary>What the lines read so far have made of one keyword.</summary>
internal sealed class OptionSlot
{
    /// <summary>The values in the form in which they are printed, each with its directive; null for the command line.</summary>
    internal List<(string Text, BoundDirective? Origin)> Values { get; } = [];

    private readonly HashSet<BoundDirective> _beaten = [];

    /// <summary>Directives that apply and changed nothing, in reading order.</summary>
    internal IEnumerable<BoundDirective> Beaten => _beaten.OrderBy(directive => directive.Index);

    internal bool IsSet { get; private set; }

    /// <summary>Server: whether a Match block set it, over what was read at start.</summary>
    internal bool IsFromMatch { get; set; }

    /// <summary>The directives of the values, each once.</summary>
    internal IEnumerable<BoundDirective> Origins => Values.Select(value => value.Origin).OfType<BoundDirective>().Distinct();

    internal void Set(IEnumerable<string> values, BoundDirective? origin)
    {
        IsSet = true;
        Values.Clear();
        foreach (var value in values)
        {
            Values.Add((value, origin));
        }

        if (origin is not null)
        {
            _beaten.Remove(origin);
        }
    }

    internal void FirstOrBeat(IEnumerable<string> values, BoundDirective directive)
    {
        if (IsSet)
        {
            Beat(directive);
            return;
        }

        Set(values, directive);
    }

    /// <summary>The last value wins.</summary>
    internal void Replace(IEnumerable<string> values, BoundDirective? directive)
    {
        BeatAll(this);
        Set(values, directive);
    }

    /// <summary>Nothing that a slot has seen counts any longer.</summary>
    internal void BeatAll(OptionSlot other)
    {
        _beaten.UnionWith(other._beaten);
        _beaten.UnionWith(other.Origins);
    }

    internal void Add(string value, BoundDirective origin)
    {
        IsSet = true;
        Values.Add((value, origin));
    }

    /// <summary>Takes values out; a directive that loses all of its values is beaten.</summary>
    internal void Remove(Predicate<string> isUnwanted)
    {
        var before = Origins.ToList();
        Values.RemoveAll(value => isUnwanted(value.Text));
        before.ForEach(Beat);
    }

    internal void Beat(BoundDirective directive)
    {
        // The second pass reads every line again.
        if (!Values.Exists(value => value.Origin == directive))
        {
            _beaten.Add(directive);
        }
    }
}
