using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Semantics;

/// <summary>Which path a value stands for, and what is known of it.</summary>
public sealed class DiskTests
{
    private const string Passwd =
        "root:x:0:0:root:/root:/bin/sh\nalice:x:1000:1000:A:/home/alice:/bin/sh\nbob:x:1001:100::/home/bob/:/bin/sh\nbroken\n";

    [Theory]
    [InlineData("IdentityFile", "/k", "/k", "")]
    [InlineData("IdentityFile", "~/.ssh/k", "/home/alice/.ssh/k", "/home/alice/.ssh")]
    [InlineData("IdentityFile", "~bob/k", "/home/bob//k", "/home/bob/")]
    [InlineData("IdentityFile", "~nobody/k", null, null)]
    [InlineData("IdentityFile", "%d/k_%u_%i%%", "/home/alice/k_alice_1000%", "/home/alice")]
    [InlineData("IdentityFile", "~/.ssh/%h/k", null, "/home/alice/.ssh")]
    [InlineData("IdentityFile", "~/.ssh/k_%h", null, "/home/alice/.ssh")]
    [InlineData("IdentityFile", "k", null, null)]
    [InlineData("IdentityFile", "${KEYS}/k", null, null)]
    [InlineData("XAuthLocation", "/x%h", "/x%h", "")]
    [InlineData("Include", "more/*", "/home/alice/.ssh/more/*", "/home/alice/.ssh/more")]
    [InlineData("ControlPath", "%d", "/home/alice", "/home")]
    [InlineData("ControlPath", "~/.ssh/%", null, "/home/alice/.ssh")]
    public void A_client_value(string keyword, string value, string? path, string? folder)
    {
        var disk = Client();
        Assert.Equal(path, disk.PathOf(keyword, value));
        Assert.Equal(folder is "" ? null : folder, disk.FolderOf(keyword, value));
    }

    [Theory]
    [InlineData("HostKey", "/etc/k", "/etc/k")]
    [InlineData("HostKey", "~/k", "/root/k")]
    [InlineData("HostKey", "k", null)]
    [InlineData("ChrootDirectory", "/srv/%u", null)]
    [InlineData("ChrootDirectory", "%h", null)]
    public void A_server_value(string keyword, string value, string? path) =>
        Assert.Equal(path, new Disk(Files(), ConfigKind.Server, Target.Default, new ModelOptions(), default).PathOf(keyword, value));

    [Fact]
    public void The_systems_client_file_is_for_no_user_in_particular()
    {
        var options = new ModelOptions { Home = "/home/alice", IsSystemFile = true };
        var disk = new Disk(Files(), ConfigKind.Client, Target.Default, options, default);
        Assert.Equal((null, null, null), (disk.Home, disk.UserId, disk.PathOf("IdentityFile", "~/k")));
    }

    [Fact]
    public void The_user_is_whose_home_it_is()
    {
        Assert.Equal(1000u, Client().UserId);
        var files = new InMemoryFiles();
        files.Describe("/home/carol", new PathFacts(PathKind.Folder, OwnerId: 1234));
        var options = new ModelOptions { Home = "/home/carol" };
        Assert.Equal(1234u, new Disk(files, ConfigKind.Client, Target.Default, options, default).UserId);
    }

    [Fact]
    public void Owners_of_an_unpacked_image_are_not_believed()
    {
        var files = Files();
        files.Describe("/", new PathFacts(PathKind.Folder, OwnerId: 1000));
        files.Describe("/etc", new PathFacts(PathKind.Folder, Mode: 0x1ED, OwnerId: 1000));
        var facts = new Disk(files, ConfigKind.Server, Target.Default, new ModelOptions(), default).Look("/etc");
        Assert.Equal((0x1ED, null), (facts.Mode, facts.OwnerId));
    }

    [Fact]
    public void Groups_have_the_members_that_they_list_and_those_whose_first_group_they_are()
    {
        var accounts = Client().Accounts;
        Assert.Equal("alice bob", string.Join(' ', accounts.MembersOf(100)!.Value));
        Assert.Null(accounts.MembersOf(77));
        Assert.Equal(("root", "bob", "uid 77"), (accounts.NameOf(0), accounts.NameOf(1001), accounts.NameOf(77)));
    }

    private static Disk Client() =>
        new(
            Files(),
            ConfigKind.Client,
            Target.Default,
            new ModelOptions { Home = "/home/alice", EntryPath = "/home/alice/.ssh/config" },
            DateTimeOffset.UnixEpoch
        );

    private static InMemoryFiles Files() =>
        new(SourceText.From(Passwd, "/etc/passwd"), SourceText.From("users:x:100:alice\n", "/etc/group"));
}
