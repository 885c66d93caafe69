using System.Collections.Immutable;
using System.Text;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Algorithms;

/// <summary>A word of a command as the shell hands it on.</summary>
/// <param name="Text">The word without its quotes.</param>
/// <param name="Span">Where it stands in the text of the line, quotes included.</param>
internal readonly record struct ShellWord(string Text, TextSpan Span);

/// <summary>One simple command of a command line.</summary>
/// <param name="Words">Its words, redirections left out.</param>
/// <param name="ErrorsInto">Where its standard error was sent into its standard output, while that is still the one of the whole line; null otherwise.</param>
internal sealed record ShellCommand(ImmutableArray<ShellWord> Words, TextSpan? ErrorsInto)
{
    /// <summary>
    /// Splits a command line into its commands. Null for one with groups, substitutions or flow control, of which only a shell could tell.
    /// </summary>
    internal static ImmutableArray<ShellCommand>? Split(string text)
    {
        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        var words = new List<ShellWord>();
        foreach (var word in Lex(text))
        {
            if (word is null)
            {
                return null;
            }

            if (word.Value.Text is not (";" or "&" or "&&" or "||" or "|" or "|&") || word.Value.Span.Length != word.Value.Text.Length)
            {
                words.Add(word.Value);
                continue;
            }

            Finish(isPiped: word.Value.Text[0] == '|' && word.Value.Text != "||");
        }

        Finish(isPiped: false);
        return commands.DrainToImmutable();

        void Finish(bool isPiped)
        {
            var (isRedirected, errors) = (isPiped, (TextSpan?)null);
            var kept = ImmutableArray.CreateBuilder<ShellWord>();
            for (var i = 0; i < words.Count; i++)
            {
                var (content, span) = words[i];
                if (content is "2>&1" or "&>1")
                {
                    errors = isRedirected ? errors : span;
                }
                else if (content.StartsWith("2>", StringComparison.Ordinal))
                {
                    errors = null;
                    i += content is "2>" or "2>>" ? 1 : 0;
                }
                else if (content is ['>', ..] or ['1', '>', ..] or ['&', '>', ..])
                {
                    isRedirected = true;
                    i += content.EndsWith('>') ? 1 : 0;
                }
                else if (content is ['<', ..])
                {
                    i += content == "<" ? 1 : 0;
                }
                else
                {
                    kept.Add(words[i]);
                }
            }

            words.Clear();
            if (kept.Count > 0)
            {
                commands.Add(new ShellCommand(kept.DrainToImmutable(), errors));
            }
        }
    }

    /// <summary>The words and operators; a null for what cannot be told.</summary>
    private static IEnumerable<ShellWord?> Lex(string text)
    {
        var (word, start) = (new StringBuilder(), -1);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is '(' or ')' or '`' or '{' or '}' || (letter == '$' && i + 1 < text.Length && text[i + 1] == '('))
            {
                yield return null;
                yield break;
            }

            if (letter is ' ' or '\t' || IsOperator(text, i))
            {
                if (start >= 0)
                {
                    yield return Take(i);
                }

                if (letter is ';' or '|' or '&')
                {
                    var length = i + 1 < text.Length && text[i + 1] is '|' or '&' ? 2 : 1;
                    yield return new ShellWord(text.Substring(i, length), new TextSpan(i, length));
                    i += length - 1;
                }

                continue;
            }

            start = start < 0 ? i : start;
            if (letter is '\'' or '"')
            {
                var end = text.IndexOf(letter, i + 1);
                if (end < 0)
                {
                    yield return null;
                    yield break;
                }

                word.Append(text, i + 1, end - i - 1);
                i = end;
                continue;
            }

            word.Append(letter);
        }

        if (start >= 0)
        {
            yield return Take(text.Length);
        }

        ShellWord Take(int end)
        {
            var taken = new ShellWord(word.ToString(), TextSpan.FromBounds(start, end));
            word.Clear();
            start = -1;
            return taken;
        }
    }

    /// <summary>An ampersand of a redirection (<c>2&gt;&amp;1</c>, <c>&amp;&gt;file</c>) ends no command.</summary>
    private static bool IsOperator(string text, int at) =>
        text[at] switch
        {
            ';' or '|' => true,
            '&' => (at == 0 || text[at - 1] is not ('>' or '<')) && (at + 1 == text.Length || text[at + 1] != '>'),
            _ => false,
        };
}
