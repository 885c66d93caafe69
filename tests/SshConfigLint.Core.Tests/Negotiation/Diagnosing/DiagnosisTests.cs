using System.Text.Json;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Negotiation.Diagnosing;
using SshConfigLint.Negotiation.Logs;
using SshConfigLint.Reporting;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Testing;
using SshConfigLint.Tests.Reporting;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Negotiation.Diagnosing;

public class DiagnosisTests
{
    private const string Umac = "debug1: kex: server->client cipher: aes128-ctr MAC: umac-128-etm@openssh.com compression: none";
    private const string Ctr = "debug1: kex: server->client cipher: aes128-ctr MAC: hmac-sha2-256 compression: none";
    private const string Gcm = "debug1: kex: server->client cipher: aes128-gcm@openssh.com MAC: <implicit> compression: none";
    private const string Keys = "debug1: SSH2_MSG_KEXINIT sent\ndebug1: SSH2_MSG_NEWKEYS received";
    private const string Corrupted = "Corrupted MAC on input.";
    private const string Wrong = "ssh_dispatch_run_fatal: Connection to 192.0.2.7 port 22: message authentication code incorrect";

    public static TheoryData<string, Cause, Certainty, string> Logs =>
        new()
        {
            {
                Server("OpenSSH_9.2p1", "OpenSSH_for_Windows_9.5", Umac, Keys, Corrupted),
                Cause.WindowsUmac128,
                Certainty.Certain,
                "MACs -umac-128*"
            },
            {
                Server("OpenSSH_for_Windows_7.7", "OpenSSH_9.2p1", Umac, Keys, Corrupted),
                Cause.WindowsUmac128,
                Certainty.Certain,
                "client MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com"
            },
            {
                Server("OpenSSH_for_Windows_9.5", "OpenSSH_for_Windows_9.5", Umac, Keys, Corrupted),
                Cause.FirstPacketRefused,
                Certainty.Hint,
                ""
            },
            { Server("OpenSSH_for_Windows_9.5", "OpenSSH_9.2p1", Ctr, Keys, Corrupted), Cause.FirstPacketRefused, Certainty.Hint, "" },
            {
                Server("OpenSSH_9.2p1", "mod_sftp", Ctr, Keys, Corrupted),
                Cause.FirstPacketRefused,
                Certainty.Likely,
                "`aes128-ctr`, `hmac-sha2-256`"
            },
            { Server("OpenSSH_9.2p1", "OpenSSH_9.2p1", Gcm, Keys, Corrupted), Cause.MixedLog, Certainty.Certain, "aes128-gcm" },
            { Server("OpenSSH_9.2p1", "OpenSSH_9.2p1", Gcm, Keys, Wrong), Cause.FirstPacketRefused, Certainty.Hint, "aes128-gcm" },
            {
                Server("OpenSSH_9.2p1", "russh_0.50", Ctr, Keys, "debug1: SSH2_MSG_SERVICE_ACCEPT received", Keys, Corrupted),
                Cause.RekeyRefused,
                Certainty.Likely,
                "renewed"
            },
            {
                Server("OpenSSH_9.2p1", "OpenSSH_9.2p1", Ctr, Keys, "Authenticated to h (via proxy).", Wrong),
                Cause.DamagedInTransit,
                Certainty.Likely,
                "on the way to the client"
            },
            { Corrupted, Cause.CorruptedMac, Certainty.Hint, "" },
            {
                "sshd[7]: Accepted publickey for bob from 192.0.2.2 port 1002 ssh2\nsshd[7]: Corrupted MAC on input.",
                Cause.DamagedInTransit,
                Certainty.Likely,
                "on the way to the server"
            },
            {
                Server("OpenSSH_9.2p1", "OpenSSH_9.2p1", Ctr, Keys, "Received disconnect from 192.0.2.7 port 22:2: Packet corrupt"),
                Cause.FirstPacketRefused,
                Certainty.Hint,
                "the server refused"
            },
            { "debug1: Connection established.\nBad packet length 1397966893.", Cause.TextInStream, Certainty.Likely, "\"SSH-\"" },
            {
                Server("OpenSSH_9.2p1", "OpenSSH_9.2p1", Gcm, Keys, "Bad packet length 1213486160."),
                Cause.TextInStream,
                Certainty.Likely,
                "\"HTTP\""
            },
            {
                Server("OpenSSH_9.2p1", "OpenSSH_9.2p1", Ctr, Keys, "Bad packet length 1213486160."),
                Cause.FirstPacketRefused,
                Certainty.Hint,
                ""
            },
            {
                "debug1: SSH2_MSG_KEXINIT sent\ndebug1: kex: algorithm: mlkem768x25519-sha256\ndebug1: expecting SSH2_MSG_KEX_ECDH_REPLY\nConnection timed out",
                Cause.StalledKeyExchange,
                Certainty.Likely,
                "KexAlgorithms ^curve25519-sha256"
            },
            { "debug1: SSH2_MSG_KEXINIT sent\ndebug1: expecting SSH2_MSG_KEX_ECDH_REPLY", Cause.StalledKeyExchange, Certainty.Hint, "MTU" },
            {
                "kex_exchange_identification: read: Connection reset by peer\nConnection reset by 192.0.2.7 port 22",
                Cause.NoIdentification,
                Certainty.Likely,
                ""
            },
            { "sshd[5]: Did not receive identification string from 192.0.2.9 port 4022", Cause.NoIdentification, Certainty.Hint, "" },
            { "sshd[5]: banner exchange: Connection from 192.0.2.9 port 4022: invalid format", Cause.NotSsh, Certainty.Certain, "scanner" },
            {
                "sshd[5]: drop connection #10 from [192.0.2.9]:4022 on [192.0.2.7]:22 past MaxStartups",
                Cause.Throttled,
                Certainty.Certain,
                ""
            },
            {
                "ssh_dispatch_run_fatal: Connection to 192.0.2.7 port 22: strict KEX violation: unexpected packet type 2 (seqnr 1)",
                Cause.StrictKexViolation,
                Certainty.Likely,
                ""
            },
            {
                "sshd[5]: User bob from 192.0.2.9 not allowed because not listed in AllowUsers",
                Cause.UserNotAllowed,
                Certainty.Certain,
                "not listed in AllowUsers"
            },
            { "sshd[5]: fatal: Access denied for user bob by PAM account configuration [preauth]", Cause.PamRefused, Certainty.Likely, "" },
            {
                "Load key \"/home/a/.ssh/id_rsa\": invalid format\na@h: Permission denied (publickey).",
                Cause.KeyUnreadable,
                Certainty.Likely,
                ""
            },
            {
                "Received disconnect from 192.0.2.7 port 22:2: Too many authentication failures",
                Cause.TooManyAttempts,
                Certainty.Certain,
                "IdentitiesOnly yes"
            },
            { "Bad owner or permissions on /home/a/.ssh/config", Cause.BadPermissions, Certainty.Certain, "" },
            {
                "debug1: send_pubkey_test: no mutual signature algorithm\na@h: Permission denied (publickey).",
                Cause.KeyAlgorithmRefused,
                Certainty.Certain,
                ""
            },
            { "ssh: connect to host h port 22: No route to host", Cause.Unreachable, Certainty.Certain, "No route to host" },
            { "ssh: Could not resolve hostname h: Name or service not known", Cause.Unreachable, Certainty.Certain, "" },
            { "Timeout, server h not responding.", Cause.TimedOut, Certainty.Likely, "" },
            {
                "ssh_dispatch_run_fatal: Connection to 192.0.2.7 port 22: invalid format",
                Cause.ProtocolError,
                Certainty.Hint,
                "invalid format"
            },
            { "Host key verification failed.", Cause.HostKeyUnknown, Certainty.Likely, "" },
            { "Unknown mac type '+hmac-sha2-512'", Cause.RefusedConfiguration, Certainty.Certain, "" },
            {
                "/etc/ssh/sshd_config line 14: Bad SSH2 mac spec 'hmac-sha2-512,hmac-ripemd160'.",
                Cause.RefusedConfiguration,
                Certainty.Certain,
                "MACs hmac-sha2-512"
            },
            {
                "no matching mac found: client hmac-md5 server hmac-sha1",
                Cause.NoCommonMac,
                Certainty.Certain,
                "the client offers `hmac-md5`, the server `hmac-sha1`"
            },
        };

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_log_has_its_cause(string log, Cause cause, Certainty certainty, string text)
    {
        var found = Assert.Single(Read(log));
        var said =
            $"{found.Cause} {found.Certainty} {found.Summary} {string.Join(' ', found.Edits.Select(edit => $"{edit.Side.ToString().ToLowerInvariant()} {edit.Keyword} {edit.Value}"))}";

        Assert.True(found.Cause == cause && found.Certainty == certainty, said);
        Assert.Contains(text, said, StringComparison.Ordinal);
        Assert.NotEmpty(found.Evidence);
    }

