using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>
/// Finds the directives that can matter for a name without a walk through tens of thousands of Host blocks that take other
/// names: blocks are looked up by the literal patterns of their Host lines, and only those with wildcards are always read.
/// </summary>
internal sealed class BlockIndex
{
    private readonly ImmutableArray<BoundDirective> _directives;
    private readonly List<Range> _runs = [];
    private readonly List<int> _always = [];
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);

    internal BlockIndex(ConfigModel model)
    {
        _directives = model.Directives;
        for (var start = 0; start < _directives.Length; )
        {
            var end = start + 1;
            while (end < _directives.Length && _directives[end].Block == _directives[start].Block)
            {
                end++;
            }

            Add(start, end);
            start = end;
        }
    }

    /// <summary>A part of the directives in reading order; every one that applies to the name is among them.</summary>
    internal IEnumerable<BoundDirective> For(string name)
    {
        var named = _byName.GetValueOrDefault(name) ?? [];
        var (i, j) = (0, 0);
        while (i < named.Count || j < _always.Count)
        {
            var isNamed = j == _always.Count || (i < named.Count && named[i] < _always[j]);
            var (start, length) = _runs[isNamed ? named[i++] : _always[j++]].GetOffsetAndLength(_directives.Length);
            for (var k = start; k < start + length; k++)
            {
                yield return _directives[k];
            }
        }
    }

    private void Add(int start, int end)
    {
        var run = _runs.Count;
        _runs.Add(start..end);
        var names = _directives[start..end].Any(ClientOptions.IsReadEverywhere) ? null : Names(_directives[start].Block);
        if (names is null)
        {
            _always.Add(run);
            return;
        }

        foreach (var name in names)
        {
            if (!_byName.TryGetValue(name, out var runs))
            {
                _byName.Add(name, runs = []);
            }

            if (runs is [] || runs[^1] != run)
            {
                runs.Add(run);
            }
        }
    }

    /// <summary>The only names that a block can take; null when that is not a list of literals, or its header must be read for every name.</summary>
    private static List<string>? Names(ConfigBlock block)
    {
        // Even where it cannot apply, `Match final` asks for the second pass (readconf.c: match_cfg_line).
        if (block.Header is { Keyword.Value: ValueKind.MatchCriteria })
        {
            return null;
        }

        for (var outer = block; outer is not null; outer = outer.Parent)
        {
            if (outer.Header is { IsValid: true, Keyword.Value: ValueKind.HostPatterns } host && Literals(host) is { } names)
            {
                return names;
            }
        }

        return null;
    }

    private static List<string>? Literals(BoundDirective host)
    {
        var names = new List<string>();
        foreach (var word in host.Words)
        {
            var pattern = word.Value;
            if (pattern.StartsWith('!'))
            {
                continue;
            }

            if (!WildcardPattern.IsLiteral(pattern))
            {
                return null;
            }

            names.Add(pattern);
        }

        return names;
    }
}
