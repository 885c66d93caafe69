using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>Writes the comments that suppress findings.</summary>
public static class AddedSuppressions
{
    /// <summary>
    /// The longest reason, in characters: with the rules of a comment the line stays below 1023 bytes, where ssh up to 7.4 cuts it and reads the
    /// rest as the next line (<c>readconf.c: read_config_file_depth</c>).
    /// </summary>
    public const int MaxReason = 200;

    /// <summary>So many rules stand in one comment.</summary>
    private const int MaxRules = 8;

    /// <summary>
    /// The text of a file in which each finding is suppressed: by an <c>ignore</c> above its directive, or by an <c>ignore-file</c> in the first
    /// line where it is about no directive. Comments that are there already are made longer. Findings about comments stay.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="findings">Findings in it that nothing suppresses.</param>
    /// <param name="catalog">All rules.</param>
    /// <param name="reason">The reason, without control characters; empty for none.</param>
    /// <param name="whyNot">Why the text stays as it is, lower case, no period; null when it need not.</param>
    public static SourceText Add(
        ConfigFile file,
        IEnumerable<Diagnostic> findings,
        ImmutableArray<Rule> catalog,
        string reason,
        out string? whyNot
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(reason);
        var text = file.Tree.Text;
        var wanted = findings.Where(finding => finding.Rule.Category != Category.Suppression).ToList();
        whyNot =
            wanted.Count == 0 ? null
            : text.Content.StartsWith('\uFEFF') ? "a comment in front of its byte order mark would not be read; save it without one"
            // sshd reads the line behind a NUL byte as the rest of the line with it (servconf.c: load_server_config).
            : text.Content.Contains('\0', StringComparison.Ordinal) ? "it holds a NUL byte"
            : !text.IsUtf8 && reason.Any(character => character > 0xFF) ? "it is not UTF-8 and cannot hold the reason"
            : null;
        if (wanted.Count == 0 || whyNot is not null)
        {
            return text;
        }

        var reader = new SuppressionReader(file, new RuleNames(catalog));
        var writer = new Writer(file.Tree, [.. ToolComment.Of(file.Tree).Select(reader.Read).OfType<SuppressionComment>()], reason);
        var edits = wanted
            .GroupBy(finding => SuppressedParts.IsOfFile(finding) ? null : file.Tree.DirectiveAt(finding.Span.Start))
            .SelectMany(group =>
                writer.Cover(group.Key, [.. group.Select(finding => finding.Rule.Name).Distinct().Order(StringComparer.Ordinal)])
            );
        return text.WithEdits([.. edits]);
    }

    private sealed class Writer(SyntaxTree tree, ImmutableArray<SuppressionComment> comments, string reason)
    {
        private readonly string _lineEnd =
            tree.Text.Content.AsSpan().IndexOf('\n') is > 0 and var at && tree.Text.Content[at - 1] == '\r' ? "\r\n" : "\n";

        /// <summary>The comment that covers a directive already, by the directive; the nearest one of several.</summary>
        private readonly Dictionary<DirectiveSyntax, SuppressionComment> _above = Above(tree, comments);

        private readonly SuppressionComment? _ofFile = comments.FirstOrDefault(comment => comment.Action == SuppressionAction.IgnoreFile);

        /// <summary>The edits that cover a directive, or the file where there is none.</summary>
        internal IEnumerable<TextEdit> Cover(DirectiveSyntax? directive, ImmutableArray<string> rules)
        {
            var comment = directive is null ? _ofFile : _above.GetValueOrDefault(directive);
            var room = comment is null ? 0 : Math.Max(0, MaxRules - comment.Syntax.List!.Items.Length);
            if (room > 0)
            {
                var end = comment!.Syntax.List!.Items[^1].End;
                yield return new TextEdit(new TextSpan(end, 0), string.Concat(rules.Take(room).Select(rule => $", {rule}")));
            }

            if (rules.Length > room)
            {
                var lines = rules.Skip(room).Chunk(MaxRules).Select(some => Line(directive, some));
                yield return new TextEdit(new TextSpan(directive?.Line.Start ?? 0, 0), string.Concat(lines));
            }
        }

        private string Line(DirectiveSyntax? directive, IEnumerable<string> rules)
        {
            var action = directive is null ? "ignore-file" : "ignore";
            var indentation = directive is null ? "" : IndentationOf(directive);
            var behind = reason.Length == 0 ? "" : $" {reason}";
            return $"{indentation}# sshconfiglint: {action}[{string.Join(", ", rules)}]{behind}{_lineEnd}";
        }

        private string IndentationOf(DirectiveSyntax directive)
        {
            var line = tree.Text.Content.AsSpan(directive.Line.Start, directive.Keyword.Span.Start - directive.Line.Start);
            return line[..(line.IndexOfAnyExcept(' ', '\t') is >= 0 and var length ? length : line.Length)].ToString();
        }

        private static Dictionary<DirectiveSyntax, SuppressionComment> Above(SyntaxTree tree, ImmutableArray<SuppressionComment> comments)
        {
            var above = new Dictionary<DirectiveSyntax, SuppressionComment>();
            foreach (var comment in comments.Where(comment => comment.Action == SuppressionAction.Ignore))
            {
                if (tree.Directives.ElementAtOrDefault(tree.IndexOfDirectiveAfter(comment.Syntax.Span.Start)) is { } next)
                {
                    above[next] = comment;
                }
            }

            return above;
        }
    }
}
