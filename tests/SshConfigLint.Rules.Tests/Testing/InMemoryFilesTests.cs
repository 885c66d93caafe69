using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests.Testing;

public class InMemoryFilesTests
{
    private readonly InMemoryFiles _files = new(
        SourceText.From("a", "/etc/ssh/sshd_config"),
        SourceText.From("b", "/etc/ssh/sshd_config.d/10.conf"),
        SourceText.From("c", "/etc/ssh/sshd_config.d/.hidden")
    );

    [Fact]
    public void Files_are_read_by_their_path()
    {
        Assert.Equal("a", _files.Read("/etc/ssh/sshd_config").Text!.Content);
        Assert.Equal(FileReadStatus.NotFound, _files.Read("/etc/ssh/ssh_config").Status);
    }

    [Fact]
    public void Folders_follow_from_the_paths_of_files()
    {
        Assert.Equal(FileReadStatus.Folder, _files.Read("/etc/ssh/sshd_config.d").Status);
        Assert.Equal(["sshd_config", "sshd_config.d/"], Names("/etc/ssh"));
        Assert.Equal([".hidden", "10.conf"], Names("/etc/ssh/sshd_config.d/"));
        Assert.Equal(["etc/"], Names("/"));
        Assert.Empty(Names("/nowhere"));
    }

    [Fact]
    public void A_file_can_be_there_and_not_be_readable()
    {
        _files.Add("/etc/ssh/secret", FileReadResult.Unreadable("permission denied"));
        Assert.Equal("permission denied", _files.Read("/etc/ssh/secret").Reason);
        Assert.Contains("secret", Names("/etc/ssh"));
    }

    private IEnumerable<string> Names(string folder) =>
        _files.List(folder).Select(entry => entry.IsFolder ? $"{entry.Name}/" : entry.Name).Order(StringComparer.Ordinal);
}
