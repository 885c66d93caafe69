using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>Durations, alone and beside words.</summary>
internal static class TimeCheck
{
    private const int LongestKeystrokeInterval = 1000;

    private static readonly OpenSshVersion _firstWithIntTimes = new(8, 5);
    private static readonly OpenSshVersion _firstWithDigitsOnly = new(9, 8);
    private static readonly OpenSshVersion _firstWithFractions = new(10, 3);

    /// <summary>A duration as the release reads it.</summary>
    internal static Duration Parse(string text, OpenSshVersion version)
    {
        var form =
            version >= _firstWithFractions ? DurationForm.Decimal
            : version >= _firstWithDigitsOnly ? DurationForm.Digits
            : DurationForm.Signed;
        return Duration.Parse(text, form, version < _firstWithIntTimes ? long.MaxValue : int.MaxValue);
    }

    internal static void Time(ValueContext context)
    {
        var word = context.Words[0];
        var takesNone = context.Kind == ConfigKind.Client || context.Is("UnusedConnectionTimeout");
        if (
            !context.IsEmptyWord(word)
            && !(
                takesNone
                && word.Value.Equals(
                    "none",
                    context.Kind == ConfigKind.Client ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase
                )
            )
        )
        {
            CheckDuration(context, word, word.Value, 0);
        }

        ExtraWords.Check(context, taken: 1);
    }

    /// <summary>Reports a part of a word, from <paramref name="start"/> on, that is no duration.</summary>
    internal static void CheckDuration(ValueContext context, SyntaxToken word, string text, int start)
    {
        if (Parse(text, context.Version).Error is { } error)
        {
            context.Invalid(
                word,
                $"a time such as `90`, `10m` or `1h30m` is expected; {error.Reason}",
                error.Span.IsEmpty ? TextSpan.FromBounds(start, start + text.Length) : error.Span.Shift(start)
            );
        }
    }

    internal static void WordOrTime(ValueContext context)
    {
        if (context.IsEmptyWord(context.Words[0]))
        {
            return;
        }

        if (context.Is("AddKeysToAgent"))
        {
            AddKeysToAgent(context);
            return;
        }

        // ControlPersist compares its words with case (readconf.c: oControlPersist).
        var word = context.Words[0];
        var time = Parse(word.Value, context.Version);

        // Old releases read longer times than an int holds, and then take what is left of them for an error when negative.
        if (word.Value is not ("yes" or "no" or "true" or "false") && (!time.IsValid || unchecked((int)time.Seconds) < 0))
        {
            context.Invalid(
                word,
                "`yes`, `no` or a time such as `10m` is expected",
                suggestion: word.Value.ToLowerInvariant() is "yes" or "no" ? word.Value.ToLowerInvariant() : null
            );
        }

        ExtraWords.Check(context, taken: 1);
    }

    internal static void KeystrokeTiming(ValueContext context)
    {
        const string Interval = "interval:";
        var word = context.Words[0];
        if (context.IsEmptyWord(word))
        {
            return;
        }

        if (word.Value.StartsWith(Interval, StringComparison.Ordinal))
        {
            NumberCheck.Integer(context, word, word.Value[Interval.Length..], Interval.Length, LongestKeystrokeInterval, min: 1);
        }
        else if (word.Value is not ("yes" or "no" or "true" or "false"))
        {
            context.Invalid(word, "`yes`, `no` or `interval:` and a number of milliseconds is expected");
        }

        ExtraWords.Check(context, taken: 1);
    }

    /// <summary>A word; or <c>confirm</c> and a time; or a time (<c>readconf.c: oAddKeysToAgent</c>).</summary>
    private static void AddKeysToAgent(ValueContext context)
    {
        var word = context.Words[0];
        var isWord = word.Value.ToLowerInvariant() is "yes" or "no" or "true" or "false" or "ask" or "confirm";
        if (context.HasEmptySecondWord)
        {
            context.Invalid(word, $"ssh {context.Version} takes no quotes here");
            return;
        }

        if (!isWord && !Parse(word.Value, context.Version).IsValid)
        {
            context.Invalid(word, "`yes`, `no`, `ask`, `confirm` or a time such as `8h` is expected");
        }

        var takesTime = word.Value.Equals("confirm", StringComparison.OrdinalIgnoreCase);
        if (takesTime && context.Words.Length > 1)
        {
            CheckDuration(context, context.Words[1], context.Words[1].Value, 0);
        }

        ExtraWords.Check(context, takesTime ? 2 : 1);
    }
}
