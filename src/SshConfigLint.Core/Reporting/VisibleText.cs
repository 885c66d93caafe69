using System.Globalization;
using System.Text;

namespace SshConfigLint.Reporting;

/// <summary>
/// Text from a configuration made safe to look at: nothing in it can move the cursor, change colours or turn the order of
/// characters around, and every character keeps a known width.
/// </summary>
internal static class VisibleText
{
    private const int TabWidth = 4;

    /// <summary>East Asian wide and full-width blocks (Unicode Standard Annex 11), first and last code point.</summary>
    private static readonly (int First, int Last)[] _wide =
    [
        (0x1100, 0x115F),
        (0x231A, 0x231B),
        (0x23E9, 0x23EC),
        (0x25FD, 0x25FE),
        (0x2614, 0x2615),
        (0x2648, 0x2653),
        (0x26A1, 0x26A1),
        (0x26BD, 0x26BE),
        (0x2705, 0x2705),
        (0x274C, 0x274C),
        (0x2E80, 0x303E),
        (0x3041, 0x33FF),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xA000, 0xA4CF),
        (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F),
        (0xFF01, 0xFF60),
        (0xFFE0, 0xFFE6),
        (0x1F300, 0x1F64F),
        (0x1F680, 0x1F6FF),
        (0x1F900, 0x1F9FF),
        (0x20000, 0x3FFFD),
    ];

    /// <summary>One line or message without anything that a terminal would act on.</summary>
    internal static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i += LengthAt(text, i))
        {
            result.Append(Cell(text, i, out _));
        }

        return result.ToString();
    }

    /// <summary>A source line as it is shown, with the column at which each of its code units begins; last, the width.</summary>
    internal static (string Text, int[] Columns) Layout(string line)
    {
        var result = new StringBuilder(line.Length);
        var columns = new int[line.Length + 1];
        var column = 0;
        for (var i = 0; i < line.Length; )
        {
            var length = LengthAt(line, i);
            for (var unit = i; unit < i + length; unit++)
            {
                columns[unit] = column;
            }

            result.Append(Cell(line, i, out var width));
            column += width;
            i += length;
        }

        columns[line.Length] = column;
        return (result.ToString(), columns);
    }

    /// <summary>Columns that escaped text takes.</summary>
    internal static int Width(string text) => Layout(text).Columns[^1];

    private static int LengthAt(string text, int index) => char.IsSurrogatePair(text, index) ? 2 : 1;

    private static string Cell(string text, int index, out int width)
    {
        var c = text[index];
        if (c is >= ' ' and < '\u007F')
        {
            width = 1;
            return c.ToString();
        }

        if (c == '\t')
        {
            width = TabWidth;
            return "    ";
        }

        // Control pictures: U+2400 and on show U+0000 and on.
        if (c < ' ')
        {
            width = 1;
            return ((char)('\u2400' + c)).ToString();
        }

        if (char.IsSurrogate(c) && LengthAt(text, index) == 1)
        {
            return Code(c, out width);
        }

        var codePoint = char.ConvertToUtf32(text, index);
        switch (CharUnicodeInfo.GetUnicodeCategory(codePoint))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                width = 0;
                break;
            case UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned:
                return Code(codePoint, out width);
            default:
                width = IsWide(codePoint) ? 2 : 1;
                break;
        }

        return char.ConvertFromUtf32(codePoint);
    }

    private static string Code(int codePoint, out int width)
    {
        var text = $"\\u{{{codePoint:x}}}";
        width = text.Length;
        return text;
    }

    private static bool IsWide(int codePoint)
    {
        foreach (var (first, last) in _wide)
        {
            if (codePoint < first)
            {
                return false;
            }

            if (codePoint <= last)
            {
                return true;
            }
        }

        return false;
    }
}
