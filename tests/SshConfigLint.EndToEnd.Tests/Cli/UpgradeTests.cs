namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary><c>upgrade</c> as a user meets it: what is printed, what it returns, what it refuses.</summary>
public sealed class UpgradeTests
{
    private const string Files = """
        //- sshd_config
        Port 22
        HostKey /etc/ssh/ssh_host_rsa_key
        HostKey /etc/ssh/ssh_host_ed25519_key
        KexAlgorithms -ecdh-sha2-nistp*
        HostKeyAlgorithms +ssh-dss
        UsePrivilegeSeparation sandbox
        Include /etc/ssh/sshd_config.d/*.conf
        Match User alice
            PubkeyAcceptedAlgorithms -rsa*
        //- ssh_config
        Host web*
            Ciphers aes256-ctr,aes128-ctr
        Host old
            HostKeyAlgorithms ssh-rsa
            KexAlgorithms diffie-hellman-group1-sha1
        Match exec "test -f marker"
            Ciphers aes128-ctr
        Host *
            User bob
        //- pinned/sshd_config
        Port 22
        Ciphers aes256-gcm@openssh.com
        //- wrong/sshd_config
        Prt 22
        //- evil/sshd_config
        Banner "<ESC>]0;x<BEL>"
        KexAlgorithms +diffie-hellman-group1-sha1
        //- image/etc/ssh/sshd_config
        Include /etc/ssh/sshd_config.d/*.conf
        //- image/etc/ssh/sshd_config.d/1.conf
        PubkeyAcceptedAlgorithms +ssh-dss

        """;

    [Theory]
    [InlineData("upgrade-server", "sshd_config --from 9.2 --to 10.6 --vendor debian")]
    [InlineData("upgrade-downgrade", "sshd_config --from 10.6 --to 9.2")]
    [InlineData("upgrade-client", "ssh_config --from 8.4 --to 10.0 --vendor debian")]
    [InlineData("upgrade-one-host", "ssh_config --from 8.4 --to 10.0 --host web1")]
    [InlineData("upgrade-include", "image/etc/ssh/sshd_config --from 9.2 --to 10.6")]
    [InlineData("upgrade-json", "pinned/sshd_config --from 9.2 --to 9.6 -f json")]
    [InlineData("help-upgrade", "--help")]
    public void Prints(string name, string arguments)
    {
        using var sandbox = new Sandbox(Files);
        sandbox.Golden(name, $"upgrade {arguments}");
    }

    [Theory]
    [InlineData("sshd_config --from 9.2", 1)]
    [InlineData("sshd_config --from 10.6 --to 9.2", 0)]
    [InlineData("pinned/sshd_config --from 9.2 --to 9.2", 0)]
    [InlineData("pinned/sshd_config --from 9.2 --to 9.6", 0)]
    [InlineData("wrong/sshd_config --from 9.2 --to 9.2", 0)]
    [InlineData("pinned/sshd_config --from 9.2 --connection user=alice,host=a,addr=192.0.2.1 --to 9.3", 0)]
    [InlineData("image/etc/ssh/sshd_config --from 9.2 --to 10.6", 1)]
    [InlineData("image/etc/ssh/sshd_config --from 9.2 --to 10.6 --sysroot image", 1)]
    public void Returns(string arguments, int exitCode)
    {
        using var sandbox = new Sandbox(Files);
        var result = sandbox.Run(["upgrade", .. arguments.Split(' ')]);
        Assert.True(exitCode == result.ExitCode, result.Transcript(arguments));
        Assert.Equal("", result.Error);
    }

    [Theory]
    [InlineData("sshd_config", "error: --from is missing: say which OpenSSH release reads the file now, for instance --from 9.2")]
    [InlineData("sshd_config --from 6.9", "error: --from: '6.9' is not known; give 7.0 to 10.6, or local")]
    [InlineData("sshd_config --from 9.2 --to 11.0", "error: --to: '11.0' is not known; give 7.0 to 10.6, or local")]
    [InlineData("sshd_config --from nine", "error: --from: 'nine' is no version; give 7.0 to 10.6, or local")]
    [InlineData("sshd_config --form 9.2", "error: unknown option '--form'; did you mean '--from'?")]
    [InlineData("--from 9.2", "error: FILE is missing")]
    [InlineData("missing --from 9.2", "error: missing: no such file")]
    [InlineData("image --from 9.2", "error: image: is a folder")]
    [InlineData("sshd_config --from 9.2 --vendor suse", "error: invalid value 'suse' for --vendor; choose one of ")]
    [InlineData("sshd_config --from 9.2 --host a", "error: --host is for a file of ssh, and sshd_config is one of sshd: ")]
    [InlineData("ssh_config --from 9.2 --connection user=a", "error: --connection is for a file of sshd, and ssh_config is one of ssh: ")]
    [InlineData(
        "ssh_config --from 9.2 --host a --connection user=a",
        "error: --host is for a file of ssh and --connection for one of sshd; "
    )]
    [InlineData("ssh_config --from 9.2 --connection usr=a --kind server", "error: --connection: unknown key 'usr'; did you mean 'user'?")]
    public void Refuses(string arguments, string error)
    {
        using var sandbox = new Sandbox(Files);
        var result = sandbox.Run(["upgrade", .. arguments.Split(' ')]);
        Assert.True(result.ExitCode == 2, result.Transcript(arguments));
        Assert.StartsWith(error, result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public void Text_of_the_file_cannot_act_on_the_terminal()
    {
        using var sandbox = new Sandbox(
            Files.Replace("<ESC>", "\u001b", StringComparison.Ordinal).Replace("<BEL>", "\a", StringComparison.Ordinal)
        );
        var result = sandbox.Run("upgrade", "evil/sshd_config", "--from", "8.0", "--to", "7.0");
        Assert.DoesNotContain(result.Output, letter => char.IsControl(letter) && letter != '\n');
    }
}