    [Fact]
    public void Every_damage_says_first_that_it_is_no_mismatch()
    {
        foreach (
            var log in new[]
            {
                Corrupted,
                Server("OpenSSH_9.2p1", "OpenSSH_9.2p1", Ctr, Keys, Corrupted),
                Server("OpenSSH_9.2p1", "OpenSSH_for_Windows_9.5", Umac, Keys, Corrupted),
            }
        )
        {
            Assert.Contains("no mismatch", Assert.Single(Read(log)).Notes[0], StringComparison.Ordinal);
        }

        Assert.Contains(
            "not \"Corrupted MAC on input\"",
            Assert.Single(Read("no matching mac found: client hmac-md5 server hmac-sha1")).Notes[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_line_of_the_configuration_is_replaced()
    {
        const string Log =
            "debug1: Connecting to web1 [192.0.2.7] port 22.\nUnable to negotiate with 192.0.2.7 port 22: no matching MAC found. Their offer: hmac-sha2-512";
        var client = ClientConfig("Host web1\n    MACs hmac-sha2-256\nHost *\n    MACs hmac-sha1\n", "web1");

        var found = Assert.Single(Read(Log, client));

        Assert.Equal(
            "client and server have no MAC in common: the client offers `hmac-sha2-256`, the server `hmac-sha2-512`",
            found.Summary
        );
        var edit = Assert.Single(found.Edits, edit => edit.Side == ConfigKind.Client);
        Assert.Equal(("hmac-sha2-256,hmac-sha2-512", 2), (edit.Value, edit.Line!.Line + 1));
    }

    [Fact]
    public void Names_that_stay_are_told_when_one_is_taken_away()
    {
        var server = ServerConfig("Port 22\nMACs umac-128-etm@openssh.com,hmac-sha2-512\n");

        var found = Assert.Single(Read(Server("OpenSSH_for_Windows_9.5", "OpenSSH_9.2p1", Umac, Keys, Corrupted), server: server));

        Assert.Equal(("hmac-sha2-512", 2), (found.Edits[0].Value, found.Edits[0].Line!.Line + 1));
    }

    [Fact]
    public void Equal_failures_are_told_once_and_all_that_is_written_fits_the_schema()
    {
        var report = new DiagnosisReport { Path = "auth.log", ToolVersion = "1.2.3" };
        var log = string.Join(
            '\n',
            Enumerable
                .Range(1, 1000)
                .Select(i =>
                    $"sshd[{i}]: Unable to negotiate with 192.0.2.{i % 250} port {i}: no matching MAC found. Their offer: hmac-\u001b[2Jmd5 [preauth]"
                )
        );
        foreach (
            var found in Read(
                $"{log}\n{Server("OpenSSH_9.2p1", "OpenSSH_for_Windows_9.5", Umac, Keys, Corrupted)}",
                server: ServerConfig("MACs hmac-sha2-512\n")
            )
        )
        {
            report.Add(found);
        }

        using var text = new StringWriter();
        report.WriteText(text);
        using var json = new StringWriter();
        report.WriteJson(json);

        Assert.Equal((1001, 2), (report.Failed, report.Groups.Length));
        Assert.Contains("1000 connections end like this one", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text.ToString());
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs/diagnosis.schema.json")));
        using var written = JsonDocument.Parse(json.ToString());
        Assert.Empty(SchemaCheck.Problems(schema.RootElement, written.RootElement));
    }

    [Fact]
    public void More_reasons_than_can_be_read_are_counted()
    {
        var report = new DiagnosisReport { Path = "-", ToolVersion = "1" };
        for (var i = 0; i < DiagnosisReport.MaxGroups + 5; i++)
        {
            report.Add(
                Assert.Single(Read($"sshd[5]: Unable to negotiate with 192.0.2.9 port 1: no matching MAC found. Their offer: x{i}"))
            );
        }

        Assert.Equal((DiagnosisReport.MaxGroups, 5), (report.Groups.Length, report.Left));
    }

    private static string Server(string client, string server, params string[] lines) =>
        string.Join(
            '\n',
            [
                $"debug1: Local version string SSH-2.0-{client}",
                $"debug1: Remote protocol version 2.0, remote software version {server}",
                .. lines,
            ]
        );

    private static List<Diagnosis> Read(string log, PartyConfig? client = null, PartyConfig? server = null) =>
        [.. new LogReader(new StringReader(log)).Connections().Select(connection => Diagnosis.Of(connection, client, server))];

    private static PartyConfig ClientConfig(string text, string host)
    {
        var target = new Target(OpenSshVersion.Newest, Vendor.Portable);
        var model = ConfigModel.Load(SourceText.From(text, "config"), ConfigKind.Client, target, new InMemoryFiles(), new ModelOptions());
        return new PartyConfig(model, EffectiveConfig.Evaluate(model, new ClientQuery { Host = host }), host, null);
    }

    private static PartyConfig ServerConfig(string text)
    {
        var target = new Target(OpenSshVersion.Newest, Vendor.Portable);
        var model = ConfigModel.Load(
            SourceText.From(text, "sshd_config"),
            ConfigKind.Server,
            target,
            new InMemoryFiles(),
            new ModelOptions()
        );
        return new PartyConfig(model, EffectiveConfig.Evaluate(model, query: (ServerQuery?)null), null, null);
    }
}
