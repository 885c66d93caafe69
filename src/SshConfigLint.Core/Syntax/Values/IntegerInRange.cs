using System.Globalization;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>A decimal number with a lower and an upper limit; blanks and a sign may stand in front (<c>strtonum</c>).</summary>
/// <param name="Number">The number; 0 when there is an error.</param>
/// <param name="Digits">Where the digits stand within the value.</param>
/// <param name="Error">What is wrong; null when the text is such a number.</param>
public sealed record IntegerInRange(long Number, TextSpan Digits, ValueError? Error)
{
    private static readonly Parser<char, (TextSpan Sign, TextSpan Digits, TextSpan Unread)> _number = Map(
        (blanks, sign, digits, rest) => (sign, digits, rest),
        Run(" \t\n\v\f\r"),
        Run("+-", limit: 1),
        Run("0123456789"),
        Until("")
    );

    /// <summary>Whether the text is a number, in the range or not.</summary>
    public bool IsNumber { get; private init; }

    /// <summary>Reads a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="min">The smallest number.</param>
    /// <param name="max">The largest number.</param>
    public static IntegerInRange Parse(string text, long min, long max)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (sign, digits, rest) = _number.ParseOrThrow(text);
        if (digits.IsEmpty)
        {
            return new IntegerInRange(0, digits, new ValueError(TextSpan.FromBounds(0, text.Length), "a number is expected"));
        }

        if (!rest.IsEmpty)
        {
            return new IntegerInRange(0, digits, new ValueError(rest, "only digits are expected"));
        }

        var span = TextSpan.FromBounds(sign.Start, digits.End);
        var isRead = long.TryParse(
            text.AsSpan(span.Start, span.Length),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        );
        var isLow = isRead ? number < min : text.AsSpan(sign.Start, sign.Length) is "-";
        if (isLow)
        {
            return new IntegerInRange(0, digits, new ValueError(span, $"the smallest number is {min}")) { IsNumber = true };
        }

        return isRead && number <= max
            ? new IntegerInRange(number, digits, Error: null) { IsNumber = true }
            : new IntegerInRange(0, digits, new ValueError(span, $"the largest number is {max}")) { IsNumber = true };
    }
}
