using System.Collections.Immutable;

namespace SshConfigLint.Semantics;

/// <summary>What a keyword comes to in one scope, which line decides, and which lines it beat.</summary>
public sealed record EffectiveValue
{
    /// <summary>The keyword as the tables spell it.</summary>
    public required string Keyword { get; init; }

    /// <summary>The block whose host or connection is asked about.</summary>
    public required ConfigBlock Scope { get; init; }

    /// <summary>The directive that decides; null when the compiled-in default holds.</summary>
    public required BoundDirective? Origin { get; init; }

    /// <summary>Directives that would have decided without <see cref="Origin"/>, in reading order.</summary>
    public ImmutableArray<BoundDirective> Beaten => Others?.Value.Beaten ?? [];

    /// <summary>
    /// Directives of other blocks that win for those hosts or connections that their block takes as well: whether they
    /// apply depends on the connection.
    /// </summary>
    public ImmutableArray<BoundDirective> MayBeat => Others?.Value.MayBeat ?? [];

    /// <summary>Found when they are asked for: most rules ask for the value only, and there may be thousands.</summary>
    internal Lazy<OtherDirectives>? Others { get; init; }

    /// <summary>The value as written, or the default of the target; null when there is none.</summary>
    public required string? Text { get; init; }

    /// <summary>Whether no directive decides.</summary>
    public bool IsDefault => Origin is null;

    /// <summary>Whether the value is one of these words in any case.</summary>
    public bool Is(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (string.Equals(Text, word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The directives beside the one that decides.</summary>
internal sealed record OtherDirectives(ImmutableArray<BoundDirective> Beaten, ImmutableArray<BoundDirective> MayBeat);
