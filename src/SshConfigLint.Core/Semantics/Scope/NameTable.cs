namespace SshConfigLint.Semantics.Scope;

/// <summary>Numbers by name, in the order in which they came; most names have one.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _others = new(StringComparer.Ordinal);

    /// <summary>Adds a number to a name; true when it is the first one.</summary>
    internal bool Add(string name, int number)
    {
        if (_first.TryAdd(name, number))
        {
            return true;
        }

        if (!_others.TryGetValue(name, out var list))
        {
            _others.Add(name, list = new List<int>(1));
        }

        list.Add(number);
        return false;
    }

    /// <summary>The first number of a name, or the largest there is.</summary>
    internal int First(string name) => _first.GetValueOrDefault(name, int.MaxValue);

    internal IEnumerable<int> Of(string name)
    {
        if (!_first.TryGetValue(name, out var first))
        {
            return [];
        }

        return _others.TryGetValue(name, out var list) ? list.Prepend(first) : [first];
    }
}
