using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>A file mode mask; reading stops at the first character that is no octal digit, as <c>strtol</c> does.</summary>
/// <param name="Mode">The mask, 0…0777; 0 when there is an error.</param>
/// <param name="Digits">Where the digits stand within the value.</param>
/// <param name="Unread">What OpenSSH never looks at, behind the digits.</param>
/// <param name="Error">What is wrong; null when the text is a mask.</param>
public sealed record OctalMode(int Mode, TextSpan Digits, TextSpan Unread, ValueError? Error)
{
    private static readonly Parser<char, (TextSpan Sign, TextSpan Digits, TextSpan Unread)> _mode = Map(
        (blanks, sign, digits, rest) => (sign, digits, rest),
        Run(" \t\n\v\f\r"),
        Run("+-", limit: 1),
        Run("01234567"),
        Until("")
    );

    /// <summary>Reads a mask.</summary>
    public static OctalMode Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (sign, digits, rest) = _mode.ParseOrThrow(text);
        if (digits.IsEmpty)
        {
            return new OctalMode(0, digits, rest, new ValueError(TextSpan.FromBounds(0, text.Length), "an octal number is missing"));
        }

        var significant = text.AsSpan(digits.Start, digits.Length).TrimStart('0');
        var mode = significant.Length > 3 ? int.MaxValue : 0;
        foreach (var digit in significant.Length > 3 ? default : significant)
        {
            mode = (mode * 8) + (digit - '0');
        }

        var isNegative = text.AsSpan(sign.Start, sign.Length) is "-" && mode != 0;
        return isNegative || mode > 0x1FF
            ? new OctalMode(0, digits, rest, new ValueError(TextSpan.FromBounds(sign.Start, digits.End), "masks are 0 to 0777"))
            : new OctalMode(mode, digits, rest, Error: null);
    }
}
