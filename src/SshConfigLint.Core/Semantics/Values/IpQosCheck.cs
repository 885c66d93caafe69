using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>IPQoS: one or two names or numbers (<c>misc.c: parse_ipqos</c>).</summary>
internal static class IpQosCheck
{
    private const int Largest = 255;

    private static readonly OpenSshVersion _firstWithDecimalOnly = new(9, 8);

    internal static void Check(ValueContext context)
    {
        if (context.Kind == ConfigKind.Client && context.HasEmptySecondWord)
        {
            context.Invalid(context.Words[0], $"ssh {context.Version} takes no quotes around a single word here");
            return;
        }

        for (var i = 0; i < Math.Min(context.Words.Length, 2); i++)
        {
            CheckWord(context, context.Words[i]);
        }

        ExtraWords.Check(context, taken: 2);
    }

    private static void CheckWord(ValueContext context, SyntaxToken word)
    {
        var names = context.Keyword.WordsIn(context.Version);
        var text = word.Value;
        if (
            names.Any(name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
            || IsNumber(text, context.Version)
            || context.IsEmptyWord(word)
        )
        {
            return;
        }

        var later = context.Keyword.Words.FirstOrDefault(row =>
            row.Release > context.Version && row.Value.Contains(text, StringComparer.OrdinalIgnoreCase)
        );
        context.Invalid(
            word,
            "a name such as `ef` or `cs1`, or a number, 0 to 255, is expected",
            help: later.Value.IsDefaultOrEmpty ? null : $"`{text}` came with OpenSSH {later.Release}, and the target is {context.Version}",
            suggestion: SpellingSuggestion.For(text, names)
        );
    }

    private static bool IsNumber(string text, OpenSshVersion version)
    {
        if (version >= _firstWithDecimalOnly)
        {
            return IntegerInRange.Parse(text, 0, Largest).Error is null;
        }

        // strtol with base 0: decimal, 0x hexadecimal, 0 octal.
        var digits = text.AsSpan().TrimStart(" \t\n\v\f\r");
        digits = digits is ['+' or '-', .. var unsigned] ? unsigned : digits;
        var isNegative = text.Contains('-', StringComparison.Ordinal);
        if (digits is ['0', 'x' or 'X', .. var hexadecimal])
        {
            return int.TryParse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var read)
                && read <= Largest
                && (!isNegative || read == 0);
        }

        if (digits is not ['0', .. var octal])
        {
            return IntegerInRange.Parse(text, 0, Largest).Error is null;
        }

        octal = octal.TrimStart('0');
        return !octal.ContainsAnyExceptInRange('0', '7')
            && (octal.Length < 3 || (octal.Length == 3 && octal[0] <= '3'))
            && (!isNegative || octal.IsEmpty);
    }
}
