using System.Collections.Immutable;

namespace SshConfigLint.Syntax;

/// <summary>What stands behind the last word of a line.</summary>
/// <param name="Comment">Where its comment begins, if it has one.</param>
/// <param name="Skipped">Where the comment ends, and what a NUL byte hides begins.</param>
/// <param name="LineFeed">Where that ends, and the line feed is if there is one.</param>
/// <param name="End">Where the next line begins.</param>
internal readonly record struct LineEnd(int Comment, int Skipped, int LineFeed, int End);

/// <summary>What stands between two words.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="EqualsSign">Where its <c>=</c> is, if there is one.</param>
internal readonly record struct Gap(int Start, int? EqualsSign);

/// <summary>None, one or several values; an array only for several.</summary>
/// <param name="Count">How many.</param>
/// <param name="First">The first, if there is one.</param>
/// <param name="Several">All of them, if there are several.</param>
internal readonly record struct Few<T>(int Count, T First, ImmutableArray<T> Several)
{
    internal T this[int index] => Several.IsDefault ? First : Several[index];

    internal ImmutableArray<T> ToImmutableArray() =>
        Count switch
        {
            0 => [],
            1 => [First],
            _ => Several,
        };
}
