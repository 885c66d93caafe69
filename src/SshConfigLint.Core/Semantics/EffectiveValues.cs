using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics;

/// <summary>
/// Decides which directive wins in a scope. The client keeps the first value that applies; the server lets Match blocks,
/// among which the first wins, replace what it read at start (<c>servconf.c: copy_set_server_options</c>).
/// </summary>
internal static class EffectiveValues
{
    internal static EffectiveValue Decide(ConfigModel model, string keyword, ConfigBlock scope)
    {
        var lines = model.DecidingLines(keyword);
        var origin = lines.FirstFor(scope);
        return Value(model, keyword, scope, origin) with
        {
            Others = lines.IsEmpty ? null : new Lazy<OtherDirectives>(() => Others(lines, scope, origin)),
        };
    }

    private static OtherDirectives Others(DecidingLines lines, ConfigBlock scope, BoundDirective? origin)
    {
        var (beaten, mayBeat) = (ImmutableArray.CreateBuilder<BoundDirective>(), ImmutableArray.CreateBuilder<BoundDirective>());
        var isDecided = false;
        foreach (var directive in lines.All)
        {
            if (directive == origin)
            {
                isDecided = true;
                continue;
            }

            switch (Applies(directive.Block, scope))
            {
                case Condition.Always:
                    beaten.Add(directive);
                    break;
                case Condition.Maybe when !isDecided:
                    mayBeat.Add(directive);
                    break;
            }
        }

        return new OtherDirectives(beaten.DrainToImmutable(), mayBeat.DrainToImmutable());
    }

    /// <summary>
    /// The global part's value, and every directive that decides for the hosts or connections of its own block. One pass:
    /// rules ask this for files of tens of thousands of blocks.
    /// </summary>
    internal static ImmutableArray<EffectiveValue> Everywhere(ConfigModel model, string keyword)
    {
        var winners = new List<BoundDirective>();
        var beaten = new Dictionary<BoundDirective, ImmutableArray<BoundDirective>.Builder>();
        var decided = new Dictionary<string, BoundDirective>(StringComparer.Ordinal);
        var wildcards = new List<BoundDirective>();
        BoundDirective? always = null;
        foreach (var directive in model.DecidingLines(keyword).All)
        {
            var block = directive.Block;
            if (block.Condition == Condition.Never)
            {
                continue;
            }

            var winner = always ?? wildcards.Find(earlier => Applies(earlier.Block, block) == Condition.Always);
            if (winner is null && block.Condition == Condition.Maybe && !decided.TryAdd(block.ScopeKey, directive))
            {
                winner = decided[block.ScopeKey];
            }

            if (winner is not null)
            {
                if (!beaten.TryGetValue(winner, out var losers))
                {
                    beaten.Add(winner, losers = ImmutableArray.CreateBuilder<BoundDirective>());
                }

                losers.Add(directive);
                continue;
            }

            winners.Add(directive);
            if (block.Condition == Condition.Always)
            {
                always = directive;
            }
            else if (wildcards.Count < 64 && !IsLiteralHost(block))
            {
                // Only a few: a file of ten thousand wildcard blocks is not worth a quadratic search.
                wildcards.Add(directive);
            }
        }

        var values = ImmutableArray.CreateBuilder<EffectiveValue>(winners.Count + 1);
        if (always is null)
        {
            values.Add(Value(model, keyword, model.Blocks[0], null));
        }

        foreach (var winner in winners)
        {
            var value = Value(model, keyword, winner.Block, winner);
            values.Add(
                beaten.TryGetValue(winner, out var losers)
                    ? value with
                    {
                        Others = new Lazy<OtherDirectives>(new OtherDirectives(losers.DrainToImmutable(), [])),
                    }
                    : value
            );
        }

        return values.DrainToImmutable();
    }

    /// <summary>
    /// What <see cref="Everywhere"/> has for everybody whom no block excepts: the first line that always applies. Null when there is none.
    /// </summary>
    internal static EffectiveValue? ForAll(ConfigModel model, string keyword)
    {
        var lines = model.DecidingLines(keyword).All;
        var first = 0;
        while (first < lines.Length && lines[first].Block.Condition != Condition.Always)
        {
            first++;
        }

        if (first == lines.Length)
        {
            return null;
        }

        return Value(model, keyword, lines[first].Block, lines[first]) with
        {
            Others = new Lazy<OtherDirectives>(() =>
                new OtherDirectives([.. lines.Skip(first + 1).Where(line => line.Block.Condition != Condition.Never)], [])
            ),
        };
    }

    /// <summary>Whether the directives of <paramref name="block"/> apply to what <paramref name="scope"/> is for.</summary>
    internal static Condition Applies(ConfigBlock block, ConfigBlock scope)
    {
        if (block.Condition != Condition.Maybe)
        {
            return block.Condition;
        }

        for (var outer = scope; outer is not null; outer = outer.Parent)
        {
            if (outer == block || SameHeader(outer, block))
            {
                return Condition.Always;
            }
        }

        return MatchesNames(block) ? AppliesToHosts(block.Header!, scope) : Condition.Maybe;
    }

    /// <summary>Client: a block of patterns against a block of literal names is decided by matching (<c>match.c: match_pattern</c>).</summary>
    private static Condition AppliesToHosts(BoundDirective host, ConfigBlock scope)
    {
        if (!IsLiteralHost(scope))
        {
            return Condition.Maybe;
        }

        var (all, none) = (true, true);
        foreach (var word in scope.Header!.Words)
        {
            var takes = HostCondition.Takes(host, word.Value);
            all &= takes;
            none &= !takes;
        }

        return all ? Condition.Always
            : none ? Condition.Never
            : Condition.Maybe;
    }

    /// <summary>Whether a block is for a few names and for nobody else.</summary>
    internal static bool IsLiteralHost(ConfigBlock block) =>
        block.Header is { Keyword.Value: ValueKind.HostPatterns, Words.IsEmpty: false } header
        && block.Parent is null or { IsGlobal: true }
        && header.Words.All(word => WildcardPattern.IsLiteral(word.Characters) && !word.Characters.StartsWith('!'));

    /// <summary>Whether a block decides for hosts of other blocks by matching their names.</summary>
    internal static bool MatchesNames(ConfigBlock block) =>
        block
            is {
                Condition: Condition.Maybe,
                Header.Keyword.Value: ValueKind.HostPatterns,
                Parent: null or { Condition: Condition.Always }
            };

    private static bool SameHeader(ConfigBlock a, ConfigBlock b) =>
        a.Header is not null && b.Header is not null && a.ScopeKey == b.ScopeKey;

    private static EffectiveValue Value(ConfigModel model, string keyword, ConfigBlock scope, BoundDirective? origin)
    {
        var info = origin?.Keyword ?? KeywordTable.Find(model.Kind, keyword, model.Target);
        var text = origin is null ? info?.DefaultIn(model.Target) : Text(origin);
        return new EffectiveValue
        {
            Keyword = info?.Name ?? keyword,
            Scope = scope,
            Origin = origin,
            Text = text,
        };
    }

    private static string Text(BoundDirective directive) =>
        directive.Keyword!.RestOfLine ? directive.Syntax.RestText
        : directive.Words.Length == 1 ? directive.Value
        : string.Join(' ', directive.Words.Select(word => word.Value));
}
