using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Negotiation.Logs;

namespace SshConfigLint.Tests.Negotiation.Logs;

[Collection(Alone.Name)]
public class LogReaderTests
{
    /// <summary>What <c>ssh -vv</c> of 7.2 and later says of one connection that ends without a common MAC.</summary>
    private const string Client = """
        OpenSSH_9.2p1 Debian-2, OpenSSL 3.0.9 30 May 2023
        debug1: Connecting to web1.example.org [192.0.2.7] port 2222.
        debug1: Connection established.
        debug1: Local version string SSH-2.0-OpenSSH_9.2p1 Debian-2
        debug1: Remote protocol version 2.0, remote software version OpenSSH_for_Windows_9.5
        debug1: Authenticating to web1.example.org:2222 as 'alice'
        debug1: SSH2_MSG_KEXINIT sent
        debug1: SSH2_MSG_KEXINIT received
        debug2: local client KEXINIT proposal
        debug2: KEX algorithms: curve25519-sha256,ext-info-c,kex-strict-c-v00@openssh.com
        debug2: host key algorithms: ssh-ed25519,rsa-sha2-512
        debug2: ciphers ctos: aes128-ctr,aes256-ctr
        debug2: ciphers stoc: aes256-ctr
        debug2: MACs ctos: hmac-sha2-256
        debug2: MACs stoc: hmac-sha2-256
        debug2: compression ctos: none
        debug2: compression stoc: none
        debug2: languages ctos: 
        debug2: languages stoc: 
        debug2: first_kex_follows 0 
        debug2: reserved 0 
        debug2: peer server KEXINIT proposal
        debug2: KEX algorithms: curve25519-sha256,kex-strict-s-v00@openssh.com
        debug2: host key algorithms: ssh-ed25519
        debug2: ciphers ctos: aes256-ctr
        debug2: ciphers stoc: aes256-ctr
        debug2: MACs ctos: hmac-sha2-512
        debug2: MACs stoc: hmac-sha2-512
        debug2: compression ctos: none,zlib@openssh.com
        debug2: compression stoc: none,zlib@openssh.com
        debug2: languages ctos: 
        debug2: languages stoc: 
        debug2: first_kex_follows 0 
        debug2: reserved 0 
        debug1: kex: algorithm: curve25519-sha256
        debug1: kex: host key algorithm: ssh-ed25519
        Unable to negotiate with 192.0.2.7 port 2222: no matching MAC found. Their offer: hmac-sha2-512
        """;

    /// <summary>The same as releases up to 7.1 say it.</summary>
    private const string OldClient = """
        OpenSSH_6.6.1, OpenSSL 1.0.1f 6 Jan 2014
        debug1: Connecting to web1.example.org [192.0.2.7] port 22.
        debug1: Connection established.
        debug1: Local version string SSH-2.0-OpenSSH_6.6.1p1
        debug1: Remote protocol version 2.0, remote software version Cisco-1.25
        debug1: SSH2_MSG_KEXINIT sent
        debug1: SSH2_MSG_KEXINIT received
        debug2: kex_parse_kexinit: curve25519-sha256@libssh.org,diffie-hellman-group14-sha1
        debug2: kex_parse_kexinit: ssh-rsa,ssh-dss
        debug2: kex_parse_kexinit: aes128-ctr
        debug2: kex_parse_kexinit: aes128-ctr
        debug2: kex_parse_kexinit: hmac-md5
        debug2: kex_parse_kexinit: hmac-md5
        debug2: kex_parse_kexinit: none
        debug2: kex_parse_kexinit: none
        debug2: kex_parse_kexinit: 
        debug2: kex_parse_kexinit: 
        debug2: kex_parse_kexinit: first_kex_follows 0 
        debug2: kex_parse_kexinit: reserved 0 
        debug2: kex_parse_kexinit: diffie-hellman-group14-sha1
        debug2: kex_parse_kexinit: ssh-rsa
        debug2: kex_parse_kexinit: aes128-ctr,3des-cbc
        debug2: kex_parse_kexinit: aes128-ctr
        debug2: kex_parse_kexinit: hmac-md5,hmac-sha1
        debug2: kex_parse_kexinit: hmac-md5
        debug2: kex_parse_kexinit: none
        debug2: kex_parse_kexinit: none
        debug2: kex_parse_kexinit: 
        debug2: kex_parse_kexinit: 
        debug2: kex_parse_kexinit: first_kex_follows 0 
        debug2: kex_parse_kexinit: reserved 0 
        debug1: kex: server->client aes128-ctr hmac-md5 none
        debug1: kex: client->server aes128-ctr hmac-md5 none
        debug1: SSH2_MSG_NEWKEYS sent
        debug1: expecting SSH2_MSG_NEWKEYS
        debug1: SSH2_MSG_NEWKEYS received
        Corrupted MAC on input.
        """;

