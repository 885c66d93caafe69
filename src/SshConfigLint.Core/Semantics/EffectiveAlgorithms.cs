using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
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

        var written = Items(word, text[0] is '+' or '-' or '^' ? 1 : 0);
        return text[0] switch
        {
            '-' => Expand(defaults.Where(item => !WildcardPattern.IsListMatch(text.AsSpan(1), item.Pattern)), kind, model.Target),
            '+' => Expand(defaults.Concat(written), kind, model.Target),
            '^' => Expand(written.Concat(defaults), kind, model.Target),
            _ => Expand(written, kind, model.Target),
        };
    }

    private static List<(string Pattern, TextSpan? Span)> Items(SyntaxToken word, int start)
    {
        var text = word.Value;
        var items = new List<(string, TextSpan?)>();
        while (start <= text.Length)
        {
            var comma = text.IndexOf(',', start);
            var end = comma < 0 ? text.Length : comma;
            if (end > start)
            {
                items.Add((text[start..end], word.SpanOf(TextSpan.FromBounds(start, end))));
            }

            start = end + 1;
        }

        return items;
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
