using System.Collections.Immutable;

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

/// <summary>To whom a block applies.</summary>
public enum Reach
{
    /// <summary>To somebody, as far as can be told.</summary>
    Some,

    /// <summary>To nobody: its own header shuts all out.</summary>
    None,

    /// <summary>To nobody, because it stands in a file that is included by a block for others.</summary>
    NoneHere,
}