    public static TheoryData<string, string> Dressings =>
        new()
        {
            { "CRLF", Each(Client, line => line + "\r") },
            { "quoted in Markdown", Each(Client, line => "> " + line) },
            { "quoted twice", Each(Client, line => "> > " + line) },
            { "Visual Studio Code", Each(Client, line => $"[10:35:39.248] > {line}") },
            { "colours", Each(Client, line => $"\u001b[31m{line}\u001b[0m") },
            { "a title for the terminal", Each(Client, line => $"\u001b]0;ssh\a{line}") },
            { "time of a build server", Each(Client, line => $"2024-05-05T10:10:10.1234567Z {line}") },
            { "time of ts", Each(Client, line => $"10:10:10 {line}") },
            { "Docker Compose", Each(Client, line => $"client_1  | {line}") },
            { "list in a page", Each(Client, line => $"    {line}") },
            {
                "Ansible",
                $"fatal: [web1]: UNREACHABLE! => {{\"msg\": \"Failed to connect: {Each(Client, line => line + "\\r").Replace("\n", "\\n", StringComparison.Ordinal)}\"}}"
            },
            { "PowerShell", "ssh.exe : " + Client },
            {
                "Docker's log file",
                Each(Client, line => $$"""{"log":"{{line.Replace("\"", "\\\"", StringComparison.Ordinal)}}\r\n","stream":"stderr"}""")
            },
        };

    [Theory]
    [MemberData(nameof(Dressings))]
    public void A_log_says_the_same_in_any_dress(string dress, string log)
    {
        var plain = Describe(Client);

        Assert.Equal(plain, Describe(log));
        Assert.True(plain.Contains("no common mac", StringComparison.Ordinal), dress);
    }

    [Fact]
    public void Proposals_and_choice_of_a_client_are_read()
    {
        var connection = Assert.Single(Read(Client));

        Assert.Equal(ConfigKind.Client, connection.Side);
        Assert.Equal(
            "web1.example.org 192.0.2.7 2222 alice",
            $"{connection.Host} {connection.Address} {connection.Port} {connection.User}"
        );
        Assert.Equal("OpenSSH_9.2p1 Debian-2", connection.VersionOf(ConfigKind.Client));
        Assert.Equal("OpenSSH_for_Windows_9.5", connection.VersionOf(ConfigKind.Server));
        Assert.Equal("curve25519-sha256 ssh-ed25519", $"{connection.KeyExchange} {connection.HostKey}");
        Assert.True(connection.StrictKex);
        Assert.False(connection.IsPartial);
        var client = connection.ProposalOf(ConfigKind.Client)!;
        Assert.Equal("curve25519-sha256", Names(client.KeyExchanges));
        Assert.Equal("aes128-ctr,aes256-ctr", Names(client.ToServer.Ciphers));
        Assert.Equal("aes256-ctr", Names(client.ToClient.Ciphers));
        var server = connection.ProposalOf(ConfigKind.Server)!;
        Assert.True(server.StrictKex);
        Assert.Equal(PeerDefect.Umac128, server.Defect);
        Assert.Equal(Phase.MacToClient, Negotiator.Negotiate(client, server).Failed?.Phase);
    }

    [Fact]
    public void Rows_without_labels_are_read_by_their_order()
    {
        var connection = Assert.Single(Read(OldClient));

        Assert.Equal(
            "curve25519-sha256@libssh.org,diffie-hellman-group14-sha1",
            Names(connection.ProposalOf(ConfigKind.Client)!.KeyExchanges)
        );
        Assert.Equal("hmac-md5,hmac-sha1", Names(connection.ProposalOf(ConfigKind.Server)!.ToServer.Macs));
        Assert.Equal(new LogDirection("aes128-ctr", "hmac-md5", "none"), connection.ToClient);
        Assert.Equal(BreakPoint.FirstPacket, connection.Break);
        Assert.False(connection.StrictKex);
    }

