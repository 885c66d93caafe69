using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests.Testing;

public class MarkupTests
{
    [Theory]
    [InlineData("Port 22", "Port 22")]
    [InlineData("Port [|22|]", "Port 22", "[5..7)")]
    [InlineData("[||]Port", "Port", "[0..0)")]
    [InlineData("Port [|22|]\nPort [|23|]\n", "Port 22\nPort 23\n", "[5..7)", "[13..15)")]
    [InlineData("{|unknown-keyword:Prot|} 22", "Prot 22", "unknown-keyword[0..4)")]
    [InlineData("a[b]c|d {x} | ] }", "a[b]c|d {x} | ] }")]
    [InlineData("Port [|22|]\r\n", "Port 22\r\n", "[5..7)")]
    public void Marks_are_taken_out_and_kept_as_spans(string marked, string text, params string[] spans)
    {
        var file = Assert.Single(Markup.Parse(marked, ConfigKind.Server));
        Assert.Equal(text, file.Source.Content);
        Assert.Equal(spans, file.Spans.Select(span => $"{span.Rule}{span.Span}"));
    }

    [Theory]
    [InlineData("Port [|22", "is not closed")]
    [InlineData("Port 22|]", "closes what was never opened")]
    [InlineData("[|Port [|22|]|]", "opens inside another one")]
    [InlineData("[|Port 22|}", "closes with the wrong bracket")]
    [InlineData("{|Port 22|}", "needs a rule name and a colon")]
    [InlineData("[|Port\n22|]", "crosses the end of its line")]
    [InlineData("//- /a\n//- /a\n", "Two files of the fixture are called /a")]
    public void Unbalanced_marks_are_an_error(string marked, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<FormatException>(() => Markup.Parse(marked, ConfigKind.Server)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_text_without_file_marks_stands_at_the_path_of_its_kind()
    {
        Assert.Equal("/etc/ssh/ssh_config", Markup.Parse("Port 22", ConfigKind.Client)[0].Source.Path);
        Assert.Equal("/etc/ssh/sshd_config", Markup.Parse("", ConfigKind.Server)[0].Source.Path);
    }

    [Fact]
    public void Several_files_stand_in_one_text()
    {
        var files = Markup.Parse(
            """
            //- /etc/ssh/sshd_config
            Include sshd_config.d/*.conf
            //- /etc/ssh/sshd_config.d/10.conf
            Port [|22|]
            //- /etc/ssh/sshd_config.d/20.conf unreadable: permission denied
            """,
            ConfigKind.Server
        );
        Assert.Equal(
            ["/etc/ssh/sshd_config", "/etc/ssh/sshd_config.d/10.conf", "/etc/ssh/sshd_config.d/20.conf"],
            files.Select(file => file.Source.Path)
        );
        Assert.Equal("Include sshd_config.d/*.conf\n", files[0].Source.Content);
        Assert.Equal(new TextSpan(5, 2), Assert.Single(files[1].Spans).Span);
        Assert.Equal("permission denied", files[2].Unreadable);
    }

    [Fact]
    public void A_first_file_without_a_path_may_be_followed_by_others()
    {
        var files = Markup.Parse("Port 22\n//- /b\nPort 23\n", ConfigKind.Server);
        Assert.Equal(["/etc/ssh/sshd_config", "/b"], files.Select(file => file.Source.Path));
        Assert.Equal(["Port 22\n", "Port 23\n"], files.Select(file => file.Source.Content));
    }
}
