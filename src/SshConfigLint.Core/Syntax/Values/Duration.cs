using System.Collections.Immutable;
using System.Globalization;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>Which form of durations is read (<c>misc.c: convtime</c>).</summary>
public enum DurationForm
{
    /// <summary>Whole numbers; a sign and blanks may stand before each: <c>strtol</c>.</summary>
    Signed,

    /// <summary>Whole numbers, digits only.</summary>
    Digits,

    /// <summary>10.3 and later: digits; seconds may have a decimal fraction, and may be given only once.</summary>
    Decimal,
}

/// <summary>One number with its unit.</summary>
/// <param name="Number">The digits.</param>
/// <param name="Unit">The unit in lower case; a NUL character when none is given, which means seconds.</param>
/// <param name="Span">Where it stands within the value.</param>
public sealed record DurationPart(string Number, char Unit, TextSpan Span);

/// <summary>A duration such as <c>90</c>, <c>10m</c> or <c>1h30m</c>.</summary>
/// <param name="Parts">The numbers and units in order.</param>
/// <param name="Seconds">The sum in whole seconds; 0 when there is an error.</param>
/// <param name="Error">What is wrong; null when the text is a duration.</param>
public sealed record Duration(ImmutableArray<DurationPart> Parts, long Seconds, ValueError? Error)
{
    private const string Digits = "0123456789";

    private static readonly Parser<char, Piece?> _signedPart = Map(
        (blanks, sign, number, unit) => (Piece?)new Piece(TextSpan.FromBounds(blanks.Start, number.End), number, unit),
        Run(" \t\n\v\f\r"),
        Run("+-", limit: 1),
        Run(Digits),
        Unit(Digits)
    );

    private static readonly Parser<char, Piece?> _digitsPart = Map(
        (number, unit) => (Piece?)new Piece(number, number, unit),
        Run(Digits),
        Unit(Digits)
    );

    private static readonly Parser<char, Piece?> _decimalPart = Map(
        (number, unit) => (Piece?)new Piece(number, number, unit),
        Run(Digits + "."),
        Unit(Digits + ".")
    );

    private static readonly Parser<char, ImmutableArray<Piece>> _signed = Repeat(_signedPart);
    private static readonly Parser<char, ImmutableArray<Piece>> _digits = Repeat(_digitsPart);
    private static readonly Parser<char, ImmutableArray<Piece>> _decimal = Repeat(_decimalPart);

    /// <summary>Whether the text is a duration.</summary>
    public bool IsValid => Error is null;

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text.</param>
    /// <param name="form">Which form.</param>
    /// <param name="limit">The largest number of seconds.</param>
    public static Duration Parse(string text, DurationForm form = DurationForm.Digits, long limit = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        var grammar = form switch
        {
            DurationForm.Signed => _signed,
            DurationForm.Decimal => _decimal,
            _ => _digits,
        };
        var parts = ImmutableArray.CreateBuilder<DurationPart>();
        if (text.Length > 0 && !text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return Wrong(parts, TextSpan.FromBounds(0, text.Length), "a number is missing");
        }

        var total = 0m;
        var hasSeconds = false;
        foreach (var piece in grammar.ParseOrThrow(text))
        {
            var number = text.Substring(piece.Number.Start, piece.Number.Length);
            var unit = piece.Unit.IsEmpty ? '\0' : char.ToLowerInvariant(text[piece.Unit.Start]);
            var span = TextSpan.FromBounds(piece.Lead.Start, piece.Unit.IsEmpty ? piece.Number.End : piece.Unit.End);
            var factor = Factor(unit);
            if (factor == 0)
            {
                return Wrong(parts, piece.Unit, "units are s, m, h, d and w");
            }

            if (Read(text, piece, form, factor) is not { } value)
            {
                return Wrong(
                    parts,
                    piece.Lead,
                    number.Length == 0 ? "a number is missing" : "this is no number of seconds, minutes and so on"
                );
            }

            if (form == DurationForm.Decimal && factor == 1 && hasSeconds)
            {
                return Wrong(parts, span, "seconds are given twice");
            }

            hasSeconds |= factor == 1;
            total += value * factor;
            if (total > limit)
            {
                return Wrong(parts, TextSpan.FromBounds(0, text.Length), "it is too long");
            }

            parts.Add(new DurationPart(number, unit, span));
        }

        return parts.Count == 0
            ? Wrong(parts, new TextSpan(0, 0), "it is empty")
            : new Duration(parts.ToImmutable(), (long)total, Error: null);
    }

    private static Parser<char, TextSpan> Unit(string startOfNumber) => Unless(startOfNumber, One());

    private static decimal? Read(string text, Piece piece, DurationForm form, int factor)
    {
        var number = text.AsSpan(piece.Number.Start, piece.Number.Length);
        var dot = number.IndexOf('.');
        if (number.IsEmpty || (dot >= 0 && (form != DurationForm.Decimal || factor != 1 || dot == number.Length - 1)))
        {
            return null;
        }

        var isNegative = text.AsSpan(piece.Lead.Start, piece.Lead.Length).Contains('-');
        // More digits than any limit has: a large number will do.
        var value =
            number.Length > 25 && dot < 0 ? 1e20m
            : decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read
            : (decimal?)null;
        return isNegative && value != 0 ? null : value;
    }

    private static int Factor(char unit) =>
        unit switch
        {
            '\0' or 's' => 1,
            'm' => 60,
            'h' => 60 * 60,
            'd' => 24 * 60 * 60,
            'w' => 7 * 24 * 60 * 60,
            _ => 0,
        };

    private static Duration Wrong(ImmutableArray<DurationPart>.Builder parts, TextSpan span, string reason) =>
        new(parts.ToImmutable(), 0, new ValueError(span, reason));

    private readonly record struct Piece(TextSpan Lead, TextSpan Number, TextSpan Unit);
}
