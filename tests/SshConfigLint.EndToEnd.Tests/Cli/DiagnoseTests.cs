using SshConfigLint.Cli;
using SshConfigLint.Negotiation.Diagnosing;
using SshConfigLint.Testing;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary><c>diagnose</c> and <c>explain</c> as a user meets them.</summary>
public sealed class DiagnoseTests
{
    private const string Files = """
        //- ssh.log
        OpenSSH_9.2p1 Debian-2, OpenSSL 3.0.9 30 May 2023
        debug1: Connecting to web1 [192.0.2.7] port 22.
        debug1: Local version string SSH-2.0-OpenSSH_9.2p1 Debian-2
        debug1: Remote protocol version 2.0, remote software version OpenSSH_for_Windows_9.5
        debug1: Authenticating to web1:22 as 'alice'
        debug1: SSH2_MSG_KEXINIT sent
        debug1: kex: algorithm: curve25519-sha256
        debug1: kex: host key algorithm: ssh-ed25519
        debug1: kex: server->client cipher: aes128-ctr MAC: umac-128-etm@openssh.com compression: none
        debug1: kex: client->server cipher: aes128-ctr MAC: umac-128-etm@openssh.com compression: none
        debug1: SSH2_MSG_NEWKEYS received
        Corrupted MAC on input.
        ssh_dispatch_run_fatal: Connection to 192.0.2.7 port 22: message authentication code incorrect
        //- auth.log
        Jan  2 03:04:05 web1 sshd[10]: Accepted publickey for bob from 192.0.2.2 port 1002 ssh2: ED25519 SHA256:AAAA
        Jan  2 03:04:06 web1 sshd[11]: Unable to negotiate with 192.0.2.1 port 1001: no matching host key type found. Their offer: ssh-rsa,ssh-dss [preauth]
        Jan  2 03:04:07 web1 sshd[12]: Unable to negotiate with 192.0.2.1 port 1003: no matching host key type found. Their offer: ssh-rsa,ssh-dss [preauth]
        Jan  2 03:04:08 web1 sudo: pam_unix(sudo:session): session opened for user root
        //- fine.log
        Jan  2 03:04:05 web1 sshd[10]: Accepted publickey for bob from 192.0.2.2 port 1002 ssh2: ED25519 SHA256:AAAA
        //- config
        Host web1
            MACs umac-128-etm@openssh.com,hmac-sha2-256
        //- sshd_config
        MACs umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com
        //- notes.txt
        Nothing of the kind.

        """;

    [Theory]
    [InlineData("diagnose-client", "diagnose ssh.log")]
    [InlineData("diagnose-configs", "diagnose ssh.log --client config --server sshd_config")]
    [InlineData("diagnose-server", "diagnose auth.log")]
    [InlineData("diagnose-json", "diagnose ssh.log --server sshd_config -f json")]
    [InlineData("diagnose-fine", "diagnose fine.log")]
    [InlineData("diagnose-no-log", "diagnose notes.txt")]
    [InlineData("diagnose-config", "diagnose sshd_config")]
    [InlineData("diagnose-missing", "diagnose nothing.log")]
    [InlineData("diagnose-host-alone", "diagnose ssh.log --host web1")]
    [InlineData("help-diagnose", "diagnose --help")]
    [InlineData("help-explain", "explain --help")]
    [InlineData("explain", "explain")]
    [InlineData("explain-corrupted-mac", "explain corrupted-mac")]
    [InlineData("explain-typo", "explain corupted-mac")]
    [InlineData("explain-unknown", "explain gardening")]
    public void Prints(string name, string command)
    {
        using var sandbox = new Sandbox(Files);
        sandbox.Golden(name, command);
    }

    [Fact]
    public void A_log_comes_through_a_pipe_and_the_reader_may_go_away()
    {
        using var sandbox = new Sandbox(Files);

        Assert.Equal(1, sandbox.Bash("cat ssh.log | $LINT diagnose - > out; exit ${PIPESTATUS[1]}").ExitCode);
        Assert.Equal("", sandbox.Bash("$LINT diagnose <(cat ssh.log) | head -1 > /dev/null").Error);
    }

    [Fact]
    public void The_readme_shows_what_is_said_of_the_sample()
    {
        using var sandbox = new Sandbox();
        var said = sandbox.Run("diagnose", Path.Combine(Golden.Root, "samples/logs/windows.log")).Output;

        Assert.Contains(
            $"diagnose samples/logs/windows.log\n{said}```",
            File.ReadAllText(Path.Combine(Golden.Root, "README.md")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Explain_shows_a_rule_as_rule_does()
    {
        using var sandbox = new Sandbox();

        Assert.Equal(sandbox.Run("rule", "SSH0001").Output, sandbox.Run("explain", "ssh0001").Output);
    }

    [Theory]
    [InlineData("zeros", "head -c 3000000 /dev/zero")]
    [InlineData("noise", "head -c 3000000 /dev/urandom")]
    public void Junk_is_no_log(string name, string command)
    {
        using var sandbox = new Sandbox();
        var result = sandbox.Bash($"{command} | $LINT diagnose -");

        Assert.True(result.ExitCode == 2 && result.Error.Contains("no line of ssh or sshd", StringComparison.Ordinal), $"{name}: {result}");
    }

    [Fact]
    public void A_hundred_megabytes_are_read_in_little_memory()
    {
        using var sandbox = new Sandbox();

        // The shell makes the log as it is read, and the limit on memory is the kernel's.
        var result = sandbox.Bash(
            "for i in $(seq 1000); do echo \"Jan 2 03:04:05 web1 sshd[$i]: Unable to negotiate with 192.0.2.1 port $i: no matching MAC found. Their offer: hmac-md5,hmac-sha1 [preauth]\"; done > part; "
                + "size=$(stat -c %s part); for i in $(seq $((100000000 / size + 1))); do cat part; done | DOTNET_GCHeapHardLimit=0x4000000 $LINT diagnose - "
        );

        Assert.True(result.ExitCode == 1, result.Error);
        Assert.Contains("connections end like this one", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cause_has_a_topic_and_every_topic_says_what_to_do()
    {
        var causes = Enum.GetValues<Cause>().Where(cause => cause != Cause.None).Select(Diagnosis.NameOf);

        Assert.Empty(causes.Except(Topic.Names));
        foreach (var topic in Topic.Names.Select(name => Topic.Find(name)!))
        {
            Assert.Equal(
                ["What it is", "How one sees it", "What does not help", "What to do"],
                topic
                    .Text.Split('\n')
                    .Where(line => line.StartsWith("## ", StringComparison.Ordinal) && line != "## See also")
                    .Select(line => line[3..])
            );
            var also = topic.Text.Split("## See also\n\n");
            Assert.Empty(
                (also.Length > 1 ? also[1] : "").Trim().Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Except(Topic.Names)
            );
        }
    }
}
