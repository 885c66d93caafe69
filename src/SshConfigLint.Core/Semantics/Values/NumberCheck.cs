using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Values;

/// <summary>Numbers, ports and masks.</summary>
internal static class NumberCheck
{
    private const int HighestPort = 65535;

    // Before, strtol and atoi took whatever digits they found.
    private static readonly OpenSshVersion _firstWithStrictNumbers = new(7, 7);
    private static readonly OpenSshVersion _firstWithServiceNames = new(7, 9);

    internal static void Integer(ValueContext context)
    {
        var word = context.Words[0];
        var isNone = word.Value == "none" && context.Is("PerSourceMaxStartups");
        if (!context.IsEmptyWord(word) && !isNone && context.Version >= _firstWithStrictNumbers)
        {
            Integer(context, word, word.Value, 0);
        }

        ExtraWords.Check(context, taken: 1);
    }

    /// <summary>Reports a part of a word, from <paramref name="start"/> on, that is no number of <c>atoi_err</c>.</summary>
    internal static void Integer(ValueContext context, SyntaxToken word, string text, int start, long max = int.MaxValue, long min = 0)
    {
        if (IntegerInRange.Parse(text, min, max).Error is { } error)
        {
            context.Invalid(word, error with { Span = error.Span.Shift(start) });
        }
    }

    internal static void Port(ValueContext context)
    {
        var word = context.Words[0];
        if (!context.IsEmptyWord(word) && PortProblem(word.Value, context.Version) is { } reason)
        {
            context.Invalid(word, reason);
        }

        ExtraWords.Check(context, taken: 1);
    }

    /// <summary>Why a text is no port that anybody can connect to; null when it is one (<c>misc.c: a2port</c>).</summary>
    internal static string? PortProblem(string text, OpenSshVersion version, bool allowZero = false)
    {
        var port = IntegerInRange.Parse(text, allowZero ? 0 : 1, HighestPort);
        if (port.Error is null)
        {
            return null;
        }

        if (port.IsNumber)
        {
            return $"ports are {(allowZero ? 0 : 1)} to {HighestPort}";
        }

        return version >= _firstWithServiceNames && ServiceNames.PortOf(text) is not null
            ? null
            : $"a port number, 1 to {HighestPort}, is expected";
    }

    internal static void Octal(ValueContext context)
    {
        var word = context.Words[0];
        if (!context.IsEmptyWord(word) && OctalMode.Parse(word.Value).Error is { } error)
        {
            context.Invalid(word, error);
        }

        ExtraWords.Check(context, taken: 1);
    }
}
