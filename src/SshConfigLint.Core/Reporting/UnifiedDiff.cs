using System.Collections.Immutable;
using System.Text;
using DiffPlex;
using DiffPlex.Model;
using SshConfigLint.Analysis;

namespace SshConfigLint.Reporting;

/// <summary>What fixes change, as <c>patch</c> and <c>git apply</c> take it.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The bytes of the difference: those of the file, whatever its encoding and line ends are.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its name; relative ones suit <c>patch -p1</c>.</param>
    public static byte[] ToBytes(FixedFile file, string path)
    {
        ArgumentNullException.ThrowIfNull(file);
        var hunks = string.Concat(Lines(file.Before.Content, file.After.Content).Select(line => $"{line.Sign}{line.Text}"));
        return [.. Encoding.UTF8.GetBytes(Header(path)), .. file.Before.WithContent(hunks).ToBytes()];
    }

    /// <summary>The same to be looked at: nothing of the file acts on a terminal.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its name.</param>
    /// <param name="color">Whether text may hold colours.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(FixedFile file, string path, bool color, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(output);
        var style = new TextStyle(color);
        foreach (var line in Header(path).TrimEnd('\n').Split('\n'))
        {
            output.Write(style.Bold(line.TrimEnd('\t')) + "\n");
        }

        foreach (var (sign, text) in Lines(file.Before.Content, file.After.Content))
        {
            var shown = sign + VisibleText.Escape(text.TrimEnd('\n'), file.Before.IsUtf8);
            output.Write(
                sign switch
                {
                    '+' => style.Added(shown),
                    '-' => style.Removed(shown),
                    '@' => style.Frame(shown),
                    _ => shown,
                } + "\n"
            );
        }
    }

    /// <summary>A name with a blank ends in a tab, as GNU diff and git write it.</summary>
    private static string Header(string path)
    {
        var name = VisibleText.Escape(path).TrimStart('/');
        var end = name.Contains(' ', StringComparison.Ordinal) ? "\t\n" : "\n";
        return $"--- a/{name}{end}+++ b/{name}{end}";
    }

    private static IEnumerable<(char Sign, string Text)> Lines(string before, string after)
    {
        var result = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new LineChunker());
        foreach (var hunk in Hunks(result.DiffBlocks))
        {
            foreach (var (sign, text) in LinesOf(hunk, result))
            {
                yield return (sign, text.EndsWith('\n') ? text : text + "\n");
                if (!text.EndsWith('\n'))
                {
                    yield return ('\\', " No newline at end of file\n");
                }
            }
        }
    }

    /// <summary>Puts blocks together whose lines of context meet.</summary>
    private static IEnumerable<ImmutableArray<DiffBlock>> Hunks(IEnumerable<DiffBlock> blocks)
    {
        var hunk = ImmutableArray.CreateBuilder<DiffBlock>();
        foreach (var block in blocks)
        {
            if (hunk is [.., var last] && block.DeleteStartA - (last.DeleteStartA + last.DeleteCountA) > 2 * Context)
            {
                yield return hunk.DrainToImmutable();
            }

            hunk.Add(block);
        }

        if (hunk.Count > 0)
        {
            yield return hunk.DrainToImmutable();
        }
    }

    private static IEnumerable<(char Sign, string Text)> LinesOf(ImmutableArray<DiffBlock> hunk, DiffResult result)
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var start = Math.Max(0, first.DeleteStartA - Context);
        var end = Math.Min(result.PiecesOld.Count, last.DeleteStartA + last.DeleteCountA + Context);
        var newStart = first.InsertStartB - (first.DeleteStartA - start);
        var newEnd = last.InsertStartB + last.InsertCountB + (end - last.DeleteStartA - last.DeleteCountA);
        yield return ('@', $"@ -{Range(start, end)} +{Range(newStart, newEnd)} @@\n");
        var at = start;
        foreach (var block in hunk)
        {
            for (; at < block.DeleteStartA; at++)
            {
                yield return (' ', result.PiecesOld[at]);
            }

            for (; at < block.DeleteStartA + block.DeleteCountA; at++)
            {
                yield return ('-', result.PiecesOld[at]);
            }

            for (var i = 0; i < block.InsertCountB; i++)
            {
                yield return ('+', result.PiecesNew[block.InsertStartB + i]);
            }
        }

        for (; at < end; at++)
        {
            yield return (' ', result.PiecesOld[at]);
        }
    }

    /// <summary>Lines from one on; of an empty range the line before it.</summary>
    private static string Range(int start, int end) =>
        (end - start) switch
        {
            0 => $"{start},0",
            1 => $"{start + 1}",
            var count => $"{start + 1},{count}",
        };

    /// <summary>Lines with their line feeds; a carriage return is no line end.</summary>
    private sealed class LineChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = new List<string>();
            for (var start = 0; start < text.Length; )
            {
                var lineFeed = text.IndexOf('\n', start);
                var end = lineFeed < 0 ? text.Length : lineFeed + 1;
                lines.Add(text[start..end]);
                start = end;
            }

            return lines;
        }
    }
}
