using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

/// <summary>What the layout of a file says of which block a line is meant for; OpenSSH does not look at it.</summary>
internal static class Layout
{
    private static readonly string[] _globalWords =
    [
        "global",
        "defaults",
        "default settings",
        "all hosts",
        "every host",
        "all users",
        "everyone",
    ];

    /// <summary>
    /// The first line of a block from which on it looks like the global part: the lines above are indented and it and all below
    /// are not, or a comment says so. Null when the block looks like one; Include lines are left out.
    /// </summary>
    internal static BoundDirective? FirstGlobalLooking(IReadOnlyList<BoundDirective> lines)
    {
        var unindented = FirstUnindented(lines);
        for (var i = 1; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Keyword?.Value != ValueKind.IncludePatterns && (i >= unindented || IsBelowGlobalComment(lines[i - 1], line)))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>
    /// The position of the first of the lines that end a block and stand no deeper than the header although all before do; the count
    /// when there is none.
    /// </summary>
    internal static int FirstUnindented(IReadOnlyList<BoundDirective> lines)
    {
        if (lines.Count < 2 || lines[0].Block.Header is not { } header)
        {
            return lines.Count;
        }

        var depth = Depth(header);
        var first = lines.Count;
        while (first > 0 && Depth(lines[first - 1]) <= depth)
        {
            first--;
        }

        // All lines deeper than the header above, none below: a block without indentation says nothing.
        return first > 0 && lines.Take(first).All(line => Depth(line) > depth) ? first : lines.Count;
    }

    private static int Depth(BoundDirective line) => line.Syntax.Keyword.Span.Start - line.Syntax.Line.Start;

    /// <summary>Whether between two lines of a block there is an empty line and below it a comment that speaks of everybody.</summary>
    private static bool IsBelowGlobalComment(BoundDirective above, BoundDirective line)
    {
        var content = line.File.Tree.Text.Content;
        var between = content.AsSpan(above.Syntax.Line.End, line.Syntax.Line.Start - above.Syntax.Line.End);
        if (!between.Contains('#'))
        {
            return false;
        }

        var isBelowEmptyLine = false;
        var speaksOfAll = false;
        foreach (var range in between.Split('\n'))
        {
            var text = between[range].Trim();
            if (text.IsEmpty)
            {
                // Behind the last line feed nothing stands: that is no empty line.
                var isEmptyLine = range.End.Value < between.Length;
                isBelowEmptyLine |= isEmptyLine;
                speaksOfAll &= !isEmptyLine;
            }
            else
            {
                speaksOfAll |= isBelowEmptyLine && SpeaksOfAll(text);
            }
        }

        return speaksOfAll;
    }

    private static bool SpeaksOfAll(ReadOnlySpan<char> comment)
    {
        foreach (var word in _globalWords)
        {
            if (comment.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
