namespace SshConfigLint.Semantics.Scope;

/// <summary>Numbers by name, in the order in which they came; most names have one.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _others = new(StringComparer.Ordinal);

    internal void Add(string name, int number)
    {
        if (_first.TryAdd(name, number))
        {
            return;
        }

        if (!_others.TryGetValue(name, out var list))
        {
            _others.Add(name, list = new List<int>(1));
        }

        list.Add(number);
    }

    /// <summary>The first number of a name, or the largest there is.</summary>
    internal int First(ReadOnlySpan<char> name) =>
        _first.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var number) ? number : int.MaxValue;

    internal IEnumerable<int> Of(string name)
    {
        if (!_first.TryGetValue(name, out var first))
        {
            return [];
        }

        return _others.TryGetValue(name, out var list) ? list.Prepend(first) : [first];
    }
}
