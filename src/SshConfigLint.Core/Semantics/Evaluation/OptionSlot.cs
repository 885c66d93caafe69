namespace SshConfigLint.Semantics.Evaluation;

/// <summary>What the lines read so far have made of one keyword.</summary>
internal sealed class OptionSlot
{
    /// <summary>The values in the form in which they are printed, each with its directive; null for the command line.</summary>
    internal List<(string Text, BoundDirective? Origin)> Values { get; } = [];

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<BoundDirective> _origins = [];
    private readonly HashSet<BoundDirective> _beaten = [];

    /// <summary>Directives that apply and changed nothing, in reading order.</summary>
    internal IEnumerable<BoundDirective> Beaten => _beaten.OrderBy(directive => directive.Index);

    internal bool IsSet { get; private set; }

    /// <summary>Server: whether a Match block set it, over what was read at start.</summary>
    internal bool IsFromMatch { get; set; }

    /// <summary>The directives of the values, each once.</summary>
    internal IEnumerable<BoundDirective> Origins => _origins;

    internal bool Contains(string text) => _texts.Contains(text);

    internal void Set(IEnumerable<string> values, BoundDirective? origin)
    {
        IsSet = true;
        Values.Clear();
        _texts.Clear();
        _origins.Clear();
        foreach (var value in values)
        {
            Add(value, origin);
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

    internal void Add(string value, BoundDirective? origin)
    {
        IsSet = true;
        Values.Add((value, origin));
        _texts.Add(value);
        if (origin is not null)
        {
            _origins.Add(origin);
        }
    }

    /// <summary>Takes values out; a directive that loses all of its values is beaten.</summary>
    internal void Remove(Predicate<string> isUnwanted)
    {
        if (_texts.RemoveWhere(isUnwanted) == 0)
        {
            return;
        }

        var before = _origins.ToList();
        Values.RemoveAll(value => isUnwanted(value.Text));
        _origins.IntersectWith(Values.Select(value => value.Origin).OfType<BoundDirective>());
        before.ForEach(Beat);
    }

    internal void Beat(BoundDirective directive)
    {
        // The second pass reads every line again.
        if (!_origins.Contains(directive))
        {
            _beaten.Add(directive);
        }
    }
}
