using SshConfigLint.Text;

namespace SshConfigLint.Syntax;

/// <summary>What a piece of trivia is.</summary>
public enum SyntaxTriviaKind
{
    /// <summary>Blanks: space, tab, form feed, carriage return.</summary>
    Whitespace,

    /// <summary>A line feed with the carriage returns before it.</summary>
    EndOfLine,

    /// <summary>A <c>#</c> and the rest of its line.</summary>
    Comment,

    /// <summary>A byte order mark at the start of the file.</summary>
    ByteOrderMark,

    /// <summary>Text that OpenSSH never looks at: behind a NUL byte, or a line whose keyword it cannot read.</summary>
    Skipped,
}

/// <summary>Text between tokens.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct SyntaxTrivia(SyntaxTriviaKind Kind, TextSpan Span);
