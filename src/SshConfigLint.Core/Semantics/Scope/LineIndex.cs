using System.Collections.Immutable;

namespace SshConfigLint.Semantics.Scope;

/// <summary>The clauses of a model in one pass, and its blocks by name.</summary>
internal sealed class ScopePass(ConfigModel model, int number)
{
    internal ClauseReader Clauses { get; } = new(model, number);

    internal BlockTable Blocks => field ??= new BlockTable(model, Clauses);
}

/// <summary>Finds the first of some lines that applies.</summary>
internal sealed class LineIndex
{
    /// <summary>Lines of blocks for more than some names that are looked at; with fewer of them less is shut out.</summary>
    private const int MaxOthers = 64;

    private readonly ScopePass _pass;
    private readonly Dictionary<int, BoundDirective> _named = [];
    private readonly List<BoundDirective> _others = [];

    internal LineIndex(ImmutableArray<BoundDirective> lines, ScopePass pass)
    {
        _pass = pass;
        foreach (var line in lines)
        {
            if (pass.Blocks.IsNamed(line.Block))
            {
                _named.TryAdd(line.Block.Index, line);
            }
            else if (_others.Count < MaxOthers)
            {
                _others.Add(line);
            }
        }
    }

    /// <summary>The first line that values meet and that stands before an index.</summary>
    internal (Clause Clause, BoundDirective Line)? FirstMet(Assignment values, int before)
    {
        BoundDirective? first = null;
        foreach (var block in _pass.Blocks.For(values))
        {
            if (_named.TryGetValue(block, out var line) && line.Index < before && values.Meets(ClauseOf(line)))
            {
                first = line;
                before = line.Index;
            }
        }

        foreach (var line in _others)
        {
            if (line.Index >= before)
            {
                break;
            }

            if (values.Meets(ClauseOf(line)))
            {
                first = line;
                break;
            }
        }

        return first is null ? null : (ClauseOf(first), first);
    }

    /// <summary>Whether a line is plainly the first for a name of its header; spares most lines of a large file the search.</summary>
    internal bool IsPlainlyFirst(BoundDirective line) =>
        _named.GetValueOrDefault(line.Block.Index) == line
        && _pass.Blocks.NewName(line.Block) is var (variable, name)
        && !MayOtherTake(line, variable, name);

    /// <summary>Whether a line may not be the first for a name of its header; false for most lines of a large file.</summary>
    internal bool MayShareNames(BoundDirective line) =>
        (_others.Count > 0 && _others[0].Index < line.Index) || _pass.Blocks.HasNameOfEarlier(line.Block);

    /// <summary>Whether a line may not be the first for one name of its header.</summary>
    internal bool MayShare(BoundDirective line, Variable variable, string name) =>
        MayOtherTake(line, variable, name) || _pass.Blocks.IsOfEarlier(line.Block, variable, name);

    /// <summary>Whether one of the other lines in front of a line may apply wherever a variable has the name.</summary>
    private bool MayOtherTake(BoundDirective line, Variable variable, string name)
    {
        foreach (var other in _others)
        {
            if (other.Index >= line.Index)
            {
                break;
            }

            if (ClauseOf(other).Atoms is not [var atom] || atom.Variable != variable || atom.HoldsFor(name))
            {
                return true;
            }
        }

        return false;
    }

    internal Clause ClauseOf(BoundDirective line) => _pass.Clauses.Of(line.Block);
}
