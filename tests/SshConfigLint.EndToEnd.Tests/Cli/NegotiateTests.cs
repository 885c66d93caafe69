using System.Text.Json;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary><c>negotiate</c> as a user meets it: who is named how, what is printed where, what it returns.</summary>
public sealed class NegotiateTests
{
    private const string Files = """
        //- client/config
        Host web1
            Ciphers aes256-ctr
            MACs hmac-sha2-512
        Host old
            KexAlgorithms +diffie-hellman-group1-sha1
        Host *.lan !x.lan
            Ciphers chacha20-poly1305@openssh.com
        //- gate/sshd_config
        # sshconfiglint: openssh=9.2 vendor=debian
        HostKey /etc/ssh/ssh_host_ed25519_key
        Ciphers aes256-ctr,aes128-ctr
        MACs hmac-sha2-256,umac-128-etm@openssh.com
        //- plain/sshd_config
        Port 22
        //- bad/sshd_config
        Port 22
        MACs hmac-sha3
        //- client/bad_ssh_config
        Host web1
            Prt 22
        //- empty/nothing/here
        //- image/etc/ssh/sshd_config
        HostKey /etc/ssh/a
        HostKey /etc/ssh/missing
        //- image/etc/ssh/a.pub
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHC3dUPcw0rP9vJIzrg/jFkvZc0dFVYbJH0Bnmj5uVKk a
        //- image/etc/ssh/a
        -----BEGIN RSA PRIVATE KEY-----
        //- scan.json
        [{"target": "a:22", "kex": ["curve25519-sha256"], "key": ["ssh-ed25519"], "enc": ["aes256-ctr"], "mac": ["hmac-sha2-512"], "compression": ["none"]},
         {"target": "b:22", "kex": ["curve25519-sha256"], "key": ["ssh-ed25519"], "enc": ["aes256-ctr"], "mac": ["hmac-sha1"], "compression": ["none"]}]
        //- cut.json
        {"kex": [
        //- ssh.log
        debug1: Local version string SSH-2.0-OpenSSH_9.2p1
        debug1: Connecting to gate [192.0.2.7] port 22.
        debug1: Remote protocol version 2.0, remote software version OpenSSH_8.0
        debug2: local client KEXINIT proposal
        debug2: KEX algorithms: curve25519-sha256,ext-info-c,kex-strict-c-v00@openssh.com
        debug2: host key algorithms: ssh-ed25519
        debug2: ciphers ctos: aes256-ctr
        debug2: ciphers stoc: aes256-ctr
        debug2: MACs ctos: umac-128@openssh.com
        debug2: MACs stoc: umac-128@openssh.com
        debug2: compression ctos: none
        debug2: compression stoc: none
        debug2: peer server KEXINIT proposal
        debug2: KEX algorithms: curve25519-sha256
        debug2: host key algorithms: ssh-ed25519
        debug2: ciphers ctos: aes256-ctr
        debug2: ciphers stoc: aes256-ctr
        debug2: MACs ctos: hmac-sha2-256
        debug2: MACs stoc: hmac-sha1
        debug2: compression ctos: none
        debug2: compression stoc: none
        //- sshd.log
        Nov  3 10:00:00 gate sshd[7]: Unable to negotiate with 192.0.2.9 port 5000: no matching MAC found. Their offer: hmac-md5 [preauth]
        //- text.log
        Dear diary, nothing happened.
        //- evil.json
        {"name": "\u001b]0;x\u0007\u202e", "ciphers": ["\u001b[31mred"], "macs": []}

        """;

    [Theory]
    [InlineData("negotiate-fails", "--client client/config --host web1 --server gate/sshd_config")]
    [InlineData(
        "negotiate-works",
        "--client client/config --host bob@x --peer dropbear-2022.83 --client-openssh 9.2 --client-vendor debian"
    )]
    [InlineData("negotiate-breaks", "--peer windows-openssh-9.8 --server gate/sshd_config --server-openssh 10.2")]
    [InlineData("negotiate-unknown", "--client client/config --host old --peer azure-devops")]
    [InlineData("negotiate-hosts", "--client client/config --server gate/sshd_config")]
    [InlineData("negotiate-matrix", "--client client --server gate --server plain/sshd_config --peer cisco-ios-15 -v --host web1")]
    [InlineData("negotiate-table", "--client client/config --server gate --server plain/sshd_config --peer cisco-ios-15")]
    [InlineData("negotiate-peers", "--server gate/sshd_config --peer all")]
    [InlineData("negotiate-counts", "--client client/config --client client/config --client client/config --peer all")]
    [InlineData("negotiate-json", "-f json --client client/config --host web1 --server gate/sshd_config")]
    [InlineData("negotiate-sarif", "-f sarif --client client/config --server gate/sshd_config --peer cisco-ios-15")]
    [InlineData("negotiate-proposal", "-f proposal --server gate/sshd_config")]
    [InlineData("negotiate-scan", "--client client/config --host web1 --peer-from scan.json")]
    [InlineData("negotiate-defaults", "--client none --client-openssh 7.4 --client-vendor redhat --host old --server none")]
    [InlineData("negotiate-log", "--client client/config --host web1 --peer-from ssh.log")]
    [InlineData("negotiate-server-log", "--server gate/sshd_config --peer-from sshd.log --peer-from ssh.log -v")]
    [InlineData("negotiate-list", "--peers")]
    [InlineData("negotiate-refused", "--client client/bad_ssh_config --host web1 --server bad --server plain")]
    [InlineData("negotiate-evil", "--client client/config --host web1 --peer-from evil.json")]
    [InlineData("help-negotiate", "--help")]
    public void Prints(string name, string arguments)
    {
        using var sandbox = new Sandbox(Files);
        sandbox.Golden(name, $"negotiate {arguments}");
    }

