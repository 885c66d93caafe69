using System.Text.RegularExpressions;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>Placeholders that a tutorial asks to replace, and that nobody replaced.</summary>
internal static partial class Placeholder
{
    internal static void Check(ValueContext context)
    {
        foreach (var word in context.Words)
        {
            // Plain words only: placeholders are pasted, not quoted.
            if (!word.Characters.ContainsAny("<@_-") || Find(word) is not { } part)
            {
                continue;
            }

            context.Report(
                ProblemKind.TutorialPlaceholder,
                word.SpanOf(part),
                $"`{ValueContext.Shown(word.Value.Substring(part.Start, part.Length))}` looks like a placeholder that was never filled in",
                ProblemEffect.Ignored,
                label: "OpenSSH takes it literally"
            );
            return;
        }
    }

    private static TextSpan? Find(SyntaxToken word)
    {
        foreach (var match in Pattern().EnumerateMatches(word.Value))
        {
            return new TextSpan(match.Index, match.Length);
        }

        return null;
    }

    [GeneratedRegex(
        @"<[A-Za-z][A-Za-z0-9 _.-]*>|(?<![A-Za-z0-9_])@[A-Z][A-Z0-9_]+@(?![A-Za-z0-9_])|^(?i:your)[_-](?i:user|username|name|host|hostname|server|ip|ip[_-]address|domain|key|key[_-]name|port|email|remote|password|server[_-][a-z]+|user[_-][a-z]+|host[_-][a-z]+)(?=$|[@:.])|^YOUR[_-][A-Z_-]+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Pattern();
}
