using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.Laws;

/// <summary>Other spellings of a file that mean the same to OpenSSH.</summary>
internal static class Respelling
{
    private static readonly string[] _comments = ["", "# Port 99", "   ", "\t# Host *", "#"];
    private static readonly string[] _separators = [" ", "  ", "\t", "=", " = ", "= "];

    /// <summary>Comments and blank lines between lines.</summary>
    internal static string Comments(string text, Random random) =>
        string.Join('\n', text.Split('\n').SelectMany(line => random.Next(3) == 0 ? new[] { Pick(random, _comments), line } : [line]));

    /// <summary>Keywords in other case.</summary>
    internal static string KeywordCase(string text, Random random) =>
        Edit(
            text,
            line => new TextEdit(line.Keyword.Span, Mixed(text.Substring(line.Keyword.Span.Start, line.Keyword.Span.Length), random))
        );

    /// <summary>Another separator between keyword and value: blanks, tabs, an equals sign.</summary>
    internal static string Separator(string text, Random random) =>
        Edit(
            text,
            line =>
            {
                // Behind a quoted keyword no equals sign is taken away, and a value that begins with one keeps the one before it.
                var isQuoted = text.AsSpan(line.Keyword.Span.Start, line.Keyword.Span.Length).Contains('"');
                if (line.Arguments.IsEmpty || isQuoted || line.RestText.StartsWith('='))
                {
                    return null;
                }

                return new TextEdit(TextSpan.FromBounds(line.Keyword.Span.End, line.Arguments[0].Span.Start), Pick(random, _separators));
            }
        );

    /// <summary>Quotes around words; keywords that take the rest of the line see quotes, so that their lines stay as they are.</summary>
    internal static string Quotes(string text, Random random, ConfigKind kind, Target target) =>
        Edit(
            text,
            line =>
            {
                var keyword = KeywordTable.Find(kind, line.Keyword.Value, target);
                if (keyword is null || keyword.RestOfLine || line.Arguments.IsEmpty || SeesQuotes(keyword, target))
                {
                    return null;
                }

                var word = line.Arguments[random.Next(line.Arguments.Length)];
                var written = text.Substring(word.Span.Start, word.Span.Length);
                return written.All(IsPlain) ? new TextEdit(word.Span, $"\"{written}\"") : null;
            }
        );

    /// <summary>Before 8.7 an empty word stands behind a quoted last word, and a keyword that may take another one takes it (<c>misc.c: strdelim</c>).</summary>
    private static bool SeesQuotes(KeywordInfo keyword, Target target) =>
        target.Version < new OpenSshVersion(8, 7) && keyword.MaxArguments != 1;

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || ".-_/@*?!,+^:".Contains(letter, StringComparison.Ordinal);

    private static string Edit(string text, Func<DirectiveSyntax, TextEdit?> edit)
    {
        var tree = SyntaxTree.Parse(SourceText.From(text));
        var lines = tree.Directives.Where(line => line.Flags == DirectiveFlags.None);
        return tree.Text.WithEdits([.. lines.Select(edit).OfType<TextEdit>()]).Content;
    }

    private static string Mixed(string text, Random random) =>
        string.Concat(text.Select(letter => random.Next(2) == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)));

    private static string Pick(Random random, string[] items) => items[random.Next(items.Length)];
}
