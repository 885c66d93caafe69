using SshConfigLint.Knowledge;
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

    internal static ConfigProblem NulByte(BoundDirective directive, ConfigKind kind)
    {
        var line = directive.Syntax.Line;
        var text = directive.File.Tree.Text.Content;
        var span = new TextSpan(text.IndexOf('\0', line.Start), 1);
        // servconf.c: load_server_config copies a line up to the byte, line feed and all that follows left out.
        var isGlued = kind == ConfigKind.Server && !IsBlankLine(text, line.End);
        return ConfigProblem.Of(
            directive,
            span,
            ProblemKind.NulByte,
            isGlued
                ? "a NUL byte cuts the line short and makes one line of it and the next"
                : "a NUL byte cuts the line short: OpenSSH does not see what follows",
            isGlued ? ProblemEffect.Rejected : ProblemEffect.Ignored
        ) with
        {
            Label = "the line ends here for OpenSSH",
            Help = "remove the byte; the file may have been damaged or saved as UTF-16",
        };
    }

    private static bool IsBlankLine(string text, int start) =>
        text.AsSpan(start) is var rest && (rest.IndexOf('\n') is var end and >= 0 ? rest[..end] : rest).IsWhiteSpace();

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
