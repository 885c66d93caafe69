using System.Collections.Immutable;
using SshConfigLint.Knowledge;

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
    private readonly Lazy<Dictionary<BoundDirective, Shadow>> _byDirective;

    internal ScopeAnalysis(ConfigModel model)
    {
        _model = model;
        _first = new ScopePass(model, 1);
        _second = new(() => new ScopePass(model, 2));
        _shadows = new(FindShadows);
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

    /// <summary>To whom a block applies.</summary>
    public Reach ReachOf(ConfigBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return MayHold(reader => reader.Of(block)) ? Reach.Some
            : MayHold(reader => reader.OfHeader(block)) ? Reach.NoneHere
            : Reach.None;
    }

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
        return [.. SettingLines.Of(_model).SelectMany(search.Of).OrderBy(shadow => shadow.Directive.Index)];
    }
}
