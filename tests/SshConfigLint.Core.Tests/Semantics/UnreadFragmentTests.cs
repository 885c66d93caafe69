using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Core.Tests.Semantics;

public class UnreadFragmentTests
{
    [Theory]
    [InlineData("Port 22\n", "/etc/ssh/sshd_config.d/a.conf /etc/ssh/sshd_config.d/b.bak")]
    [InlineData("Include /etc/ssh/sshd_config.d/*.conf\n", "/etc/ssh/sshd_config.d/b.bak")]
    [InlineData("Include sshd_config.d/[ab]*\n", "")]
    public void Fragments_that_no_Include_asks_for_are_unread(string entry, string expected)
    {
        var main = SourceText.From(entry, "/etc/ssh/sshd_config");
        var files = new InMemoryFiles(
            main,
            SourceText.From("", "/etc/ssh/sshd_config.d/b.bak"),
            SourceText.From("", "/etc/ssh/sshd_config.d/a.conf"),
            SourceText.From("", "/etc/ssh/sshd_config.d/.hidden.conf"),
            SourceText.From("", "/etc/ssh/sshd_config.d/folder/c.conf"),
            SourceText.From("", "/etc/ssh/other.d/d.conf")
        );
        var model = ConfigModel.Load(main, ConfigKind.Server, Target.Default, files);
        Assert.Equal(expected, string.Join(' ', model.UnreadFragments));
    }
}
