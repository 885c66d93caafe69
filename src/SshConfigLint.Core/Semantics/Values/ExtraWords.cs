using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>Words behind those that a keyword takes.</summary>
internal static class ExtraWords
{
    /// <summary>Reports the words behind the first <paramref name="taken"/>.</summary>
    internal static void Check(ValueContext context, int taken)
    {
        if (context.Words.Length <= taken)
        {
            return;
        }

        var extra = context.Words[taken];
        if (!context.SplitsLikeArgv && extra.Value.Length == 0)
        {
            // strdelim gives nothing here, and the old reader takes that for the end of the line.
            return;
        }

        if (!context.SplitsLikeArgv && context.Keyword is { Name: "AuthorizedKeysFile" })
        {
            // servconf.c: sAuthorizedKeysFile returns before the rest of the line is looked at.
            return;
        }

        if (extra.Characters is ['#', ..] && context.Kind == ConfigKind.Client && context.Version < DirectiveWords.ClientComments)
        {
            context.Report(
                ProblemKind.TrailingComment,
                ToEnd(context, taken),
                $"ssh {context.Version} knows no comment behind a value, and refuses these words",
                help: "put the comment on a line of its own"
            );
            return;
        }

        if (BlanksInList(context, taken))
        {
            return;
        }

        var count = taken == 1 ? "one word" : $"{taken} words";
        context.Report(
            ProblemKind.ExtraArgument,
            ToEnd(context, taken),
            context.Words.Length - taken == 1
                ? $"`{ValueContext.Shown(extra.Value)}` is one word too many: `{context.Keyword.Name}` takes {count}"
                : $"`{context.Keyword.Name}` takes {count}, and {context.Words.Length - taken} more follow",
            label: "OpenSSH refuses the line",
            help: context.Keyword.Value is ValueKind.String or ValueKind.Path or ValueKind.FlagOrPath
                ? "put the value in double quotes if the blank belongs to it"
                : null
        );
    }

    /// <summary>Reports the blanks that cut a comma list into words; false when there is none.</summary>
    internal static bool BlanksInList(ValueContext context, int taken)
    {
        var found = false;
        for (var i = Math.Max(taken, 1); i < context.Words.Length && IsCut(context.Words[i - 1], context.Words[i]); i++)
        {
            found = true;
            context.Report(
                ProblemKind.BlankInList,
                TextSpan.FromBounds(context.Words[i - 1].Span.End, context.Words[i].Span.Start),
                $"a blank cuts the list of `{context.Keyword.Name}` into words: {context.Program} refuses what follows it",
                label: "no blank may stand here",
                help: "delete the blank"
            );
        }

        return found;
    }

    private static bool IsCut(SyntaxToken left, SyntaxToken right) => left.Value is [.., ','] || right.Value is [',', ..];

    private static TextSpan ToEnd(ValueContext context, int taken) =>
        TextSpan.FromBounds(context.Words[taken].Span.Start, context.Words[^1].Span.End);
}
