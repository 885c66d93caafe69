using System.Collections.Immutable;
using System.Numerics;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>A size such as <c>1G</c>: a number, a fraction, and one of B K M G T P E (<c>fmt_scaled.c: scan_scaled</c>).</summary>
/// <param name="Bytes">The size; 0 when there is an error.</param>
/// <param name="Number">Where the number stands within the value, sign and fraction included.</param>
/// <param name="Unit">Where the unit stands; empty when there is none.</param>
/// <param name="Error">What is wrong; null when the text is a size.</param>
public sealed record ByteSize(long Bytes, TextSpan Number, TextSpan Unit, ValueError? Error)
{
    private const string Units = "BKMGTPE";
    private const int MaxDigits = 21;

    private static readonly Parser<char, Piece> _size = Map(
        (blanks, signs, number, unit, rest) => new Piece(signs, number, unit, rest),
        Run(" \t\n\v\f\r"),
        Run("+-"),
        Run("0123456789."),
        One(),
        Until("")
    );

    /// <summary>Reads a size.</summary>
    public static ByteSize Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var piece = _size.ParseOrThrow(text);
        var span = TextSpan.FromBounds(piece.Signs.Start, piece.Number.End);
        var digits = text.AsSpan(piece.Number.Start, piece.Number.Length);
        var dot = digits.IndexOf('.');
        if (piece.Signs.Length > 1)
        {
            return Wrong(piece.Signs, "it has more than one sign");
        }

        if (dot >= 0 && digits[(dot + 1)..].Contains('.'))
        {
            return Wrong(span, "it has more than one decimal point");
        }

        var whole = dot < 0 ? digits : digits[..dot];
        if (whole.Length >= MaxDigits)
        {
            return Wrong(span, "it is too large");
        }

        var factor = BigInteger.One;
        if (!piece.Unit.IsEmpty)
        {
            var index = Units.IndexOf(char.ToUpperInvariant(text[piece.Unit.Start]), StringComparison.Ordinal);
            if (index < 0)
            {
                return digits.IsEmpty
                    ? Wrong(TextSpan.FromBounds(0, text.Length), "a number is missing")
                    : Wrong(piece.Unit, "units are K, M, G, T, P and E");
            }

            if (!piece.Rest.IsEmpty && char.IsAsciiLetterOrDigit(text[piece.Rest.Start]))
            {
                return Wrong(TextSpan.FromBounds(piece.Unit.Start, text.Length), "units are a single letter: K, M, G, T, P or E");
            }

            factor = BigInteger.One << (10 * index);
        }

        var bytes = (whole.IsEmpty ? BigInteger.Zero : BigInteger.Parse(whole, provider: null)) * factor;
        if (dot >= 0 && !piece.Unit.IsEmpty)
        {
            bytes += Fraction(digits[(dot + 1)..], factor);
        }

        if (text.AsSpan(piece.Signs.Start, piece.Signs.Length) is "-")
        {
            bytes = -bytes;
        }

        return bytes > long.MaxValue || bytes < long.MinValue
            ? Wrong(TextSpan.FromBounds(0, text.Length), "it is too large")
            : new ByteSize((long)bytes, span, piece.Unit, Error: null);
    }

    // Digits behind the eighteenth make no difference that anybody could see. Those that would make the product too large for a
    // long are dropped, so that 1.9E is 1E.
    private static BigInteger Fraction(ReadOnlySpan<char> digits, BigInteger factor)
    {
        digits = digits[..Math.Min(digits.Length, 18)];
        if (digits.IsEmpty)
        {
            return BigInteger.Zero;
        }

        var fraction = BigInteger.Parse(digits, provider: null);
        var places = digits.Length;
        for (; fraction >= long.MaxValue / factor; places--)
        {
            fraction /= 10;
        }

        return fraction * factor / BigInteger.Pow(10, places);
    }

    private static ByteSize Wrong(TextSpan span, string reason) => new(0, default, default, new ValueError(span, reason));

    private readonly record struct Piece(TextSpan Signs, TextSpan Number, TextSpan Unit, TextSpan Rest);
}
