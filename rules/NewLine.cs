using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules;

/// <summary>Writes a line of its own into a file.</summary>
internal static class NewLine
{
    /// <summary>The edit that puts a directive below another one, indented alike.</summary>
    internal static TextEdit After(BoundDirective directive, string text)
    {
        var content = directive.File.Tree.Text.Content;
        var span = directive.Syntax.Span;
        var lineStart = span.Start == 0 ? 0 : content.LastIndexOf('\n', span.Start - 1) + 1;
        var lineEnd = content.IndexOf('\n', span.End);
        var end = lineEnd < 0 ? content.Length : lineEnd;
        var isCrLf = end > 0 && lineEnd >= 0 && content[end - 1] == '\r';
        return new TextEdit(
            new TextSpan(isCrLf ? end - 1 : end, 0),
            $"{(isCrLf ? "\r\n" : "\n")}{content.AsSpan(lineStart, span.Start - lineStart)}{text}"
        );
    }
}
