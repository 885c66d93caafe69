using System.Globalization;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Values;

/// <summary>MaxStartups and PerSourceNetBlockSize, which <c>sscanf</c> reads: what it cannot read is passed over.</summary>
internal static class StartupsCheck
{
    private const int LongestMask4 = 32;
    private const int LongestMask6 = 128;

    private static readonly OpenSshVersion _firstThatNeedsOne = new(8, 5);

    internal static void MaxStartups(ValueContext context)
    {
        var word = context.Words[0];
        if (!context.IsEmptyWord(word) && WrongStartups(Scan(word.Value), context.Version) is { } reason)
        {
            context.Invalid(word, reason, help: "write `start:rate:full`, for instance `10:30:100`, or one number");
        }

        ExtraWords.Check(context, taken: 1);
    }

    internal static void NetBlockSize(ValueContext context)
    {
        var word = context.Words[0];
        if (!context.IsEmptyWord(word))
        {
            var numbers = Scan(word.Value);
            if (numbers.Count == 0 || numbers[0] is < 0 or > LongestMask4)
            {
                context.Invalid(word, $"the bits of an IPv4 mask, 0 to {LongestMask4}, are expected");
            }
            else if (numbers.Count > 1 && numbers[1] is < 0 or > LongestMask6)
            {
                context.Invalid(word, $"the bits of an IPv6 mask are 0 to {LongestMask6}");
            }
        }

        ExtraWords.Check(context, taken: 1);
    }

    private static string? WrongStartups(List<int> numbers, OpenSshVersion version)
    {
        if (numbers.Count is not (1 or 3))
        {
            return numbers.Count == 0 ? "a number is expected" : "one number or three are expected";
        }

        if (numbers is [var begin, var rate, var full])
        {
            if (begin > full)
            {
                return "the first number may not be larger than the last";
            }

            if (rate is < 1 or > 100)
            {
                return "the rate in the middle is a percentage, 1 to 100";
            }
        }

        return version >= _firstThatNeedsOne && (numbers[0] <= 0 || numbers[^1] <= 0) ? "numbers are 1 or more" : null;
    }

    /// <summary>At most three numbers with a colon between them; stops at the first thing that is neither.</summary>
    internal static List<int> Scan(string text)
    {
        var numbers = new List<int>();
        var rest = text.AsSpan();
        while (numbers.Count < 3)
        {
            rest = rest.TrimStart(" \t\n\v\f\r");
            var sign = rest is ['+' or '-', ..] ? 1 : 0;
            var end = rest[sign..].IndexOfAnyExceptInRange('0', '9');
            end = end < 0 ? rest.Length : end + sign;
            if (end == sign)
            {
                break;
            }

            numbers.Add(Wrapped(rest[..end]));
            rest = rest[end..];
            if (rest is not [':', ..])
            {
                break;
            }

            rest = rest[1..];
        }

        return numbers;
    }

    // %d reads a long and keeps its lower half.
    private static int Wrapped(ReadOnlySpan<char> digits)
    {
        var isRead = long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return unchecked(
            (int)(
                isRead ? number
                : digits[0] == '-' ? long.MinValue
                : long.MaxValue
            )
        );
    }
}
