using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Reporting;

/// <summary>The source lines of a finding: its own file first, then the files of related places.</summary>
internal sealed class Snippet
{
    private readonly ImmutableArray<Group> _groups;
    private readonly int _width;

    private Snippet(ImmutableArray<Group> groups, int width)
    {
        _groups = groups;
        _width = width;
        GutterWidth = groups.Max(group => group.Lines[^1].Number).ToString(CultureInfo.InvariantCulture).Length;
    }

    /// <summary>Digits of the largest line number.</summary>
    internal int GutterWidth { get; }

    internal static Snippet Of(Finding finding, int width)
    {
        var diagnostic = finding.Diagnostic;
        var marks = new List<Mark> { new(diagnostic.File.Tree.Text, diagnostic.Span, diagnostic.Label, finding.Severity) };
        marks.AddRange(diagnostic.Related.Select(related => new Mark(related.File.Tree.Text, related.Span, related.Label, null)));
        if (
            Header(diagnostic) is { } header
            && !marks.Exists(mark => mark.Text == header.File.Tree.Text && mark.Span.OverlapsWith(header.Syntax.Span))
        )
        {
            var label = header.File == diagnostic.File ? null : "the file above is read within this block";
            marks.Add(new Mark(header.File.Tree.Text, header.Syntax.Span, label, null));
        }

        var groups = marks.GroupBy(mark => mark.Text).Select(group => new Group(group.Key, group.First().Span.Start, [.. Lines(group)]));
        return new Snippet([.. groups], width);
    }

    internal void Write(TextStyle style, TextWriter output)
    {
        var pad = new string(' ', GutterWidth);
        var bar = style.Frame("|");
        foreach (var (index, group) in _groups.Index())
        {
            output.Write($"{pad}{style.Frame(index == 0 ? "-->" : ":::")} {Words.Place(group.Text, group.Start)}\n{pad} {bar}\n");
            var last = group.Lines[0].Number;
            foreach (var line in group.Lines)
            {
                if (line.Number > last + 1)
                {
                    output.Write(style.Frame("...") + "\n");
                }

                last = line.Number;
                WriteLine(line, style, output, pad, bar);
            }

            if (index < _groups.Length - 1)
            {
                output.Write($"{pad} {bar}\n");
            }
        }

        output.Write($"{pad} {bar}\n");
    }

    private void WriteLine(Line line, TextStyle style, TextWriter output, string pad, string bar)
    {
        var columns = VisibleText.Layout(line.Content, line.IsUtf8).Columns;
        var window = Window.Of(line, columns, Math.Max(30, _width - GutterWidth - 3));
        var number = line.Number.ToString(CultureInfo.InvariantCulture).PadLeft(GutterWidth);
        var shown = window.Cut(line);
        output.Write($"{style.Frame(number)} {bar}{(shown.Length == 0 ? "" : " " + shown)}\n");
        foreach (var mark in line.Marks)
        {
            if (mark.Label is null)
            {
                continue;
            }

            var start = window.Column(columns[Math.Min(mark.Start, line.Content.Length)]);
            var length = Math.Max(1, window.Column(columns[Math.Min(mark.End, line.Content.Length)]) - start);
            var under =
                new string(mark.Severity is null ? '-' : '^', length)
                + (mark.Label is "" ? "" : " " + VisibleText.Escape(mark.Label, line.IsUtf8));
            output.Write(
                $"{pad} {bar} {new string(' ', start)}{(mark.Severity is { } severity ? style.Severe(severity, under) : style.Frame(under))}\n"
            );
        }
    }

    private static BoundDirective? Header(Diagnostic diagnostic)
    {
        var block = diagnostic.Directive?.Block;
        while (block is { Header: null })
        {
            block = block.Parent;
        }

        return block?.Header == diagnostic.Directive ? null : block?.Header;
    }

    private static IEnumerable<Line> Lines(IEnumerable<Mark> marks) =>
        marks
            .Select(mark => (Mark: mark, Position: mark.Text.GetLinePosition(mark.Span.Start)))
            .GroupBy(item => item.Position.Line)
            .OrderBy(group => group.Key)
            .Select(group => new Line(
                group.Key + 1,
                Content(group.First().Mark.Text, group.Key),
                group.First().Mark.Text.IsUtf8,
                [
                    .. group
                        .Select(item => new LineMark(
                            item.Position.Character,
                            item.Position.Character + item.Mark.Span.Length,
                            item.Mark.Label,
                            item.Mark.Severity
                        ))
                        .OrderBy(mark => mark.Severity is null),
                ]
            ));

    private static string Content(SourceText text, int line) => text.ToString(text.GetLineSpan(line));

    /// <summary>A span with its label; null for a line that is only shown. A severity makes it the finding's own place.</summary>
    private sealed record Mark(SourceText Text, TextSpan Span, string? Label, Severity? Severity);

    private sealed record LineMark(int Start, int End, string? Label, Severity? Severity);

    private sealed record Line(int Number, string Content, bool IsUtf8, ImmutableArray<LineMark> Marks);

    private sealed record Group(SourceText Text, int Start, ImmutableArray<Line> Lines);

    /// <summary>The part of a line that is shown, as code units and as columns.</summary>
    private readonly record struct Window(int From, int To, int First, int Last)
    {
        internal static Window Of(Line line, int[] columns, int width)
        {
            var content = line.Content;
            var total = columns[^1];
            if (total <= width)
            {
                return new Window(0, content.Length, 0, total);
            }

            // Two columns for the dots; a quarter of the rest in front of the mark.
            width -= 2;
            var start = columns[Math.Min(line.Marks[0].Start, content.Length)];
            var first = Math.Max(0, Math.Min(start - (width / 4), total - width));
            var from = Array.FindIndex(columns, column => column >= first);
            var to = Array.FindLastIndex(columns, column => column <= columns[from] + width);
            to -= to < content.Length && char.IsLowSurrogate(content[to]) ? 1 : 0;
            return new Window(from, to, columns[from], columns[to]);
        }

        /// <summary>Where a column of the whole line is shown; what was cut off stands for the dots.</summary>
        internal int Column(int column)
        {
            if (column < First)
            {
                return 0;
            }

            return Math.Min(column, Last + 1) - First + (From > 0 ? 1 : 0);
        }

        internal string Cut(Line line) =>
            (From > 0 ? "…" : "") + VisibleText.Escape(line.Content[From..To], line.IsUtf8) + (To < line.Content.Length ? "…" : "");
    }
}
