using System.Collections.Immutable;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Scope;

/// <summary>A line that never decides, although its block applies to somebody: for each of them another line does.</summary>
public sealed record Shadow
{
    /// <summary>The line.</summary>
    public required BoundDirective Directive { get; init; }

    /// <summary>The lines that decide instead, in reading order; together they leave nobody to it.</summary>
    public required ImmutableArray<BoundDirective> Winners { get; init; }

    /// <summary>Whether all that decide instead say the same, so that the line is only superfluous.</summary>
    public required bool IsSameValue { get; init; }

    /// <summary>
    /// Server: whether the line decides as long as sshd does not know who logs in; from then on the winner replaces it, a line of a Match
    /// block for every connection.
    /// </summary>
    public bool DecidesBeforeLogin { get; init; }
}

/// <summary>
/// A line that decides, but not for names that its own header spells out: for those a line of another block comes first, which is not for
/// them alone and not for all that this one is for.
/// </summary>
/// <param name="Directive">The line.</param>
/// <param name="Names">The names.</param>
/// <param name="Winners">The lines that decide for them and say something else, in reading order.</param>
public sealed record PartialShadow(BoundDirective Directive, ImmutableArray<string> Names, ImmutableArray<BoundDirective> Winners);

/// <summary>A line that says again what an earlier line of its block says.</summary>
/// <param name="Directive">The line.</param>
/// <param name="First">The earlier one.</param>
/// <param name="IsDropped">Whether OpenSSH keeps the value once, so that nothing changes without the line.</param>
public sealed record RepeatedLine(BoundDirective Directive, BoundDirective First, bool IsDropped);

/// <summary>To whom a block applies.</summary>
public enum ReachKind
{
    /// <summary>To somebody, as far as can be told.</summary>
    Somebody,

    /// <summary>To nobody: a list has negated patterns only.</summary>
    OnlyNegated,

    /// <summary>To nobody: nothing meets a list of patterns or addresses.</summary>
    EmptyList,

    /// <summary>To nobody: no host or connection meets all criteria.</summary>
    Contradiction,

    /// <summary>To nobody, because it stands in a file that is included by a block for others.</summary>
    OutsideInclude,
}

/// <summary>To whom a block applies, and why to nobody.</summary>
/// <param name="Kind">To whom.</param>
/// <param name="Span">The criterion or the patterns to blame; the header where it is no part of it alone.</param>
public sealed record BlockReach(ReachKind Kind, TextSpan Span);
