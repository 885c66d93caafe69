using System.Text;
using CsCheck;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Syntax;

/// <summary>Any text gives a tree whose text is the input. A failing case prints its seed; set <c>CsCheck_Seed</c> to repeat it.</summary>
public sealed class RoundTripLaws
{
    private static readonly Gen<string> _piece = Gen.OneOf(
        Const(
            "Port",
            "Host",
            "Match",
            "Include",
            "\"User\"",
            "ciphers",
            "22",
            "yes",
            "*",
            "!a",
            "a,b",
            "#",
            "# x",
            "=",
            "==",
            "\"",
            "'",
            "\\",
            "\\\"",
            "\\ ",
            "\0",
            "\uFEFF",
            "é",
            "漢",
            "\ud83d\ude00",
            "\u202e",
            "\u001b[1m"
        ),
        Const(" ", "  ", "\t", "\n", "\r\n", "\r", "\f", "\v", "\u00a0"),
        Gen.String[Gen.Char["abcXYZ012 \"'\\#=\t\r\n\f\0,*?!%$@:/~-"], 0, 8]
    );

    private static readonly Gen<string> _text = _piece.Array[0, 40].Select(string.Concat);

    [Fact]
    public void Two_hundred_thousand_texts_round_trip() => _text.Sample(text => TreeLaws.Check(SyntaxTree.Parse(text)), iter: 200_000);

    [Fact]
    public void A_line_that_is_read_in_one_step_is_what_the_grammar_reads() =>
        _text.Sample(
            text =>
            {
                if (!text.StartsWith('\uFEFF'))
                {
                    Assert.Equal(Grammar.ParseWithoutPlainLines(text).Select(Describe), Grammar.Parse(text).Select(Describe));
                }
            },
            iter: 100_000
        );

    private static string Describe(DirectiveSyntax line) =>
        $"{line.Line} {line.Span} {line.RestOfLine} {line.Comment} {line.Flags} {Token(line.Keyword)} {line.EqualsSign?.Span} {string.Join(' ', line.Arguments.Select(Token))}";

    private static string Token(SyntaxToken token) => $"{token.Kind} {token.Span} {token.Flags} {token.Value}";

    [Fact]
    public void Any_prefix_parses() =>
        _text.Sample(
            text =>
            {
                for (var length = 0; length <= text.Length; length += 3)
                {
                    TreeLaws.Check(SyntaxTree.Parse(text[..length]));
                }
            },
            iter: 2_000
        );

    [Fact]
    public void Any_bytes_survive() =>
        Gen
            .Byte.Array[0, 200]
            .Sample(
                bytes =>
                {
                    var text = SourceText.From(bytes);
                    Assert.Equal(bytes, text.ToBytes());
                    Assert.Equal(bytes, text.WithContent(SyntaxTree.Parse(text).ToFullString()).ToBytes());
                },
                iter: 20_000
            );

    [Fact]
    public void An_edit_is_parsed_like_the_new_text() =>
        Gen.Select(_text, _text, Gen.Int[0, 1000], Gen.Int[0, 20])
            .Sample(
                (before, inserted, at, length) =>
                {
                    var start = at % (before.Length + 1);
                    var span = new TextSpan(start, Math.Min(length, before.Length - start));
                    var edited = SourceText.From(before).WithEdits([new TextEdit(span, inserted)]);
                    Assert.Equal(string.Concat(before.AsSpan(0, span.Start), inserted, before.AsSpan(span.End)), edited.Content);
                    Assert.Equal(Dump(SyntaxTree.Parse(edited.Content)), Dump(SyntaxTree.Parse(edited)));
                },
                iter: 2_000
            );

    private static Gen<string> Const(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Dump(SyntaxTree tree) =>
        tree.Tokens()
            .Aggregate(new StringBuilder(), (all, token) => all.Append(token.Kind).Append(token.Span).Append(token.Flags).Append('\n'))
            .ToString();
}
