namespace SshConfigLint.Semantics.Scope;

/// <summary>Finds blocks by the names that they are for, so that ten thousand of them need not be compared with each other.</summary>
internal sealed class BlockTable
{
    private readonly Dictionary<(Variable Variable, bool IgnoreCase), Dictionary<string, List<int>>> _byName = [];
    private readonly bool[] _isNamed;
    private readonly Atom?[] _onlyNames;

    internal BlockTable(ConfigModel model, ClauseReader clauses)
    {
        _isNamed = new bool[model.Blocks.Length];
        _onlyNames = new Atom?[model.Blocks.Length];
        foreach (var block in model.Blocks)
        {
            var atoms = clauses.Of(block).Atoms;
            var atom = atoms.FirstOrDefault(IsNaming);
            if (atom is null)
            {
                continue;
            }

            _isNamed[block.Index] = true;
            _onlyNames[block.Index] = atoms.Length == 1 ? atom : null;
            var key = (atom.Variable, atom.Texts!.IgnoreCase);
            if (!_byName.TryGetValue(key, out var blocks))
            {
                _byName.Add(key, blocks = new Dictionary<string, List<int>>(StringComparer.Ordinal));
            }

            foreach (var name in atom.Texts.Patterns)
            {
                if (!blocks.TryGetValue(name, out var list))
                {
                    blocks.Add(name, list = new List<int>(1));
                }

                list.Add(block.Index);
            }
        }
    }

    /// <summary>Whether a block is for a few names only.</summary>
    internal bool IsNamed(ConfigBlock block) => _isNamed[block.Index];

    /// <summary>Whether a block takes every one of a few names, and is the first of such blocks for one of them.</summary>
    internal bool IsFirstForSomeName(ConfigBlock block) =>
        _onlyNames[block.Index] is { } atom
        && atom.Texts!.Patterns.Any(name =>
            For((atom.Variable, false), name).Concat(For((atom.Variable, true), name)).All(other => other >= block.Index)
        );

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

    private List<int> For((Variable Variable, bool IgnoreCase) key, string text) =>
        _byName.TryGetValue(key, out var blocks) && blocks.TryGetValue(key.IgnoreCase ? text.ToLowerInvariant() : text, out var list)
            ? list
            : [];

    private static bool IsNaming(Atom atom) =>
        atom is { IsIn: true, Texts: { HasOnlyLiterals: true }, Variable.Domain: Domain.Text or Domain.OptionalText };
}
