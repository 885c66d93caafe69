using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax;

/// <summary>
/// Words as releases before 8.7 split a line, and Match lines before 9.9 (<c>misc.c: strdelim</c>): only double quotes,
/// no escapes, and <c>=</c> separates words too.
/// </summary>
internal static class LegacyWordGrammar
{
    private const string Blank = " \t\r\n";

    private static readonly Parser<char, (int End, SyntaxTokenFlags Flags)> _quote = Map(
        (open, text, close) =>
            (close.End, close.IsEmpty ? SyntaxTokenFlags.DoubleQuoted | SyntaxTokenFlags.Unterminated : SyntaxTokenFlags.DoubleQuoted),
        Run("\"", limit: 1),
        Until("\""),
        Run("\"", limit: 1)
    );

    private static readonly Parser<char, ImmutableArray<Word>> _words = Words(Blank + "=", equalsSigns: 1);
    private static readonly Parser<char, ImmutableArray<Word>> _wordsWithEquals = Words(Blank, equalsSigns: 0);

    /// <summary>Splits the rest of a line.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="rest">The rest of the line, see <see cref="DirectiveSyntax.RestOfLine"/>.</param>
    /// <param name="splitEquals">Whether <c>=</c> separates words; it does not for SetEnv (<c>misc.c: strdelimw</c>).</param>
    internal static ImmutableArray<SyntaxToken> Split(string text, TextSpan rest, bool splitEquals)
    {
        var parser = splitEquals ? _words : _wordsWithEquals;
        return
        [
            .. parser
                .ParseOrThrow(text.AsSpan(rest.Start, rest.Length))
                .Select(word => new SyntaxToken(
                    text,
                    SyntaxTokenKind.LegacyArgument,
                    TextSpan.FromBounds(word.Start, word.End).Shift(rest.Start),
                    word.Flags
                )),
        ];
    }

    private static Parser<char, ImmutableArray<Word>> Words(string stop, int equalsSigns)
    {
        // Behind a closing quote only blanks are skipped, behind a bare word one '=' as well.
        var blanks = Run(Blank);
        var separator = blanks.Then(Run("=", equalsSigns)).Then(Run(Blank));
        var ending = When("\"", _quote.Before(blanks), separator.ThenReturn((End: 0, Flags: SyntaxTokenFlags.None)));
        var word = Map(
            (bare, quoted) => (Word?)new Word(bare.Start, Math.Max(bare.End, quoted.End), quoted.Flags),
            Until(stop + "\""),
            ending
        );
        return Repeat(word);
    }

    private readonly record struct Word(int Start, int End, SyntaxTokenFlags Flags);
}
