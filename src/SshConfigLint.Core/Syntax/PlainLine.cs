using System.Buffers;
using System.Runtime.InteropServices;
using Pidgin;
using static SshConfigLint.Syntax.Grammar;

namespace SshConfigLint.Syntax;

/// <summary>
/// A line of bare words, read in one step; any other line is left to the grammar. Nearly all lines are of that kind, and the
/// grammar takes three times as long for them.
/// </summary>
internal sealed class PlainLine(Parser<char, Line?> other) : Parser<char, Line?>
{
    /// <summary>A longer line is not worth a look ahead.</summary>
    private const int MaxLength = 256;

    /// <summary>What makes a line more than words and blanks.</summary>
    private static readonly SearchValues<char> _special = SearchValues.Create("\n\"'\\#=\0\r\f");

    public override bool TryParse(ref ParseState<char> state, ref PooledList<Expected<char>> expecteds, out Line? result)
    {
        var window = state.LookAhead(MaxLength);
        var length = window.IndexOfAny(_special);
        if (length < 0 || window[length] != '\n')
        {
            return other.TryParse(ref state, ref expecteds, out result);
        }

        var start = (int)state.Location;
        var end = start + length;
        result = new Line(start, ReadBody(window[..length], start), new LineEnd(end, end, end, end + 1));
        state.Advance(length + 1);
        return true;
    }

    private static Body? ReadBody(ReadOnlySpan<char> line, int start)
    {
        var position = 0;
        if (Next(line, ref position, start) is not { } keyword)
        {
            return null;
        }

        if (Next(line, ref position, start) is not { } first)
        {
            return new Body(keyword, new Content(null, default));
        }

        var rest = position;
        var count = 1;
        while (Next(line, ref position, start) is not null)
        {
            count++;
        }

        if (count == 1)
        {
            return new Body(keyword, new Content(null, new Few<Word>(1, first, default)));
        }

        var words = new Word[count];
        words[0] = first;
        for (var i = 1; i < count; i++)
        {
            words[i] = Next(line, ref rest, start)!.Value;
        }

        return new Body(keyword, new Content(null, new Few<Word>(count, first, ImmutableCollectionsMarshal.AsImmutableArray(words))));
    }

    private static Word? Next(ReadOnlySpan<char> line, ref int position, int start)
    {
        while (position < line.Length && line[position] is ' ' or '\t')
        {
            position++;
        }

        if (position == line.Length)
        {
            return null;
        }

        var begin = position;
        var length = line[begin..].IndexOfAny(' ', '\t');
        position = length < 0 ? line.Length : begin + length;
        return new Word(start + begin, start + position, SyntaxTokenFlags.None);
    }
}
