using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>One name of an effective list.</summary>
/// <param name="Name">The name.</param>
/// <param name="Info">What the tables know of it; null for a name that no release has.</param>
/// <param name="Span">Where the deciding directive names it; null when it comes from the compiled-in list.</param>
public sealed record EffectiveAlgorithm(string Name, AlgorithmInfo? Info, TextSpan? Span);

/// <summary>The algorithms that a list keyword comes to, in order, each with where it comes from.</summary>
public sealed record EffectiveAlgorithms
{
    /// <summary>The value that was evaluated.</summary>
    public required EffectiveValue Value { get; init; }

    /// <summary>The names in order of preference.</summary>
    public required ImmutableArray<EffectiveAlgorithm> Names { get; init; }

    /// <summary>Whether the list has that name.</summary>
    public bool Contains(string name) => Names.Any(algorithm => algorithm.Name == name);

    /// <summary>Default of the target, then <c>+ - ^</c> with wildcards (<c>kex.c: kex_assemble_names</c>).</summary>
    internal static EffectiveAlgorithms Of(ConfigModel model, EffectiveValue value)
    {
        var names = AlgorithmTable.KindOf(value.Keyword) is { } kind ? Assemble(model, value, kind) : [];
        return new EffectiveAlgorithms { Value = value, Names = names };
    }

    private static ImmutableArray<EffectiveAlgorithm> Assemble(ConfigModel model, EffectiveValue value, AlgorithmKind kind)
    {
        var defaults = AlgorithmTable
            .DefaultList(model.Kind, value.Keyword, model.Target)
            .Select(name => (Pattern: name, Span: (TextSpan?)null));
        if (value.Origin is not { Words: [var word, ..] } || word.Value is not { Length: > 0 } text)
        {
            return Expand(defaults, kind, model.Target);
        }

        var list = AlgorithmList.Parse(text);
        // A negated item matches nothing outside a removal.
        var written = list
            .Items.Where(item => !item.IsNegated)
            .Select(item => (Pattern: item.Name, Span: (TextSpan?)word.SpanOf(item.Span)));
        return list.Mode switch
        {
            AlgorithmListMode.Remove => Expand(
                defaults.Where(item => !WildcardPattern.IsListMatch(text.AsSpan(1), item.Pattern)),
                kind,
                model.Target
            ),
            AlgorithmListMode.Append => Expand(defaults.Concat(written), kind, model.Target),
            AlgorithmListMode.Prepend => Expand(written.Concat(defaults), kind, model.Target),
            _ => Expand(written, kind, model.Target),
        };
    }

    /// <summary>Each element is a pattern over everything that the build knows; hits keep the build's order, repetitions are dropped.</summary>
    private static ImmutableArray<EffectiveAlgorithm> Expand(
        IEnumerable<(string Pattern, TextSpan? Span)> items,
        AlgorithmKind kind,
        Target target
    )
    {
        var known = AlgorithmTable.BuildOrder(kind, target);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var result = ImmutableArray.CreateBuilder<EffectiveAlgorithm>();
        foreach (var (pattern, span) in items)
        {
            foreach (var name in known)
            {
                if (WildcardPattern.IsMatch(pattern, name) && seen.Add(name))
                {
                    result.Add(new EffectiveAlgorithm(name, AlgorithmTable.Find(kind, name), span));
                }
            }
        }

        return result.DrainToImmutable();
    }
}
