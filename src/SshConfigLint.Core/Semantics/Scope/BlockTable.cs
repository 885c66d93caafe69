namespace SshConfigLint.Semantics.Scope;

/// <summary>Finds blocks by the names that they are for, so that ten thousand of them need not be compared with each other.</summary>
internal sealed class BlockTable
{
    private readonly Dictionary<(Variable Variable, bool IgnoreCase), NameTable> _byName = [];
    private readonly bool[] _isNamed;
    private readonly NameTable _hosts = new();

    internal BlockTable(ConfigModel model, ClauseReader clauses)
    {
        _isNamed = new bool[model.Blocks.Length];
        _byName.Add((clauses.TypedHost, false), _hosts);
        foreach (var block in model.Blocks)
        {
            if (IsPlainHost(block))
            {
                // Most blocks of a large file: they need no clause to be found.
                _isNamed[block.Index] = true;
                foreach (var word in block.Header!.Words)
                {
                    _hosts.Add(word.Value, block.Index);
                }
            }
            else if (clauses.Of(block).Atoms.FirstOrDefault(IsNaming) is { } atom)
            {
                _isNamed[block.Index] = true;
                var key = (atom.Variable, atom.Texts!.IgnoreCase);
                if (!_byName.TryGetValue(key, out var table))
                {
                    _byName.Add(key, table = new NameTable());
                }

                foreach (var name in atom.Texts.Patterns)
                {
                    table.Add(name, block.Index);
                }
            }
        }
    }

    /// <summary>Whether a block is for a few names only.</summary>
    internal bool IsNamed(ConfigBlock block) => _isNamed[block.Index];

    /// <summary>Whether a Host block takes every one of a few names, and is the first block for a few names that takes one of them.</summary>
    internal bool IsFirstForSomeName(ConfigBlock block, Variable host)
    {
        if (!IsPlainHost(block))
        {
            return false;
        }

        var hasOther = _byName.TryGetValue((host, true), out var other);
        foreach (var word in block.Header!.Words)
        {
            if (
                _hosts.First(word.ValueCharacters) >= block.Index
                && (!hasOther || other!.First(word.Value.ToLowerInvariant()) >= block.Index)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The blocks for a few names that values may meet, by index, in no order.</summary>
    internal IEnumerable<int> For(Assignment values)
    {
        foreach (var (variable, value) in values.Values.ToArray())
        {
            if (value is not string text)
            {
                continue;
            }

            foreach (var block in For((variable, false), text).Concat(For((variable, true), text)))
            {
                yield return block;
            }
        }
    }

    private IEnumerable<int> For((Variable Variable, bool IgnoreCase) key, string text) =>
        _byName.TryGetValue(key, out var table) ? table.Of(key.IgnoreCase ? text.ToLowerInvariant() : text) : [];

    private static bool IsPlainHost(ConfigBlock block) => block.Header is { IsValid: true } && EffectiveValues.IsLiteralHost(block);

    private static bool IsNaming(Atom atom) =>
        atom is { IsIn: true, Texts: { HasOnlyLiterals: true }, Variable.Domain: Domain.Text or Domain.OptionalText };
}
