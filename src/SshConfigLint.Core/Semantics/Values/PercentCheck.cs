using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>Percent tokens and variables, which are looked at only when the value is used (<c>misc.c: vdollar_percent_expand</c>).</summary>
internal static class PercentCheck
{
    internal static void Check(ValueContext context)
    {
        if (
            !context.Directive.Syntax.RestCharacters.Contains('%')
            || PercentTokens.Of(context.Kind, context.Keyword.Name, context.Version) is not { } known
        )
        {
            return;
        }

        if (context.Keyword.RestOfLine)
        {
            var text = CommandCheck.Value(context, out var start);
            if (!text.Equals("none", StringComparison.OrdinalIgnoreCase))
            {
                Check(context, text, known, part => part.Shift(start));
            }

            return;
        }

        for (var i = 0; i < context.Words.Length; i++)
        {
            var word = context.Words[i];
            // Of a forwarding only the names of sockets are expanded, of a variable only its value.
            var isExpanded = context.Keyword.ValueIn(context.Version) switch
            {
                ValueKind.Forward => word.Characters.Contains('/'),
                ValueKind.EnvironmentAssignments => word.Characters.Contains('='),
                _ => true,
            };
            if (isExpanded && word.Characters.Contains('%') && word.Value is not "none")
            {
                Check(context, word.Value, known, word.SpanOf);
            }
        }
    }

    /// <summary>Reports a <c>${</c> that is never closed, or a variable without a name; true when there is one.</summary>
    internal static bool BrokenVariable(ValueContext context, SyntaxToken word)
    {
        if (!word.Characters.Contains('$'))
        {
            return false;
        }

        foreach (var token in TokenText.Parse(word.Value).Tokens)
        {
            if (token.Kind == PercentTokenKind.UnclosedVariable || token is { Kind: PercentTokenKind.Variable, Name: "" })
            {
                context.Invalid(word, token.Name.Length == 0 ? "the variable has no name" : "the `${` is never closed", token.Span);
                return true;
            }
        }

        return false;
    }

    private static void Check(ValueContext context, string text, string known, Func<TextSpan, TextSpan> place)
    {
        foreach (var token in TokenText.Parse(text).Tokens)
        {
            if (token.Kind == PercentTokenKind.Dangling)
            {
                Report(
                    context,
                    place(token.Span),
                    $"nothing follows the `%` in the value of `{context.Keyword.Name}`",
                    "write `%%` for a percent sign"
                );
            }
            else if (token.Kind == PercentTokenKind.Token && !known.Contains(token.Name, StringComparison.Ordinal))
            {
                Report(
                    context,
                    place(token.Span),
                    $"`%{token.Name}` is no token of `{context.Keyword.Name}` in OpenSSH {context.Version}",
                    $"it takes {string.Join(' ', known.Select(letter => $"`%{letter}`"))} and `%%`"
                );
            }
        }
    }

    private static void Report(ValueContext context, TextSpan span, string message, string help) =>
        context.Report(
            ProblemKind.UnknownToken,
            span,
            message,
            ProblemEffect.FailsOnUse,
            label: $"{context.Program} stops when it uses the value",
            help: help
        );
}
