using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Scope;

/// <summary>
/// Which lines and blocks can ever count, for any host, user and address: patterns are taken as the sets of texts that they are. What it
/// calls dead is dead for everybody; where it cannot be sure it is silent.
/// </summary>
public sealed class ScopeAnalysis
{
    private const long EffortPerBlock = 100_000;

    private readonly ConfigModel _model;
    private readonly ScopePass _first;
    private readonly Lazy<ScopePass> _second;
    private readonly Lazy<ImmutableArray<Shadow>> _shadows;
    private readonly Lazy<ImmutableArray<PartialShadow>> _partialShadows;
    private readonly Lazy<ImmutableArray<RepeatedLine>> _repetitions;
    private readonly Lazy<Dictionary<BoundDirective, Shadow>> _byDirective;

    internal ScopeAnalysis(ConfigModel model)
    {
        _model = model;
        _first = new ScopePass(model, 1);
        _second = new(() => new ScopePass(model, 2));
        _shadows = new(FindShadows);
        _partialShadows = new(FindPartialShadows);
        _repetitions = new(() => [.. RepeatedLines.Of(model).OrderBy(line => line.Directive.Index)]);
        _byDirective = new(() => _shadows.Value.ToDictionary(shadow => shadow.Directive));
    }

    /// <summary>All lines that never decide although their block applies to somebody, in reading order.</summary>
    public ImmutableArray<Shadow> Shadows => _shadows.Value;

    /// <summary>What shuts a line out from everybody; null when it decides for somebody, or that cannot be told.</summary>
    public Shadow? ShadowOf(BoundDirective directive)
    {
        ArgumentNullException.ThrowIfNull(directive);
        return _byDirective.Value.GetValueOrDefault(directive);
    }

    /// <summary>All lines that never decide for some of the names that their header spells out, though for others, in reading order.</summary>
    public ImmutableArray<PartialShadow> PartialShadows => _partialShadows.Value;

    /// <summary>All lines that say again what an earlier line of their block says, in reading order.</summary>
    public ImmutableArray<RepeatedLine> Repetitions => _repetitions.Value;

    /// <summary>To whom a block applies.</summary>
    public BlockReach ReachOf(ConfigBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        var span = block.Header?.Syntax.Span ?? default;
        if (MayHold(reader => reader.Of(block)))
        {
            return new BlockReach(ReachKind.Somebody, span);
        }

        return block.Header is not { } header || MayHold(reader => reader.OfHeader(block))
            ? new BlockReach(ReachKind.OutsideInclude, span)
            : OfHeader(header);
    }

    /// <summary>
    /// Server: the place of a Host criterion that takes no address. Without UseDNS sshd has only the address of a client for it
    /// (<c>canohost.c: auth_get_canonical_hostname</c>). Null when there is none.
    /// </summary>
    public TextSpan? NamesOnly(ConfigBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (_model.Kind != ConfigKind.Server || block.Header is not { IsValid: true } header)
        {
            return null;
        }

        foreach (var (criterion, clause) in _first.Clauses.Criteria(header))
        {
            if (criterion.Info.Name == "host" && !MayBeAddress(clause.Atoms[0].TextCondition))
            {
                return criterion.ArgumentSpan;
            }
        }

        return null;
    }

    private static bool MayBeAddress(TextCondition condition)
    {
        var effort = new Effort(EffortPerBlock);
        return AddressTexts.Find([condition], isV6: false, effort) != Outcome.None
            || AddressTexts.Find([condition], isV6: true, effort) != Outcome.None;
    }

    /// <summary>Why a header takes nobody.</summary>
    private BlockReach OfHeader(BoundDirective header)
    {
        if (header.Keyword!.Value == ValueKind.HostPatterns)
        {
            var patterns = header.Words.IsEmpty
                ? header.Syntax.Span
                : TextSpan.FromBounds(header.Words[0].Span.Start, header.Words[^1].Span.End);
            return new BlockReach(
                IsOnlyNegated(header.Words.Select(word => word.Value)) ? ReachKind.OnlyNegated : ReachKind.EmptyList,
                patterns
            );
        }

        foreach (var (criterion, _) in _first.Clauses.Criteria(header))
        {
            if (!MayHold(reader => ClauseOf(reader, header, criterion)))
            {
                var isOnlyNegated =
                    !criterion.IsNegated
                    && criterion.Info.Argument == MatchArgumentKind.Patterns
                    && IsOnlyNegated(criterion.Argument!.Split(','));
                var span = criterion.Argument is null ? criterion.Span : criterion.ArgumentSpan;
                return new BlockReach(isOnlyNegated ? ReachKind.OnlyNegated : ReachKind.EmptyList, span);
            }
        }

        return new BlockReach(ReachKind.Contradiction, header.Syntax.Span);
    }

