namespace SshConfigLint.Semantics.Scope;

/// <summary>Finds blocks by the names that they are for, so that ten thousand of them need not be compared with each other.</summary>
internal sealed class BlockTable
{
    private readonly Dictionary<(Variable Variable, bool IgnoreCase), NameTable> _byName = [];
    private readonly bool[] _isNamed;
    private readonly string?[] _newNames;
    private readonly bool[] _hasOldName;
    private readonly ClauseReader _clauses;
    private readonly Variable _host;
    private readonly NameTable _hosts = new();

    internal BlockTable(ConfigModel model, ClauseReader clauses)
    {
        _isNamed = new bool[model.Blocks.Length];
        _newNames = new string?[model.Blocks.Length];
        _hasOldName = new bool[model.Blocks.Length];
        _clauses = clauses;
        _host = clauses.TypedHost;
        _byName.Add((_host, false), _hosts);
        foreach (var block in model.Blocks)
        {
            if (IsPlainHost(block))
            {
                // Most blocks of a large file: they need no clause to be found.
                _isNamed[block.Index] = true;
                foreach (var word in block.Header!.Words)
                {
                    AddName(_hosts, word.Value, block, isPlain: true);
                }
            }
            else if (clauses.Of(block) is var clause && clause.Atoms.FirstOrDefault(IsNaming) is { } atom)
            {
                _isNamed[block.Index] = true;
                var key = (atom.Variable, atom.Texts!.IgnoreCase);
                if (!_byName.TryGetValue(key, out var table))
                {
                    _byName.Add(key, table = new NameTable());
                }

                var isPlain = clause is { Atoms.Length: 1, IsNever: false } && atom.Texts.Negated.IsEmpty;
                foreach (var name in atom.Texts.Patterns)
                {
                    AddName(table, name, block, isPlain);
                }
            }
        }
    }

    private void AddName(NameTable table, string name, ConfigBlock block, bool isPlain)
    {
        var isNew = table.Add(name, block.Index);
        if (isNew && isPlain)
        {
            _newNames[block.Index] ??= name;
        }

        _hasOldName[block.Index] |= !isNew;
    }

    /// <summary>Whether a block is for a few names only.</summary>
    internal bool IsNamed(ConfigBlock block) => _isNamed[block.Index];

    /// <summary>
    /// A name that a block takes whatever else holds, and no earlier block for a few names does, and what it is a name of; null when there is
    /// none for sure.
    /// </summary>
    internal (Variable Variable, string Name)? NewName(ConfigBlock block)
    {
        if (_newNames[block.Index] is not { } name)
        {
            return null;
        }

        var variable = IsPlainHost(block) ? _host : _clauses.Of(block).Atoms[0].Variable;
        return IsOfEarlier(block, variable, name) ? null : (variable, name);
    }

    /// <summary>Whether an earlier block may take a name of a block; always true where some look at names without regard to case.</summary>
    internal bool HasNameOfEarlier(ConfigBlock block) => _hasOldName[block.Index] || _byName.ContainsKey((_host, true));

    /// <summary>Whether an earlier block for a few names may take a name of a block.</summary>
    internal bool IsOfEarlier(ConfigBlock block, Variable variable, string name)
    {
        var isWritten = _byName.TryGetValue((variable, false), out var asWritten);
        if (_byName.TryGetValue((variable, true), out var anyCase))
        {
            // Of two names that differ in case only one may stand in each table.
            var isOpen = isWritten && !IsPlainHost(block);
            if (isOpen || anyCase.First(name.ToLowerInvariant()) < block.Index)
            {
                return true;
            }
        }

        return isWritten && asWritten!.First(name) < block.Index;
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
