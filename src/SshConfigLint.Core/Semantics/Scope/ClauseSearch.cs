namespace SshConfigLint.Semantics.Scope;

/// <summary>Values of variables; what has none is "none" or whatever its domain gives first.</summary>
internal sealed class Assignment(Effort effort)
{
    private readonly Dictionary<Variable, object?> _values = [];

    internal IEnumerable<KeyValuePair<Variable, object?>> Values => _values;

    internal object? this[Variable variable]
    {
        get
        {
            if (!_values.TryGetValue(variable, out var value))
            {
                _values.Add(variable, value = DomainSearch.Find(variable.Domain, [], effort).Value);
            }

            return value;
        }
        set => _values[variable] = value;
    }

    internal bool Meets(Clause clause)
    {
        if (clause.IsNever)
        {
            return false;
        }

        foreach (var atom in clause.Atoms)
        {
            if (!atom.HoldsFor(this[atom.Variable]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>
/// Looks for values that meet one clause and none of others, of which there may be many: takes any values that meet the first, asks
/// which of the others they meet, and shuts that one out, atom by atom.
/// </summary>
/// <param name="effort">The work that may be done.</param>
/// <param name="metBy">One of the others that values meet, the first if they can be told apart; null when there is none.</param>
internal sealed class ClauseSearch<T>(Effort effort, Func<Assignment, (Clause Clause, T Tag)?> metBy)
{
    private const int MaxDepth = 200;

    private readonly Dictionary<Variable, List<Atom>> _atoms = [];
    private readonly Assignment _values = new(effort);

    /// <summary>The others that were in the way.</summary>
    internal HashSet<T> InTheWay { get; } = [];

    /// <summary>The values, when some were found.</summary>
    internal Assignment Values => _values;

    internal Outcome Find(Clause clause)
    {
        if (clause.IsNever)
        {
            return Outcome.None;
        }

        foreach (var atom in clause.Atoms)
        {
            AtomsOf(atom.Variable).Add(atom);
        }

        foreach (var variable in _atoms.Keys)
        {
            if (Settle(variable) is not Outcome.Found and var outcome)
            {
                return outcome;
            }
        }

        return Avoid(0);
    }

    private Outcome Avoid(int depth)
    {
        if (metBy(_values) is not var (clause, tag))
        {
            return Outcome.Found;
        }

        InTheWay.Add(tag);
        if (depth == MaxDepth || !effort.Spend(1))
        {
            return Outcome.Undecided;
        }

        var result = Outcome.None;
        foreach (var atom in clause.Atoms)
        {
            var atoms = AtomsOf(atom.Variable);
            var before = _values[atom.Variable];
            atoms.Add(atom.Negated);
            var outcome = Settle(atom.Variable);
            outcome = outcome == Outcome.Found ? Avoid(depth + 1) : outcome;
            if (outcome == Outcome.Found)
            {
                return outcome;
            }

            result = outcome == Outcome.Undecided ? outcome : result;
            atoms.RemoveAt(atoms.Count - 1);
            _values[atom.Variable] = before;
        }

        return result;
    }

    private Outcome Settle(Variable variable)
    {
        var (outcome, value) = DomainSearch.Find(variable.Domain, _atoms[variable], effort);
        if (outcome == Outcome.Found)
        {
            _values[variable] = value;
        }

        return outcome;
    }

    private List<Atom> AtomsOf(Variable variable)
    {
        if (!_atoms.TryGetValue(variable, out var atoms))
        {
            _atoms.Add(variable, atoms = []);
        }

        return atoms;
    }
}
