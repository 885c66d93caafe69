using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Text;

namespace SshConfigLint.Reporting;

/// <summary>The lines that a fix takes away and puts in their place, as far as that is short enough to be looked at.</summary>
internal static class FixPreview
{
    private const int MaxLines = 6;

    /// <summary>Lines that begin with <c>-</c> or <c>+</c>, safe to look at; none when they would not fit.</summary>
    internal static ImmutableArray<string> Of(SourceText text, Fix fix, int width)
    {
        if (fix.Edits.IsEmpty)
        {
            return [];
        }

        var first = fix.Edits.Min(edit => text.GetLinePosition(edit.Span.Start).Line);
        var last = fix.Edits.Max(edit => text.GetLinePosition(edit.Span.End).Line);
        if (last - first > MaxLines)
        {
            return [];
        }

        // Only these lines are edited: a file may be long and have many fixes.
        var start = text.GetLineSpan(first).Start;
        var end = last + 1 < text.LineCount ? text.GetLineSpan(last + 1).Start : text.Length;
        var block = SourceText.From(text.Content[start..end]);
        var edited = block.WithEdits([.. fix.Edits.Select(edit => edit with { Span = edit.Span.Shift(-start) })]);
        var (removed, added) = Different(Lines(block), Lines(edited));
        string[] shown =
        [
            .. removed.Select(line => $"- {VisibleText.Escape(line, text.IsUtf8)}"),
            .. added.Select(line => $"+ {VisibleText.Escape(line, text.IsUtf8)}"),
        ];
        return shown.Length > MaxLines || shown.Any(line => line.Length > width) ? [] : [.. shown];
    }

    private static string[] Lines(SourceText text) =>
        [.. Enumerable.Range(0, text.LineCount).Select(line => text.ToString(text.GetLineSpan(line)))];

    /// <summary>Both texts without the lines that they begin and end with in common.</summary>
    private static (string[] Removed, string[] Added) Different(string[] before, string[] after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var head = 0;
        while (head < shorter && before[head] == after[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < shorter - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        return (before[head..^tail], after[head..^tail]);
    }
}
