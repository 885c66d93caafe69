using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>Comments and quotes that the target reads otherwise than newer releases do, or than the writer meant.</summary>
internal static class ReleaseSpelling
{
    internal static void Check(BoundDirective directive, Target target, Action<ConfigProblem> report)
    {
        if (directive.Syntax.Comment is { } comment && Comment(directive, comment, target) is { } problem)
        {
            report(problem);
        }

        var quotes = directive.Keyword!.Value == ValueKind.MatchCriteria ? DirectiveWords.MatchArgvSplit : DirectiveWords.ArgvSplit;
        if (target.Version < quotes && IsStructure(directive) && FirstSingleQuoted(directive.Syntax) is { } quoted)
        {
            report(
                ConfigProblem.Of(
                    directive,
                    quoted.Span,
                    ProblemKind.SingleQuote,
                    $"OpenSSH {target.Version} reads single quotes as plain characters: the value is not what it seems",
                    ProblemEffect.Ignored
                ) with
                {
                    Help = "use double quotes",
                }
            );
        }

        // ssh-keysign reads the file for no host at all (ssh-keysign.c: main).
        if (directive.Is("EnableSSHKeysign") && directive.Block.Condition != Condition.Always)
        {
            report(
                ConfigProblem.Of(
                    directive,
                    directive.Syntax.Keyword.Span,
                    ProblemKind.GlobalOnlyKeyword,
                    "`EnableSSHKeysign` has no effect in a block of some hosts: ssh-keysign reads it for no host at all",
                    ProblemEffect.Ignored
                ) with
                {
                    Help = "move it above the first `Host` or `Match` of the system's `ssh_config`",
                }
            );
        }
    }

    /// <summary>Host, Match and Include; the words of all other keywords are looked at with their values.</summary>
    private static bool IsStructure(BoundDirective directive) => directive.Keyword!.Repetition == Repetition.Structure;

    private static ConfigProblem? Comment(BoundDirective directive, TextSpan comment, Target target)
    {
        var keyword = directive.Keyword!;
        if (keyword.RestOfLine || keyword.Kind == ConfigKind.Server || target.Version >= DirectiveWords.ClientComments)
        {
            return null;
        }

        if (keyword.Value == ValueKind.MatchCriteria || directive.Syntax.Arguments.Length >= keyword.MaxArguments)
        {
            return ConfigProblem.Of(
                directive,
                comment,
                ProblemKind.TrailingComment,
                $"ssh {target.Version} knows no comment behind a value: it refuses the words as garbage at the end of the line"
            ) with
            {
                Help = "put the comment on the line above",
            };
        }

        return IsStructure(directive)
            ? ConfigProblem.Of(
                directive,
                comment,
                ProblemKind.CommentInValue,
                $"ssh {target.Version} knows no comment behind a value: it reads these words as more values of `{keyword.Name}`",
                ProblemEffect.Ignored
            ) with
            {
                Help = "put the comment on the line above",
            }
            : null;
    }

    private static SyntaxToken? FirstSingleQuoted(DirectiveSyntax syntax)
    {
        foreach (var argument in syntax.Arguments)
        {
            if ((argument.Flags & SyntaxTokenFlags.SingleQuoted) != 0)
            {
                return argument;
            }
        }

        return null;
    }
}
