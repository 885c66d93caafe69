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

    /// <summary>
    /// Characters that show nothing though Unicode calls them letters or marks (<c>Default_Ignorable_Code_Point</c>), first and last code
    /// point: unseen, they would make two words look alike.
    /// </summary>
    private static readonly (int First, int Last)[] _invisible =
    [
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xE0100, 0xE01EF),
    ];

    /// <summary>One line or message without anything that a terminal would act on.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isUtf8">Whether it comes from UTF-8; otherwise its characters above ASCII are bytes (Latin-1) and shown as such.</param>
    internal static string Escape(string text, bool isUtf8 = true) => Layout(text, isUtf8).Text;

    /// <summary>A source line as it is shown, with the column at which each of its code units begins; last, the width.</summary>
    internal static (string Text, int[] Columns) Layout(string line, bool isUtf8 = true)
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

            result.Append(Cell(line, i, isUtf8, out var width));
            column += width;
            i += length;
        }

        columns[line.Length] = column;
        return (result.ToString(), columns);
    }

    private static int LengthAt(string text, int index) => char.IsSurrogatePair(text, index) ? 2 : 1;

    private static string Cell(string text, int index, bool isUtf8, out int width)
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

        if (!isUtf8 && c is >= '\u0080' and <= '\u00FF')
        {
            width = 4;
            return $"\\x{(int)c:x2}";
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
        if (Array.Exists(_invisible, range => codePoint >= range.First && codePoint <= range.Last))
        {
            return Code(codePoint, out width);
        }

        switch (CharUnicodeInfo.GetUnicodeCategory(codePoint))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                width = 0;
                break;
            // A blank other than U+0020 looks like one, but OpenSSH takes it for a letter.
            case UnicodeCategory.SpaceSeparator
            or UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned:
                return Code(codePoint, out width);
            default:
                width = WideCharacters.Contains(codePoint) ? 2 : 1;
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
}
