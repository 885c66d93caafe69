using System.Buffers;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

/// <summary>What the rules of this folder write and say of a line.</summary>
internal static class Line
{
    private const int MaxRelated = 5;

    private static readonly SearchValues<char> _quoted = SearchValues.Create(" \t\"'\\#");

    /// <summary>What stands behind the keyword, as OpenSSH takes it.</summary>
    internal static string Text(BoundDirective line) =>
        line.Keyword is { RestOfLine: true } ? line.Syntax.RestText : string.Join(' ', line.Words.Select(word => word.Value));

    /// <summary>Whether a word can be written as it is, without quotes.</summary>
    internal static bool IsPlain(string word) => word.Length > 0 && !word.AsSpan().ContainsAny(_quoted);

    /// <summary>The program that reads the file.</summary>
    internal static string Program(RuleContext context) => context.Kind.Program();

    /// <summary>The line as a place that explains another one.</summary>
    internal static RelatedLocation Related(BoundDirective line, string label) => new(line.File, line.Syntax.Span, label);

    /// <summary>The first few of many places.</summary>
    internal static IEnumerable<T> Few<T>(IEnumerable<T> places) => places.Take(MaxRelated);

    /// <summary>Removes a line that never counts; null when a comment would go with it.</summary>
    internal static Fix? Delete(BoundDirective line, FixSafety safety = FixSafety.Safe) =>
        LineDeletion.Of(line.File.Tree, line.Syntax) is [_, ..] edits ? new Fix("Delete the line", safety, edits) : null;

    /// <summary>Writes what one line adds behind what another one says, and removes the first; null when a comment would go with it.</summary>
    internal static Fix? Join(BoundDirective into, BoundDirective from, string separator, string text) =>
        LineDeletion.Of(from.File.Tree, from.Syntax) is [_, ..] deletion && text.Length > 0 && !into.Words.IsEmpty
            ? new Fix(
                "Join the two lines",
                FixSafety.Unsafe,
                [new TextEdit(new TextSpan(into.Words[^1].Span.End, 0), separator + text), .. deletion]
            )
            : null;
}
