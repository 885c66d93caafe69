using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>Problems of the bytes of a file, before any keyword is looked at.</summary>
internal static class FileProblems
{
    internal static ConfigProblem ByteOrderMark(ConfigFile file) =>
        new()
        {
            Kind = ProblemKind.ByteOrderMark,
            Effect = ProblemEffect.Rejected,
            File = file,
            Span = new TextSpan(0, 1),
            Message = "the file begins with a byte order mark, which OpenSSH reads as part of the first keyword",
            Label = "three invisible bytes: EF BB BF",
            Help = "save the file as UTF-8 without a byte order mark",
        };

    internal static ConfigProblem NulByte(BoundDirective directive)
    {
        var line = directive.Syntax.Line;
        var text = directive.File.Tree.Text.Content;
        var span = new TextSpan(text.IndexOf('\0', line.Start), 1);
        return ConfigProblem.Of(
            directive,
            span,
            ProblemKind.NulByte,
            "a NUL byte cuts the line short: OpenSSH does not see what follows",
            ProblemEffect.Ignored
        ) with
        {
            Label = "the line ends here for OpenSSH",
            Help = "remove the byte; the file may have been damaged or saved as UTF-16",
        };
    }

    internal static ConfigProblem PassedOver(BoundDirective directive)
    {
        var keyword = directive.Syntax.Keyword;
        var isOpenQuote = (keyword.Flags & SyntaxTokenFlags.Unterminated) != 0;
        return ConfigProblem.Of(
            directive,
            keyword.Span.IsEmpty ? directive.Syntax.Span : keyword.Span,
            ProblemKind.PassedOverLine,
            isOpenQuote
                ? "OpenSSH passes over this line without a word: the quote in its keyword is never closed"
                : "OpenSSH passes over this line without a word: it has no keyword",
            ProblemEffect.Ignored
        ) with
        {
            Help = isOpenQuote ? "remove the quote from the keyword" : "write the keyword first, then its value",
        };
    }
}
