using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Values;

/// <summary>ChannelTimeout: <c>type=time</c> words, or <c>none</c> alone (<c>misc.c: parse_pattern_interval</c>).</summary>
internal static class ChannelTimeoutCheck
{
    private static readonly OpenSshVersion _firstThatCounts = new(9, 3);

    internal static void Check(ValueContext context)
    {
        for (var i = 0; i < context.Words.Length; i++)
        {
            var word = context.Words[i];
            if (!word.Value.Equals("none", StringComparison.OrdinalIgnoreCase))
            {
                Timeout(context, word);
                continue;
            }

            // 9.2 looks only at what follows.
            if (i + 1 < context.Words.Length || (i > 0 && context.Version >= _firstThatCounts))
            {
                context.Report(
                    ProblemKind.InvalidValue,
                    word.Span,
                    $"`{word.Value}` must be the only value of `{context.Keyword.Name}`",
                    help: $"delete `{word.Value}`, or the other values"
                );
            }
        }
    }

    private static void Timeout(ValueContext context, SyntaxToken word)
    {
        var timeout = EnvironmentAssignment.Parse(word.Value);
        if (timeout.Value is not { } time || timeout.Name.Length == 0)
        {
            context.Invalid(word, "`type=time`, for instance `session=10m`, is expected");
            return;
        }

        TimeCheck.CheckDuration(context, word, time, timeout.ValueSpan.Start);
    }
}
