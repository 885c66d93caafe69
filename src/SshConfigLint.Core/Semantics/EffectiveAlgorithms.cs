using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>The algorithms that a list keyword comes to, in order, each with where it comes from.</summary>
public sealed record EffectiveAlgorithms
{
    /// <summary>The value that was evaluated.</summary>
    public required EffectiveValue Value { get; init; }

    /// <summary>The names in order of preference.</summary>
    public required ImmutableArray<EffectiveAlgorithm> Names { get; init; }

    /// <summary>Whether the list has that name.</summary>
    public bool Contains(string name) => Names.Any(algorithm => algorithm.Name == name);

    internal static EffectiveAlgorithms Of(ConfigModel model, EffectiveValue value) => throw new NotImplementedException();
}

/// <summary>One name of an effective list.</summary>
/// <param name="Name">The name.</param>
/// <param name="Info">What the tables know of it; null for a name of another build.</param>
/// <param name="Span">Where the deciding directive names it; null when it comes from the compiled-in list.</param>
public sealed record EffectiveAlgorithm(string Name, AlgorithmInfo? Info, TextSpan? Span);