    [Theory]
    [InlineData("--client client/config --host web1 --server gate/sshd_config", 1)]
    [InlineData("--client client/config --host old --server gate/sshd_config --host-keys rsa,ed25519", 0)]
    [InlineData("--peer windows-openssh-9.8 --server gate/sshd_config", 1)]
    [InlineData("--client client/config --host old --peer azure-devops", 0)]
    [InlineData("--client client/config --host web1 --peer-from scan.json", 1)]
    [InlineData("--client client/config --host web1 --peer-from scan.json --peer-target a:22", 0)]
    [InlineData("--client client/config --host old --server plain --server bad", 2)]
    [InlineData("--client client/config --host old --server plain --host-keys rsa:2048", 0)]
    [InlineData("--client image/etc/ssh/none --server plain", 2)]
    [InlineData("--client client/config --host a --server image/etc/ssh/sshd_config", 0)]
    [InlineData("--client client/config --host a --server image/etc/ssh/sshd_config --check-disk", 0)]
    public void Returns(string arguments, int exitCode)
    {
        using var sandbox = new Sandbox(Files);
        var result = sandbox.Run(["negotiate", .. arguments.Split(' ')]);
        Assert.True(exitCode == result.ExitCode, result.Transcript(arguments));
        Assert.Equal(exitCode == 2, result.Error.Length > 0);
    }