    private static Clause ClauseOf(ClauseReader reader, BoundDirective header, MatchCriterion criterion) =>
        reader.Criteria(header).First(part => part.Criterion.Span == criterion.Span).Clause;

    private static bool IsOnlyNegated(IEnumerable<string> patterns) => patterns.All(pattern => pattern.StartsWith('!'));

    /// <summary>Whether some host or connection may be one of both blocks, enclosing ones included.</summary>
    public bool MayOverlap(ConfigBlock one, ConfigBlock other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return MayHold(reader => reader.Of(one).And(reader.Of(other)));
    }

    /// <summary>Whether every host or connection of a block is surely one of another block as well.</summary>
    public bool IsWithin(ConfigBlock inner, ConfigBlock outer)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(outer);
        return !MayHold(reader => reader.Of(inner), reader => reader.Of(outer));
    }

    private bool MayHold(Func<ClauseReader, Clause> clause, Func<ClauseReader, Clause>? unless = null) =>
        MayHold(_first.Clauses, clause, unless) || (_model.Kind == ConfigKind.Client && MayHold(_second.Value.Clauses, clause, unless));

    private static bool MayHold(ClauseReader reader, Func<ClauseReader, Clause> clause, Func<ClauseReader, Clause>? unless)
    {
        var search = new ClauseSearch<bool>(
            new Effort(EffortPerBlock),
            values => unless is not null && unless(reader) is var other && values.Meets(other) ? (other, true) : null
        );
        return search.Find(clause(reader)) != Outcome.None;
    }

    private ImmutableArray<Shadow> FindShadows()
    {
        var search = new ShadowSearch(_model, _first, _second);
        var shadows = SettingLines.Of(_model).SelectMany(search.Of).OrderBy(shadow => shadow.Directive.Index).ToList();
        if (shadows.Count > 0 && _model.Files.DistinctBy(file => file.Path).Count() < _model.Files.Length)
        {
            KeepDeadEverywhere(shadows);
        }

        return [.. shadows];
    }

    /// <summary>
    /// A block for some of the names of a later one is how an exception is written. In a file that is included more than once it is not
    /// told which time a line is for.
    /// </summary>
    private ImmutableArray<PartialShadow> FindPartialShadows()
    {
        var search = new ShadowSearch(_model, _first, _second);
        var parts = SettingLines
            .Of(_model)
            .SelectMany(search.PartsOf)
            .Where(part =>
                part.Winners.All(winner => !LineValue.IsSame(winner, part.Line, _model.Target) && !IsWithin(winner.Block, part.Line.Block))
                && ShadowOf(part.Line) is null
            )
            .ToList();
        var repeated =
            parts.Count == 0 ? [] : _model.Files.CountBy(file => file.Path).Where(file => file.Value > 1).Select(file => file.Key);
        return
        [
            .. parts
                .GroupBy(part => part.Line)
                .Where(line => !repeated.Contains(line.Key.File.Path))
                .Select(line => new PartialShadow(
                    line.Key,
                    [.. line.Select(part => part.Name)],
                    [.. line.SelectMany(part => part.Winners).Distinct().OrderBy(winner => winner.Index)]
                ))
                .OrderBy(shadow => shadow.Directive.Index),
        ];
    }

    /// <summary>A line of a file that is included more than once is dead where it is so each time.</summary>
    private void KeepDeadEverywhere(List<Shadow> shadows)
    {
        var dead = shadows.Select(shadow => shadow.Directive).ToHashSet();
        var asked = dead.Select(line => line.Syntax).ToHashSet();
        var alive = _model
            .Directives.Where(line => asked.Contains(line.Syntax) && !dead.Contains(line) && ReachOf(line.Block).Kind == ReachKind.Somebody)
            .Select(line => line.Syntax)
            .ToHashSet();
        shadows.RemoveAll(shadow => alive.Contains(shadow.Directive.Syntax));
    }
}
