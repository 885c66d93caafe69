using SshConfigLint.Cli;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>Parts of the program that need no process.</summary>
public sealed class PartsTests
{
    [Theory]
    [InlineData("Port {{ ssh_port }}\n", true)]
    [InlineData("{% if x %}\nPort 22\n{% endif %}\n", true)]
    [InlineData("{# Jinja #}\nPort 22\n", true)]
    [InlineData("Port <%= @port %>\n", true)]
    [InlineData("<% if x -%>\nPort 22\n<% end -%>\n", true)]
    [InlineData("Port {{ .Values.port }}\n", true)]
    [InlineData("{{#each hosts}}\nHost {{name}}\n{{/each}}\n", true)]
    [InlineData("HostName @HOST_NAME@\n", true)]
    [InlineData("# {{ ansible_managed }}\nPort 22\n", false)]
    [InlineData("ControlPath ${XDG_RUNTIME_DIR}/%C\n", false)]
    [InlineData("Ciphers aes128-gcm@openssh.com,aes256-gcm@openssh.com\n", false)]
    [InlineData("User alice@EXAMPLE.ORG\n", false)]
    [InlineData("ProxyCommand docker exec $(docker ps --format '{{.ID}}') nc %h %p\n", false)]
    [InlineData("Match exec \"docker inspect -f '{{.State}}' x\"\n", false)]
    [InlineData("AllowUsers <your_username>\n", false)]
    [InlineData("Port 22 # <% x\n", false)]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nx\n", true)]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKeyKeyKey alice\n", true)]
    [InlineData("web.example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKeyKeyKey\n", true)]
    [InlineData("no-pty,command=\"x y\" ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAA bob\n", true)]
    [InlineData("HostKeyAlgorithms ssh-ed25519\n", false)]
    [InlineData("", false)]
    public void Templates_and_keys_are_recognised_by_their_content(string text, bool isSkipped) =>
        Assert.Equal(isSkipped, TemplateDetection.WhyNot(SourceText.From(text)) is not null);

    [Theory]
    [InlineData("/a/sshd_config", "Server")]
    [InlineData("/a/sshd_config.d/50-x.conf", "Server")]
    [InlineData("/a/ssh_config", "Client")]
    [InlineData("/a/ssh_config.d/x.conf", "Client")]
    [InlineData("/home/u/.ssh/config.d/work", "Client")]
    [InlineData("/home/u/dotfiles/private_dot_ssh/config", "Client")]
    [InlineData("/home/sshd/notes.txt", null)]
    public void The_kind_follows_from_the_path(string path, string? kind) => Assert.Equal(kind, FileKindDetection.OfPath(path)?.ToString());

    [Theory]
    [InlineData("OpenSSH_9.2p1 Debian-2+deb12u7, OpenSSL 3.0.17 1 Jul 2025", "9.2", Vendor.Debian)]
    [InlineData("OpenSSH_9.6p1 Ubuntu-3ubuntu13.5, OpenSSL 3.0.13", "9.6", Vendor.Debian)]
    [InlineData("OpenSSH_9.7p1, OpenSSL 3.0.14", "9.7", Vendor.Portable)]
    [InlineData("OpenSSH_9.8p1 FreeBSD-20240701, OpenSSL 3.0.13", "9.8", Vendor.FreeBsd)]
    [InlineData("OpenSSH_for_Windows_8.6p1, LibreSSL 3.4.3", "8.6", Vendor.Windows)]
    public void The_answer_of_an_installed_ssh_is_understood(string answer, string version, Vendor vendor)
    {
        Assert.Equal(version, InstalledOpenSsh.VersionOf(answer).ToString());
        Assert.Equal(vendor, InstalledOpenSsh.VendorOf(answer));
    }

    [Theory]
    [InlineData("/etc/ssh/sshd_config", "", null, null, "/etc/ssh/x", "/etc/ssh/x")]
    [InlineData("/img/etc/ssh/sshd_config", "", null, null, "/etc/ssh/x", "/img/etc/ssh/x")]
    [InlineData("/img/etc/ssh/sshd_config", "", null, null, "/etc/ssh/../../../x", "/img/x")]
    [InlineData("/img/srv/sshd_config", "/img", null, null, "/etc/x", "/img/etc/x")]
    [InlineData("/other/sshd_config", "/img", null, null, "/etc/x", "/img/etc/x")]
    [InlineData("/repo/ssh/sshd_config", "", "/repo", null, "/etc/ssh/x", "/repo/ssh/x")]
    [InlineData("/repo/ssh/sshd_config", "", "/repo", null, "/usr/x", "/usr/x")]
    [InlineData("/repo/ssh/sshd_config.d/a.conf", "", "/repo", null, "/etc/ssh/x", "/repo/ssh/x")]
    [InlineData("/elsewhere/sshd_config", "", "/repo", null, "/etc/ssh/x", "/etc/ssh/x")]
    [InlineData("/home/u/.ssh/config", "", null, "/home/v", "more", "/home/u/.ssh/more")]
    public void Paths_of_a_configuration_are_found_on_the_disk(
        string entry,
        string sysroot,
        string? repository,
        string? home,
        string path,
        string disk
    )
    {
        var surroundings = new Surroundings(sysroot.Length == 0 ? null : sysroot, repository, home);
        var kind = FileKindDetection.OfPath(entry)!.Value;
        Assert.Equal(disk, Place.Of(entry, kind, surroundings).ToDisk(path));
    }

    [Theory]
    [InlineData("/home/u/.ssh/config", null, "/home/u")]
    [InlineData("/img/home/u/.ssh/config", "/img", "/home/u")]
    [InlineData("/tmp/client", null, "/home/me")]
    [InlineData("/repo/client", null, null)]
    public void The_home_folder_of_an_entry_file(string entry, string? sysroot, string? home) =>
        Assert.Equal(home, Place.Of(entry, ConfigKind.Client, new Surroundings(sysroot, "/repo", "/home/me")).Home);
}
