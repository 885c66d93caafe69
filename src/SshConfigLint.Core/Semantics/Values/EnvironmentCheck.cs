using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>SendEnv, AcceptEnv and SetEnv.</summary>
internal static class EnvironmentCheck
{
    internal static void Names(ValueContext context)
    {
        if (!ListWords.Check(context, noneStandsAlone: false))
        {
            return;
        }

        foreach (var word in context.Words)
        {
            if (word.Value.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals)
            {
                context.Invalid(
                    word,
                    "the name of a variable is expected, without its value",
                    new TextSpan(equals, word.Value.Length - equals),
                    help: "use `SetEnv` to give a variable a value"
                );
            }
        }
    }

    internal static void Assignments(ValueContext context)
    {
        if (!ListWords.Check(context, noneStandsAlone: false))
        {
            return;
        }

        foreach (var word in context.Words)
        {
            if (word.Value.Length > 0 && EnvironmentAssignment.Parse(word.Value).Error is not null)
            {
                context.Invalid(word, "`NAME=value` is expected");
            }
        }
    }
}
