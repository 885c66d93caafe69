using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Scope;

namespace SshConfigLint.Semantics;

/// <summary>The directives of a keyword that OpenSSH takes, in the order in which the first that applies wins.</summary>
internal sealed class DecidingLines
{
    private readonly Lazy<Index> _index;

    internal DecidingLines(ConfigModel model, string keyword)
    {
        All = [.. InOrder(model, keyword)];
        _index = new(() => new Index(All));
    }

    internal ImmutableArray<BoundDirective> All { get; }

    internal bool IsEmpty => All.IsEmpty;

    /// <summary>The first that surely applies to what a block is for; null for none.</summary>
    internal BoundDirective? FirstFor(ConfigBlock scope)
    {
        var first = All.IsEmpty ? 0 : _index.Value.FirstFor(scope);
        return first < All.Length ? All[first] : null;
    }

    private static IEnumerable<BoundDirective> InOrder(ConfigModel model, string keyword)
    {
        var directives = model.DirectivesOf(keyword).Where(directive => directive.IsValid);
        if (model.Kind == ConfigKind.Client)
        {
            return directives;
        }

        var isForMatch = directives.FirstOrDefault()?.Keyword!.IsAllowedInMatch(model.Target.Version) ?? false;
        return isForMatch ? directives.OrderBy(directive => directive.Block.IsGlobal ? 1 : 0) : directives;
    }

    /// <summary>The lines by what their blocks are for.</summary>
    private sealed class Index
    {
        private readonly ImmutableArray<BoundDirective> _lines;
        private readonly int _firstAlways;
        private readonly Dictionary<ConfigBlock, int> _byBlock = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<string, int> _byHeader = new(StringComparer.Ordinal);
        private readonly NameTable _byName = new();
        private readonly List<int> _byPattern = [];

        internal Index(ImmutableArray<BoundDirective> lines)
        {
            _lines = lines;
            _firstAlways = lines.Length;
            foreach (var (index, directive) in lines.Index())
            {
                var block = directive.Block;
                if (block.Condition == Condition.Always)
                {
                    _firstAlways = Math.Min(_firstAlways, index);
                }
                else if (block.Condition == Condition.Maybe)
                {
                    Add(block, index);
                }
            }
        }

        internal int FirstFor(ConfigBlock scope)
        {
            var first = _firstAlways;
            for (var outer = scope; outer is not null; outer = outer.Parent)
            {
                first = Math.Min(first, _byBlock.GetValueOrDefault(outer, first));
                first = outer.Header is null ? first : Math.Min(first, _byHeader.GetValueOrDefault(outer.ScopeKey, first));
            }

            if (EffectiveValues.IsLiteralHost(scope))
            {
                first = FirstOf(_byName.Of(scope.Header!.Words[0].Value), scope, first);
                first = FirstOf(_byPattern, scope, first);
            }

            return first;
        }

        private int FirstOf(IEnumerable<int> indices, ConfigBlock scope, int before)
        {
            foreach (var index in indices)
            {
                if (index >= before)
                {
                    break;
                }

                if (EffectiveValues.Applies(_lines[index].Block, scope) == Condition.Always)
                {
                    return index;
                }
            }

            return before;
        }

        private void Add(ConfigBlock block, int index)
        {
            _byBlock.TryAdd(block, index);
            if (block.Header is not null)
            {
                _byHeader.TryAdd(block.ScopeKey, index);
            }

            if (EffectiveValues.IsLiteralHost(block))
            {
                foreach (var word in block.Header!.Words)
                {
                    _byName.Add(word.Value, index);
                }
            }
            else if (EffectiveValues.MatchesNames(block))
            {
                _byPattern.Add(index);
            }
        }
    }
}
