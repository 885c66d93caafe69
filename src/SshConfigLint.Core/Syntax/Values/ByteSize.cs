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
    private const int MaxFractionDigits = 19;

    private static readonly Parser<char, Piece> _size = Map(
        (blanks, signs, number, unit, rest) => new Piece(signs, number, unit, rest),
        Run(" \t\n\v\f\r"),
        Run("+-"),
        Run("0123456789."),
        One(),
        Until("")
    );

    /// <summary>Reads a size.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isScaledByUnit">Whether a fraction is scaled unit by unit, as releases do that lose fewer of its digits.</param>
    public static ByteSize Parse(string text, bool isScaledByUnit = true)
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

        var fraction = dot < 0 ? default : digits[(dot + 1)..];
        fraction = fraction[..Math.Min(fraction.Length, MaxFractionDigits)];
        if (!fraction.IsEmpty && BigInteger.Parse(fraction, provider: null) > long.MaxValue)
        {
            return Wrong(span, "its fraction has too many digits");
        }

        var index = 0;
        if (!piece.Unit.IsEmpty)
        {
            index = Units.IndexOf(char.ToUpperInvariant(text[piece.Unit.Start]), StringComparison.Ordinal);
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
        }

        var bytes = whole.IsEmpty ? BigInteger.Zero : BigInteger.Parse(whole, provider: null) << (10 * index);
        if (!fraction.IsEmpty && !piece.Unit.IsEmpty)
        {
            bytes += isScaledByUnit ? Fraction(fraction, steps: index, 1024) : Fraction(fraction, steps: 1, 1L << (10 * index));
        }

        if (text.AsSpan(piece.Signs.Start, piece.Signs.Length) is "-")
        {
            bytes = -bytes;
        }

        return bytes > long.MaxValue || bytes < long.MinValue
            ? Wrong(TextSpan.FromBounds(0, text.Length), "it is too large")
            : new ByteSize((long)bytes, span, piece.Unit, Error: null);
    }

    // Digits that would make a product too large for a long are dropped from the end.
    private static BigInteger Fraction(ReadOnlySpan<char> digits, int steps, long factor)
    {
        var fraction = BigInteger.Parse(digits, provider: null);
        var places = digits.Length;
        for (var step = 0; step < steps; step++)
        {
            for (; fraction >= long.MaxValue / factor; places--)
            {
                fraction /= 10;
            }

            fraction *= factor;
        }

        return fraction / BigInteger.Pow(10, places);
    }

    private static ByteSize Wrong(TextSpan span, string reason) => new(0, default, default, new ValueError(span, reason));

    private readonly record struct Piece(TextSpan Signs, TextSpan Number, TextSpan Unit, TextSpan Rest);
}
