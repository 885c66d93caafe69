using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Values;

/// <summary>RekeyLimit: a size or <c>default</c>, then a time or <c>none</c>.</summary>
internal static class RekeyCheck
{
    private const int Smallest = 16;

    internal static void Check(ValueContext context)
    {
        var size = context.Words[0];
        if (!context.IsEmptyWord(size) && size.Value != "default")
        {
            var bytes = ByteSize.Parse(size.Value);
            if (bytes.Error is { } error)
            {
                context.Invalid(size, $"a size such as `1G`, or `default`, is expected; {error.Reason}", error.Span);
            }
            else if (bytes.Bytes != 0 && bytes.Bytes < Smallest)
            {
                context.Invalid(size, $"the smallest size is {Smallest} bytes", help: "write `default` for the cipher's own limit");
            }
        }

        if (context.Kind == ConfigKind.Client && context.HasEmptySecondWord)
        {
            context.Invalid(size, $"ssh {context.Version} takes no quotes around a single word here");
            return;
        }

        if (context.Words.Length > 1 && context.Words[1] is var time && time.Value != "none")
        {
            TimeCheck.CheckDuration(context, time, time.Value, 0);
        }

        ExtraWords.Check(context, taken: 2);
    }
}
