using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>What is wrong with a comment that speaks to this program; one rule reports each kind.</summary>
public enum CommentProblemKind
{
    /// <summary>It suppresses nothing.</summary>
    Unused,

    /// <summary>It names a rule that there is not, or that no comment can suppress.</summary>
    UnknownRule,

    /// <summary>It cannot be read, or stands where it is not read.</summary>
    Malformed,

    /// <summary>It gives no reason.</summary>
    Unexplained,

    /// <summary>It sets an option of its file that there is not, or wrongly.</summary>
    InvalidOption,
}

/// <summary>A mistake in a comment that speaks to this program.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="File">The file.</param>
/// <param name="Span">The place.</param>
/// <param name="Message">One sentence, lower case, no period.</param>
public sealed record CommentProblem(CommentProblemKind Kind, ConfigFile File, TextSpan Span, string Message)
{
    /// <summary>A few words under the caret; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>What to do, one sentence; null when the rule's remedy is enough.</summary>
    public string? Help { get; init; }

    /// <summary>The edit that mends it, if there is one.</summary>
    public Fix? Fix { get; init; }
}
