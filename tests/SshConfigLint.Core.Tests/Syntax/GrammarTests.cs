using SshConfigLint.Syntax;

namespace SshConfigLint.Tests.Syntax;

/// <summary>One-line cases: text → keyword | words | rest of line. Each was seen with <c>ssh -G</c> or <c>sshd -T</c>.</summary>
public sealed class GrammarTests
{
    [Theory]
    [InlineData("Port 22", "Port|22")]
    [InlineData("Port=22", "Port|22")]
    [InlineData("Port = 22", "Port|22")]
    [InlineData("Port =22", "Port|22")]
    [InlineData("Port==22", "Port|=22")]
    [InlineData(" =Port 22", "Port|22")]
    [InlineData("=Port 22", "Port|22")]
    [InlineData("\tPORT\t=\t23\r\n", "PORT|23")]
    [InlineData("\"uSeR\" bob", "uSeR|bob")]
    [InlineData("\"Port\"=22", "Port|=22")]
    [InlineData("Po\"rt\" 22", "Port|22")]
    [InlineData("Po\"rt\"=22", "Port|=22")]
    [InlineData("User a#b # c", "User|a#b")]
    [InlineData("HostKeyAlias \"x # y\"", "HostKeyAlias|x # y")]
    [InlineData("User 'a b'", "User|a b")]
    [InlineData("HostKeyAlias a\"b c\"d\\ e", "HostKeyAlias|ab cd e")]
    [InlineData("IdentityFile C:\\keys\\id", "IdentityFile|C:\\keys\\id")]
    [InlineData("IdentityFile \"a\\\\b\"", "IdentityFile|a\\b")]
    [InlineData("IdentityFile \"a\\\"b\"", "IdentityFile|a\"b")]
    [InlineData("IdentityFile 'a\\'b'", "IdentityFile|a'b")]
    [InlineData("IdentityFile \"a\\ b\"", "IdentityFile|a\\ b")]
    [InlineData("IdentityFile \"\" x", "IdentityFile||x")]
    [InlineData("HostKeyAlias x\f\r\n", "HostKeyAlias|x")]
    [InlineData("HostKeyAlias x \f\r\n", "HostKeyAlias|x")]
    [InlineData("HostKeyAlias \fx", "HostKeyAlias|\fx")]
    [InlineData("HostKeyAlias x\\ ", "HostKeyAlias|x\\")]
    [InlineData("Port", "Port")]
    [InlineData("Port\f", "Port")]
    [InlineData("Port # 22", "Port")]
    [InlineData("Port\0 22\nUser x", "Port")]
    [InlineData("\f", "\f")]
    [InlineData("\u00A0Port 22", "\u00A0Port|22")]
    [InlineData("SendEnv A  B\tC", "SendEnv|A|B|C")]
    [InlineData("Host #x", "Host")]
    [InlineData("Host \\#x", "Host|\\#x")]
    public void Splits_a_line_as_openssh_does(string text, string expected)
    {
        var directive = Check(text).Directives[0];
        Assert.Equal(expected, string.Join('|', [directive.Keyword.Value, .. directive.Arguments.Select(argument => argument.Value)]));
        Assert.False(directive.IsPassedOver);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n \t\n")]
    [InlineData("# Port 22\n   # x\r\n")]
    [InlineData("\r")]
    [InlineData(" \f")]
    [InlineData("\uFEFF# x\n")]
    public void Blank_lines_and_comments_are_trivia(string text) => Assert.Empty(Check(text).Directives);

    [Theory]
    [InlineData("==Port 22")]
    [InlineData("\"Port 22")]
    [InlineData("Po\"rt 2200")]
    [InlineData("\"#x\" y")]
    public void Lines_without_a_readable_keyword_are_passed_over(string text) => Assert.True(Check(text).Directives[0].IsPassedOver);

    [Theory]
    [InlineData("ProxyCommand nc %h %p # via nc", "nc %h %p # via nc")]
    [InlineData("ProxyCommand=nc \"%h\" \\ %p  \t\r\n", "nc \"%h\" \\ %p")]
    [InlineData("ProxyCommand = # x", "# x")]
    [InlineData("ProxyCommand", "")]
    public void Keeps_the_raw_rest_of_the_line(string text, string expected) => Assert.Equal(expected, Check(text).Directives[0].RestText);

    [Theory]
    [InlineData("Banner \"/etc/issue.net")]
    [InlineData("Banner '/etc")]
    [InlineData("Banner a\"b c # d")]
    [InlineData("ProxyCommand sh -c echo it's")]
    public void Sees_open_quotes(string text) => Assert.True(Check(text).Directives[0].HasUnterminatedQuote);

    [Theory]
    [InlineData("LocalCommand nc # it's fine here")]
    [InlineData("Banner \"it's\"")]
    public void Sees_closed_quotes(string text) => Assert.False(Check(text).Directives[0].HasUnterminatedQuote);

    [Theory]
    [InlineData("Ciphers \"a,b\"", 2, 1, "b")]
    [InlineData("Ciphers a,b", 2, 1, "b")]
    [InlineData("Ciphers 'a,'\"b\"", 2, 1, "b")]
    [InlineData("User a\\ b", 0, 3, "a\\ b")]
    public void Every_part_of_a_value_has_its_place(string text, int start, int length, string expected)
    {
        var tree = Check(text);
        Assert.Equal(expected, tree.Text.ToString(tree.Directives[0].Arguments[0].SpanOf(new(start, length))));
    }

    [Fact]
    public void Large_texts_are_parsed_in_chunks_without_a_seam()
    {
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"Host h{i} # {i}\n    Port {i % 65536}\n"));
        var tree = SyntaxTree.Parse(text);
        Assert.True(text.Length > 1 << 20);
        Assert.Equal(120_000, tree.Directives.Length);
        Assert.All(
            tree.Directives.Select((directive, i) => (directive, i)),
            pair => Assert.Equal(pair.i % 2 == 0 ? "Host" : "Port", pair.directive.Keyword.Value)
        );
        Assert.Equal(text, string.Concat(tree.Directives.Select(directive => tree.Text.ToString(directive.Line))));
    }

    private static SyntaxTree Check(string text)
    {
        var tree = SyntaxTree.Parse(text);
        TreeLaws.Check(tree);
        return tree;
    }
}