    [Theory]
    [InlineData("", "error: --client or --server is missing")]
    [InlineData("--client client/config", "error: nobody is on the other side: give --server, --peer or --peer-from")]
    [InlineData("--server gate/sshd_config", "error: nobody is on the other side: give --client, --peer or --peer-from")]
    [InlineData(
        "--server gate/sshd_config --peer dropbaer-2022.83",
        "error: unknown peer 'dropbaer-2022.83'; did you mean 'dropbear-2022.83'?"
    )]
    [InlineData(
        "--server gate/sshd_config --peer golang",
        "error: unknown peer 'golang'; which one: golang-crypto-0.1.0, golang-crypto-0.17.0, golang-crypto-0.35.0, golang-crypto-0.55.0?"
    )]
    [InlineData("--server gate/sshd_config --peer xyzzy", "error: unknown peer 'xyzzy'; --peers lists them")]
    [InlineData("--server gate/sshd_config --peer cisco-ios-15", "error: --peer cisco-ios-15: is no client")]
    [InlineData("--client client/config --peer putty-0.84", "error: --peer putty-0.84: is no server")]
    [InlineData("--server gate/sshd_config --peer-from scan.json", "error: scan.json: 'a:22' is no client")]
    [InlineData("--client client/config --peer-from cut.json", "error: cut.json: is no JSON, or ends too early at line 2, byte 1")]
    [InlineData("--client client/config --peer-from text.log", "error: text.log: is neither JSON nor a log of ssh or sshd")]
    [InlineData(
        "--client client/config --peer-from sshd.log",
        "error: sshd.log: is a log without the proposal of a server: ssh tells it with -vv, sshd with LogLevel DEBUG2"
    )]
    [InlineData("--client client/config --peer-from scan.json --peer-target c", "error: scan.json: there is no 'c' in it, but a:22, b:22")]
    [InlineData("--client client/config --peer-from nowhere", "error: nowhere: no such file")]
    [InlineData("--client client/config --peer-from /dev/zero", "error: /dev/zero: cannot be read: is a device, not a regular file")]
    [InlineData("--client client/config --server empty/nothing/none", "error: empty/nothing/none: no such file")]
    [InlineData("--client client/config --server home", "error: home: no configuration in this folder")]
    [InlineData(
        "--client client/config --host a --server bad/sshd_config",
        "error: bad/sshd_config line 2: `hmac-sha3` is no name of an algorithm for `MACs`; OpenSSH refuses the file"
    )]
    [InlineData(
        "--client client/config --server plain --host-keys rsa,ed25591",
        "error: --host-keys: 'ed25591' is no type of a key; did you mean 'ed25519'?"
    )]
    [InlineData(
        "--client client/config --server plain --host-keys ed25519:1",
        "error: --host-keys: 'ed25519:1' is no key; sizes are for RSA, for instance rsa:3072"
    )]
    [InlineData(
        "--client client/config --server plain --server-openssh 6",
        "error: --server-openssh: '6' is no version; give 7.0 to 10.6, or local"
    )]
    [InlineData(
        "--client client/config --server plain --client-vendor debain",
        "error: invalid value 'debain' for --client-vendor; did you mean 'debian'?"
    )]
    [InlineData("--server plain --peer all --host a", "error: --host is for a configuration of ssh; give one with --client")]
    [InlineData("--clinet x", "error: unknown option '--clinet'; did you mean '--client'?")]
    [InlineData("-f sarfi --server plain --peer all", "error: invalid value 'sarfi' for --output-format; did you mean 'sarif'?")]
    public void A_mistake_is_named_and_gives_2(string arguments, string firstLine)
    {
        using var sandbox = new Sandbox(Files);
        var result = sandbox.Run(["negotiate", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((2, firstLine), (result.ExitCode, result.Error.Split('\n')[0]));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_as_a_proposal_takes_the_place_of_its_configuration()
    {
        using var sandbox = new Sandbox(Files);
        sandbox.Write("gate.json", sandbox.Run("negotiate", "-f", "proposal", "--server", "gate/sshd_config").Output);
        Assert.Equal(Matrix("--server", "gate/sshd_config"), Matrix("--peer-from", "gate.json"));

        string Matrix(string option, string file)
        {
            using var json = JsonDocument.Parse(sandbox.Run("negotiate", "-f", "json", "--client", "client/config", option, file).Output);
            return json.RootElement.GetProperty("matrix").ToString();
        }
    }

    [Fact]
    public void A_huge_file_gives_a_sentence()
    {
        using var sandbox = new Sandbox(Files);
        using (var huge = File.Create(sandbox.At("huge.log")))
        {
            huge.SetLength(100 << 20);
        }

        var result = sandbox.Run("negotiate", "--client", "client/config", "--host", "a", "--peer-from", "huge.log");
        Assert.Equal((2, "error: huge.log: cannot be read: is larger than 64 MB\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public void Key_files_are_read_where_their_names_do_not_tell()
    {
        using var sandbox = new Sandbox(Files);
        string[] pair = ["negotiate", "--client", "client/config", "--host", "a", "--server", "image/etc/ssh/sshd_config"];
        Assert.Contains("--host-keys or --check-disk", sandbox.Run(pair).Output, StringComparison.Ordinal);
        Assert.Contains("ssh-ed25519 ", sandbox.Run([.. pair, "--check-disk"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_about_pairs_run_here_and_not_with_check()
    {
        using var sandbox = new Sandbox(
            "//- ssh_config\n# sshconfiglint: ignore[SSH2070] an old device\nMACs hmac-sha2-512\nCiphers aes256-ctr\n"
        );
        var result = sandbox.Run("--select", "no-common-algorithm", "ssh_config");
        Assert.Equal(
            (0, "notice: --select no-common-algorithm: rules about pairs run with the verb negotiate\n"),
            (result.ExitCode, result.Error)
        );
        Assert.Equal(0, sandbox.Run("--select", "no-common-algorithm,unused-suppression", "ssh_config").ExitCode);
        using var sarif = JsonDocument.Parse(
            sandbox.Run("negotiate", "-f", "sarif", "--client", "ssh_config", "--peer", "dropbear-2019.78").Output
        );
        var found = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray();
        Assert.Equal(["SSH2070"], found.Select(one => one.GetProperty("ruleId").GetString()));
        Assert.All(found, one => Assert.Equal(1, one.GetProperty("suppressions").GetArrayLength()));
    }

    [SkippableTheory]
    [InlineData("40-ssh-audit-2.5.0.json")]
    [InlineData("41-ssh-audit-3.4.0dev-noisy.json")]
    [InlineData("41-ssh-audit-3.4.0dev-ok.json")]
    public void Real_scans_are_read(string name)
    {
        var scan = SharedMaterial.Require($"transcripts/{name}");
        using var sandbox = new Sandbox(Files);
        var result = sandbox.Run("negotiate", "--client", "client/config", "--host", "web1", "--peer-from", scan);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("MAC            hmac-sha2-512 ", result.Output, StringComparison.Ordinal);
        Assert.Contains("Strict key exchange: yes.", result.Output, StringComparison.Ordinal);
    }
}