    [Fact]
    public void A_line_of_sshd_gives_the_one_list_that_it_tells()
    {
        const string Log =
            "Jan  2 03:04:05 web1 sshd[77]: Unable to negotiate with 192.0.2.9 port 4022: no matching MAC found. Their offer: hmac-sha1,hmac-md5 [preauth]";

        var connection = Assert.Single(Read(Log));

        Assert.Equal(ConfigKind.Server, connection.Side);
        Assert.Equal("192.0.2.9 4022 77", $"{connection.Address} {connection.Port} {connection.Process}");
        Assert.Null(connection.ProposalOf(ConfigKind.Server));
        var client = connection.ProposalOf(ConfigKind.Client)!;
        Assert.Equal("hmac-sha1,hmac-md5", Names(client.ToClient.Macs));
        Assert.Equal(client.ToClient.Macs, client.ToServer.Macs);
        Assert.Null(client.KeyExchanges);
        Assert.Null(client.StrictKex);
    }

    [Theory]
    [InlineData("Jan  2 03:04:05 web1 sshd[77]: {0}", 77)]
    [InlineData("2024-01-02T03:04:05.678901+01:00 web1 sshd-session[77]: {0}", 77)]
    [InlineData("Tue 2024-01-02 03:04:05 UTC web1 sshd-auth[77]: {0}", 77)]
    [InlineData("[    5.123456] web1 sshd[77]: {0}", 77)]
    [InlineData("1704164645.123456 web1 sshd[77]: {0}", 77)]
    [InlineData("<38>1 2024-01-02T03:04:05Z web1 sshd[77]: {0}", 77)]
    [InlineData("{{\"MESSAGE\":\"{0}\",\"SYSLOG_IDENTIFIER\":\"sshd\",\"_PID\":\"77\"}}", 77)]
    [InlineData("{{\n\t\"_PID\" : \"77\",\n\t\"MESSAGE\" : \"{0}\",\n\t\"SYSLOG_IDENTIFIER\" : \"sshd-session\"\n}}", 77)]
    [InlineData("{0}", 0)]
    [InlineData("fatal: {0}", 0)]
    public void Lines_of_sshd_are_known_in_any_log(string form, int process)
    {
        const string Message = "Unable to negotiate with 192.0.2.9 port 4022: no matching cipher found. Their offer: aes128-cbc [preauth]";

        var connection = Assert.Single(Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Message)));

        Assert.Equal(process, connection.Process);
        Assert.Equal(ConfigKind.Server, connection.Side);
        Assert.Equal("aes128-cbc", Names(connection.ProposalOf(ConfigKind.Client)!.ToServer.Ciphers));
    }

    [Fact]
    public void Entries_of_other_programs_in_a_journal_are_passed_over() =>
        Assert.Empty(
            Read(
                """{"MESSAGE":"Corrupted MAC on input.","SYSLOG_IDENTIFIER":"sudo","_PID":"5"}"""
                    + "\n"
                    + """{"MESSAGE":[27,91],"_PID":"6"}"""
            )
        );

    [Fact]
    public void Processes_among_each_other_are_kept_apart()
    {
        const string Log = """
            Jan  2 03:04:05 web1 sshd[10]: Connection from 192.0.2.1 port 1001 on 192.0.2.250 port 22
            Jan  2 03:04:05 web1 sshd[20]: Connection from 192.0.2.2 port 1002 on 192.0.2.250 port 22
            Jan  2 03:04:06 web1 sshd[10]: Unable to negotiate with 192.0.2.1 port 1001: no matching host key type found. Their offer: ssh-rsa [preauth]
            Jan  2 03:04:06 web1 sshd[20]: Accepted publickey for bob from 192.0.2.2 port 1002 ssh2: ED25519 SHA256:AAAA
            Jan  2 03:04:07 web1 sshd[21]: Corrupted MAC on input.
            Jan  2 03:04:07 web1 sshd[21]: ssh_dispatch_run_fatal: Connection from user bob 192.0.2.2 port 1002: message authentication code incorrect
            Jan  2 03:04:08 web1 sshd[10]: Connection from 192.0.2.3 port 1003 on 192.0.2.250 port 22
            Jan  2 03:04:09 web1 CRON[5]: pam_unix(cron:session): session opened for user root
            """;

        Assert.Equal(
            """
            Server 1-3 [10] 192.0.2.1 port 1001, Connected: NoMatch
            Server 2-6 [20] 192.0.2.2 port 1002 bob, Authenticated, broke Later: CorruptedMac WrongTag
            Server 7-7 [10] 192.0.2.3 port 1003, Connected:
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Read(Log).OrderBy(found => found.FirstLine).Select(Summary))
        );
    }

    [Fact]
    public void Client_and_server_in_one_paste_are_two_connections()
    {
        const string Server = """
            debug1: sshd version OpenSSH_10.0, OpenSSL 3.5.4
            Server listening on 0.0.0.0 port 2222.
            Connection from 192.0.2.9 port 5000 on 192.0.2.7 port 2222 rdomain ""
            debug1: Local version string SSH-2.0-OpenSSH_for_Windows_9.5
            debug1: Remote protocol version 2.0, remote software version OpenSSH_9.2p1 Debian-2
            debug1: SSH2_MSG_KEXINIT sent [preauth]
            debug2: local server KEXINIT proposal [preauth]
            debug2: MACs ctos: hmac-sha2-512 [preauth]
            Unable to negotiate with 192.0.2.9 port 5000: no matching MAC found. Their offer: hmac-sha2-256 [preauth]
            """;

        var connections = Read($"{Client}\n{Server}");

        Assert.Equal([ConfigKind.Client, ConfigKind.Server], connections.Select(found => found.Side).ToArray());
        Assert.Equal("OpenSSH_for_Windows_9.5", connections[1].LocalVersion);
        Assert.True(connections[1].IsPartial);
    }

    [Fact]
    public void The_jump_host_and_what_is_behind_it_are_two_connections()
    {
        const string Log = """
            OpenSSH_9.2p1, OpenSSL 3.0.9 30 May 2023
            debug1: Setting implicit ProxyCommand from ProxyJump: ssh -v -W '[%h]:%p' jump
            debug1: Executing proxy command: exec ssh -v -W '[inner]:22' jump
            OpenSSH_9.2p1, OpenSSL 3.0.9 30 May 2023
            debug1: Local version string SSH-2.0-OpenSSH_9.2p1
            debug1: Connecting to jump [192.0.2.1] port 22.
            debug1: Connection established.
            debug1: Local version string SSH-2.0-OpenSSH_9.2p1
            debug1: Remote protocol version 2.0, remote software version OpenSSH_8.4p1
            debug1: SSH2_MSG_KEXINIT sent
            debug1: SSH2_MSG_NEWKEYS received
            Authenticated to jump ([192.0.2.1]:22) using "publickey".
            debug1: Remote protocol version 2.0, remote software version dropbear_2022.83
            debug1: SSH2_MSG_KEXINIT sent
            Unable to negotiate with UNKNOWN port 65535: no matching host key type found. Their offer: ssh-rsa
            """;

        Assert.Equal(
            """
            Client 1-15 [0] , KeyExchange: NoMatch
            Client 4-12 [0] 192.0.2.1 port 22, Authenticated:
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Read(Log).OrderBy(found => found.FirstLine).Select(Summary))
        );
    }

    [Fact]
    public void Keys_that_are_renewed_are_counted_and_their_proposal_is_not_taken_for_the_first()
    {
        const string Log = """
            debug2: local client KEXINIT proposal
            debug2: KEX algorithms: curve25519-sha256,kex-strict-c-v00@openssh.com
            debug2: reserved 0 
            debug1: SSH2_MSG_KEXINIT sent
            debug3: receive packet: type 21
            debug1: SSH2_MSG_NEWKEYS received
            debug2: KEX algorithms: curve25519-sha256
            debug2: reserved 0 
            debug3: receive packet: type 52
            debug3: receive packet: type 94
            debug1: SSH2_MSG_KEXINIT sent
            debug1: SSH2_MSG_NEWKEYS received
            Corrupted MAC on input.
            """;

        var connection = Assert.Single(Read(Log));

        Assert.True(connection.ProposalOf(ConfigKind.Client)!.StrictKex);
        Assert.Equal(1, connection.Rekeys);
        Assert.Equal(BreakPoint.AfterRekey, connection.Break);
        Assert.Equal(0, connection.PacketsReceived);
    }

    [Fact]
    public void A_row_that_a_terminal_has_wrapped_is_put_together() =>
        Assert.Equal(
            "hmac-sha2-256,hmac-sha2-512",
            Names(
                Assert
                    .Single(
                        Read(
                            "debug2: peer server KEXINIT proposal\ndebug2: MACs ctos: hmac-sha2-256,hma\nc-sha2-512\ndebug2: MACs stoc: hmac-sha1\n"
                        )
                    )
                    .ProposalOf(ConfigKind.Server)!
                    .ToServer.Macs
            )
        );

    [Fact]
    public void The_lists_of_old_releases_are_told_apart()
    {
        var connection = Assert.Single(Read("no matching mac found: client hmac-md5 server hmac-sha1,hmac-sha2-256"));

        Assert.Equal("hmac-sha1,hmac-sha2-256", Names(connection.ProposalOf(ConfigKind.Server)!.ToClient.Macs));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Port 22\nPermitRootLogin no\n")]
    [InlineData("\0\0\0\u0001\u0002ELF\n\n")]
    [InlineData("Jan  2 03:04:05 web1 sudo: pam_unix(sudo:session): session opened\n")]
    [InlineData("{\n{\n\"MESSAGE\": 5\n")]
    public void A_text_without_ssh_has_no_connection(string text)
    {
        var reader = new LogReader(new StringReader(text));

        Assert.Empty(reader.Connections());
        Assert.Equal(0, reader.UsedLines);
    }

    [Fact]
    public void An_endless_line_and_endless_connections_are_read_in_little_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var text = new EndlessLog(80L << 20);
        var reader = new LogReader(text);
        var count = 0L;
        var peak = 0L;
        foreach (var connection in reader.Connections())
        {
            peak = ++count % 20_000 == 0 ? Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before) : peak;
            Assert.NotEmpty(connection.Events);
        }

        Assert.True(count > 100_000, $"{count} connections");
        Assert.True(reader.HasCutLines);
        Assert.True(peak < 8 << 20, $"{peak >> 10} KiB were held");
    }

    private static string Describe(string log) => string.Join("\n", Read(log).Select(Summary).Append(Agreement(Read(log))));

    private static string Agreement(IReadOnlyList<LogConnection> connections) =>
        connections is [{ } one] && one.ProposalOf(ConfigKind.Client) is { } client && one.ProposalOf(ConfigKind.Server) is { } server
            ? $"{one.RemoteVersion} {one.Host} {client.ToServer.Ciphers!.Value.Length} {(Negotiator.Negotiate(client, server).Failed is { Phase: Phase.MacToClient } ? "no common mac" : "?")}"
            : "incomplete";

    private static string Summary(LogConnection found)
    {
        var endpoint =
            found.Port == 0
                ? ""
                : $"{found.Address} port {found.Port}{(found.User is { } user && found.Side == ConfigKind.Server ? $" {user}" : "")}";
        var broke = found.Break == BreakPoint.None ? "" : $", broke {found.Break}";
        var lines =
            found.Events.Any(seen => seen.Text.Length > 0) && found.Side == ConfigKind.Client && found.Host == "web1.example.org"
                ? ""
                : $" {found.FirstLine}-{found.LastLine}";
        return $"{found.Side}{lines} [{found.Process}] {endpoint}, {found.Stage}{broke}: {string.Join(' ', found.Events.Select(seen => seen.Kind))}".TrimEnd();
    }

    private static string Names(ImmutableArray<string>? names) => string.Join(',', names!.Value);

    private static List<LogConnection> Read(string log) => [.. new LogReader(new StringReader(log)).Connections()];

    private static string Each(string log, Func<string, string> dress) =>
        string.Join('\n', log.ReplaceLineEndings("\n").Split('\n').Select(dress));

    /// <summary>A log of that many characters: one line that takes a fifth of it, and then one connection after the other.</summary>
    private sealed class EndlessLog(long length) : TextReader
    {
        private string _line = "";
        private int _at;
        private long _given;
        private long _number;

        public override int Read(char[] buffer, int index, int count)
        {
            if (_given >= length)
            {
                return 0;
            }

            if (_given < length / 5)
            {
                Array.Fill(buffer, 'x', index, count);
                _given += count;
                return count;
            }

            if (_at == _line.Length)
            {
                _number++;
                _line = string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"\nJan  2 03:04:05 web1 sshd[{_number}]: Unable to negotiate with 192.0.2.9 port {_number % 60000 + 1}: no matching host key type found. Their offer: ssh-rsa,ssh-dss [preauth]"
                );
                _at = 0;
            }

            var part = Math.Min(count, _line.Length - _at);
            _line.CopyTo(_at, buffer, index, part);
            (_at, _given) = (_at + part, _given + part);
            return part;
        }
    }
}
