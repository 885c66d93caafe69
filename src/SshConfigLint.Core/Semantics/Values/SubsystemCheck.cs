using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Values;

/// <summary>Subsystem: a name, a command and its arguments.</summary>
internal static class SubsystemCheck
{
    /// <summary>Earlier releases pass over the rest of the line in a block that does not apply.</summary>
    private static readonly OpenSshVersion _firstThatLooksInBlocks = new(10, 3);

    internal static void Check(ValueContext context)
    {
        if (context.IsEmptyWord(context.Words[0]))
        {
            return;
        }

        if (!context.Directive.Block.IsReadAtStart && context.Version < _firstThatLooksInBlocks)
        {
            return;
        }

        if (context.Words.Length == 1)
        {
            context.Report(
                ProblemKind.MissingArgument,
                context.Words[0].Span,
                $"the command of the subsystem `{ValueContext.Shown(context.Words[0].Value)}` is missing",
                label: "a command must follow"
            );
            return;
        }

        context.IsEmptyWord(context.Words[1]);
    }
}
