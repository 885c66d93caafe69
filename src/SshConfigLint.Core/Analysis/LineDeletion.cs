using System.Collections.Immutable;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>The edits that remove a directive.</summary>
public static class LineDeletion
{
    /// <summary>
    /// Removes the whole line, and the <c>ignore</c> comments above it that are for it and would cover the next directive. Empty when a comment
    /// behind the directive would go with it, or a NUL byte stands in the line and what follows may hang on it.
    /// </summary>
    public static ImmutableArray<TextEdit> Of(SyntaxTree tree, DirectiveSyntax directive)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(directive);
        return directive.Comment is not null || tree.Text.ToString(directive.Line).Contains('\0', StringComparison.Ordinal)
            ? []
            : [.. IgnoresOf(tree, directive).Append(directive.Line).Select(line => new TextEdit(line, ""))];
    }

    private static IEnumerable<TextSpan> IgnoresOf(SyntaxTree tree, DirectiveSyntax directive)
    {
        var text = tree.Text;
        for (var line = text.GetLinePosition(directive.Line.Start).Line; line-- > 0; )
        {
            var span = text.GetLineSpan(line);
            var content = text.Content.AsSpan(span.Start, span.Length).TrimStart(ToolComment.Blanks + "\uFEFF");
            if (content is not ([] or ['#', ..]))
            {
                yield break;
            }

            if (ToolComment.OnLine(tree, span) is { HasColon: true, List.IsClosed: true } comment && IsIgnore(text.ToString(comment.Word)))
            {
                var start = text.Content[span.Start] == '\uFEFF' ? span.Start + 1 : span.Start;
                yield return TextSpan.FromBounds(start, text.GetLineSpan(line + 1).Start);
            }
        }
    }

    private static bool IsIgnore(string word) => word.Equals("ignore", StringComparison.OrdinalIgnoreCase);
}
