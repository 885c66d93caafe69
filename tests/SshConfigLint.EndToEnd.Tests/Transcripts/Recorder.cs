using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using SshConfigLint.EndToEnd.Tests.OpenSsh;

namespace SshConfigLint.EndToEnd.Tests.Transcripts;

/// <summary>Runs the real programs over the loopback interface with throw-away keys, and gives what they logged without anything of the machine.</summary>
internal static partial class Recorder
{
    /// <summary>After damage of a CBC packet a client waits for more, and would go on for minutes.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    /// <summary>What client and server logged.</summary>
    internal static (string Client, string Server) Record(TranscriptCase which)
    {
        var client = OpenSshOracle.Require(which.ClientSuite);
        var server = OpenSshOracle.Require(which.ServerSuite);
        return client.WithFolder(ours =>
            server.WithFolder(theirs =>
            {
                MakeKey(server, $"{theirs.Inside}/host_key", which.KeyType);
                MakeKey(client, $"{ours.Inside}/id", "ed25519");
                if (which.Knows == "another")
                {
                    MakeKey(client, $"{ours.Inside}/other", "ed25519");
                    ours.Write("known_hosts", $"web1 {File.ReadAllText(Path.Combine(ours.Path, "other.pub"))}");
                }

                theirs.Write("authorized_keys", File.ReadAllText(Path.Combine(ours.Path, "id.pub")));
                ours.Write("config", $"{which.ClientLines}{ClientFile(ours.Inside)}");
                theirs.Write("sshd_config", $"{which.ServerLines}{ServerFile(theirs.Inside)}");
                var said = Loopback.Connect(
                    client,
                    ["-vvv", "-F", $"{ours.Inside}/config"],
                    server,
                    ["-f", $"{theirs.Inside}/sshd_config"],
                    which.ToServer?.Start(),
                    which.ToClient?.Start(),
                    which.ToClient is null ? null : _patience
                );
                return (Neutral(said.Client, ours.Inside, theirs.Inside), Neutral(said.Server, theirs.Inside));
            })
        );
    }

    /// <summary>What ssh says to a server that speaks HTTP.</summary>
    internal static string RecordForeignServer(string suite)
    {
        var client = OpenSshOracle.Require(suite);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var ssh = client.Start([
            "/usr/bin/ssh",
            "-vvv",
            "-F",
            "none",
            "-oUserKnownHostsFile=/dev/null",
            "-p",
            $"{((IPEndPoint)listener.LocalEndpoint).Port}",
            "root@127.0.0.1",
            "true",
        ]);
        ssh.StandardInput.Close();
        var said = ssh.StandardError.ReadToEndAsync();
        using (var socket = listener.AcceptTcpClient())
        {
            socket.GetStream().Write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"u8);
        }

        ssh.WaitForExit();
        return Neutral(said.GetAwaiter().GetResult());
    }

    /// <summary>What a program says to a file that it refuses.</summary>
    internal static string RecordRefusal(string suite, string program, string lines)
    {
        var oracle = OpenSshOracle.Require(suite);
        return oracle.WithFolder(folder =>
        {
            folder.Write("config", lines);
            MakeKey(oracle, $"{folder.Inside}/host_key", "ed25519");
            var result =
                program == "ssh"
                    ? oracle.Run("/usr/bin/ssh", "-v", "-F", $"{folder.Inside}/config", "127.0.0.1", "true")
                    : oracle.Run("/usr/sbin/sshd", "-t", "-f", $"{folder.Inside}/config", "-h", $"{folder.Inside}/host_key");
            return Neutral(result.Error, folder.Inside);
        });
    }

    private static void MakeKey(OpenSshOracle oracle, string inside, string type)
    {
        var made = oracle.Run(
            "/usr/bin/ssh-keygen",
            "-q",
            "-t",
            type,
            "-b",
            type == "rsa" ? "2048" : "256",
            "-N",
            "",
            "-C",
            "",
            "-f",
            inside
        );
        Assert.True(made.ExitCode == 0, made.Error);
    }

    private static string ClientFile(string folder) =>
        $"""
            Host *
                HostKeyAlias web1
                IdentityFile {folder}/id
                IdentitiesOnly yes
                IdentityAgent none
                UserKnownHostsFile {folder}/known_hosts
                GlobalKnownHostsFile /dev/null
                StrictHostKeyChecking no
                BatchMode yes
                PreferredAuthentications publickey
                KexAlgorithms curve25519-sha256
                HostKeyAlgorithms ssh-ed25519,rsa-sha2-512
                Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes256-ctr
                MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-512

            """;

    private static string ServerFile(string folder) =>
        $"""
            HostKey {folder}/host_key
            AuthorizedKeysFile {folder}/authorized_keys
            StrictModes no
            PermitRootLogin yes
            UsePAM no
            PasswordAuthentication no
            LogLevel DEBUG2
            KexAlgorithms curve25519-sha256
            Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes256-ctr
            MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-512

            """;

    private static string Neutral(string said, params string[] folders)
    {
        var text = folders.Aggregate(
            said.ReplaceLineEndings("\n"),
            (line, folder) => line.Replace(folder, "/lab", StringComparison.Ordinal)
        );
        text = Port().Replace(text, "$1 port 2222");
        text = Colon().Replace(text, "$1:2222");
        text = Transfer().Replace(text, "");
        return Number().Replace(text, "$1 1000");
    }

    [GeneratedRegex(@"(127\.0\.0\.1\]?|UNKNOWN) port (?!65535)\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"(127\.0\.0\.1\]?):\d+")]
    private static partial Regex Colon();

    // Times and rates.
    [GeneratedRegex(@"^(Transferred: sent|Bytes per second: sent).*\n", RegexOptions.Multiline)]
    private static partial Regex Transfer();

    [GeneratedRegex(@"\b(pid|child) \d+")]
    private static partial Regex Number();
}
