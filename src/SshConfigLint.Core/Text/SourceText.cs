using System.Collections.Immutable;
using System.Text;

namespace SshConfigLint.Text;

/// <summary>The text of one file, with all that is needed to write the same bytes again.</summary>
/// <remarks>A byte order mark stays in <see cref="Content"/>: OpenSSH reads it as part of the first keyword.</remarks>
public sealed class SourceText
{
    private static readonly UTF8Encoding _strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int[]? _lineStarts;

    private SourceText(string path, string content, bool isUtf8)
    {
        Path = path;
        Content = content;
        IsUtf8 = isUtf8;
    }

    /// <summary>The name under which the file is reported; a POSIX path or a label such as <c>&lt;stdin&gt;</c>.</summary>
    public string Path { get; }

    /// <summary>The decoded text.</summary>
    public string Content { get; }

    /// <summary>Whether the bytes were UTF-8; otherwise each byte became one character (Latin-1).</summary>
    public bool IsUtf8 { get; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => Content.Length;

    /// <summary>Number of lines; a text that ends in a line feed has an empty last line.</summary>
    public int LineCount => LineStarts.Length;

    private int[] LineStarts => _lineStarts ??= FindLineStarts(Content);

    /// <summary>Wraps text that was never bytes.</summary>
    public static SourceText From(string content, string path = "")
    {
        ArgumentNullException.ThrowIfNull(content);
        return new SourceText(path, content, isUtf8: true);
    }

    /// <summary>Decodes bytes as UTF-8 or, when that would lose something, as Latin-1.</summary>
    public static SourceText From(ReadOnlySpan<byte> bytes, string path = "")
    {
        try
        {
            return new SourceText(path, _strictUtf8.GetString(bytes), isUtf8: true);
        }
        catch (DecoderFallbackException)
        {
            return new SourceText(path, Encoding.Latin1.GetString(bytes), isUtf8: false);
        }
    }

    /// <summary>The bytes that <see cref="From(ReadOnlySpan{byte}, string)"/> was given.</summary>
    public byte[] ToBytes() => (IsUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetBytes(Content);

    /// <summary>The same file with other content, written in the same encoding.</summary>
    public SourceText WithContent(string content) => new(Path, content, IsUtf8);

    /// <summary>The text that <paramref name="span"/> covers.</summary>
    public string ToString(TextSpan span) => Content.Substring(span.Start, span.Length);

    /// <summary>Zero-based line and character of an offset.</summary>
    public LinePosition GetLinePosition(int offset)
    {
        var line = Array.BinarySearch(LineStarts, offset);
        line = line < 0 ? ~line - 1 : line;
        return new LinePosition(line, offset - LineStarts[line]);
    }

    /// <summary>The span of a zero-based line without its line feed and the carriage returns before it.</summary>
    public TextSpan GetLineSpan(int line)
    {
        var start = LineStarts[line];
        var end = line + 1 < LineStarts.Length ? LineStarts[line + 1] - 1 : Content.Length;
        while (end > start && Content[end - 1] == '\r')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Applies edits that do not overlap, in any order.</summary>
    /// <exception cref="ArgumentException">Two edits overlap.</exception>
    public SourceText WithEdits(ImmutableArray<TextEdit> edits)
    {
        var result = new StringBuilder(Content.Length);
        var position = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Span))
        {
            if (edit.Span.Start < position)
            {
                throw new ArgumentException($"The edit at {edit.Span} overlaps the one before it.", nameof(edits));
            }

            result.Append(Content, position, edit.Span.Start - position).Append(edit.NewText);
            position = edit.Span.End;
        }

        return WithContent(result.Append(Content, position, Content.Length - position).ToString());
    }

    private static int[] FindLineStarts(string content)
    {
        var starts = new List<int> { 0 };
        for (var at = content.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = content.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }

        return [.. starts];
    }
}
