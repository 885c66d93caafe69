using System.Collections.Immutable;
using System.Text;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Testing;

namespace SshConfigLint.Tests.Negotiation;

/// <summary>
/// Who still reaches whom under common hardening advice: every built-in peer with every policy and with every other peer, as golden files, and the
/// statements that people make of it, one by one. <c>UPDATE_GOLDEN=1</c> writes the files.
/// </summary>
public sealed class PolicyTableTests
{
    private const string Folder = "tests/SshConfigLint.Core.Tests/Negotiation/Golden";

    /// <summary>What each piece of advice comes to as lines; the lists are facts, the files are ours.</summary>
    private static readonly ImmutableArray<(string Name, string Text)> _policies =
    [
        ("default", ""),
        ("article", "MACs hmac-sha2-512\n"),
        (
            "ssh-audit-debian12",
            """
            KexAlgorithms sntrup761x25519-sha512@openssh.com,curve25519-sha256,curve25519-sha256@libssh.org,diffie-hellman-group18-sha512,diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512
            Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr
            MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com,umac-128-etm@openssh.com
            HostKeyAlgorithms ssh-ed25519,rsa-sha2-512,rsa-sha2-256

            """
        ),
        (
            "ssh-audit-debian12-without-chacha20",
            """
            KexAlgorithms sntrup761x25519-sha512@openssh.com,curve25519-sha256,curve25519-sha256@libssh.org,diffie-hellman-group18-sha512,diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512
            Ciphers aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr
            MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com,umac-128-etm@openssh.com
            HostKeyAlgorithms ssh-ed25519,rsa-sha2-512,rsa-sha2-256

            """
        ),
        (
            "ssh-audit-debian13",
            """
            KexAlgorithms mlkem768x25519-sha256,sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com
            Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr
            MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com,umac-128-etm@openssh.com
            HostKeyAlgorithms ssh-ed25519,rsa-sha2-512,rsa-sha2-256

            """
        ),
        (
            "mozilla-modern",
            """
            KexAlgorithms curve25519-sha256@libssh.org,ecdh-sha2-nistp521,ecdh-sha2-nistp384,ecdh-sha2-nistp256,diffie-hellman-group-exchange-sha256
            Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr
            MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-512,hmac-sha2-256,umac-128@openssh.com

            """
        ),
        (
            "mozilla-intermediate",
            """
            KexAlgorithms diffie-hellman-group-exchange-sha256
            Ciphers aes256-ctr,aes192-ctr,aes128-ctr
            MACs hmac-sha2-512,hmac-sha2-256

            """
        ),
        (
            "stig-rhel9",
            """
            Ciphers aes256-gcm@openssh.com,aes256-ctr,aes128-gcm@openssh.com,aes128-ctr
            MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-256,hmac-sha2-512-etm@openssh.com,hmac-sha2-512

            """
        ),
        (
            "cis-debian",
            """
            Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr
            MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512,hmac-sha2-256

            """
        ),
        (
            "dev-sec",
            """
            KexAlgorithms sntrup761x25519-sha512@openssh.com,curve25519-sha256@libssh.org,diffie-hellman-group-exchange-sha256
            Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr
            MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-512,hmac-sha2-256

            """
        ),
    ];

    private static ImmutableArray<Party> PolicyServers =>
        [.. _policies.Select(policy => TestParties.Server(policy.Text) with { Name = policy.Name })];

    private static ImmutableArray<Party> PolicyClients =>
        [.. _policies.Select(policy => TestParties.Client(policy.Text) with { Name = policy.Name })];

    private static ImmutableArray<Party> PeersAs(ConfigKind role) =>
        [.. PeerTable.All.Where(peer => role == ConfigKind.Client ? peer.IsClient : peer.IsServer).Select(peer => Party.Of(peer, role))];

    [Fact]
    public void Every_client_with_a_server_under_each_policy() =>
        Golden.Match(
            Table(PolicyServers, server => PeersAs(ConfigKind.Client).Select(client => (client.Name, new Pair(client, server)))),
            $"{Folder}/policies-as-servers.txt"
        );

    [Fact]
    public void Every_server_with_a_client_under_each_policy() =>
        Golden.Match(
            Table(PolicyClients, client => PeersAs(ConfigKind.Server).Select(server => (server.Name, new Pair(client, server)))),
            $"{Folder}/policies-as-clients.txt"
        );

    [Fact]
    public void Every_peer_with_every_peer()
    {
        var matrix = new Matrix(PeersAs(ConfigKind.Client), PeersAs(ConfigKind.Server));
        var text = new StringBuilder("A column is a server, from the left:\n");
        foreach (var (index, server) in matrix.Servers.Index())
        {
            text.Append($"  {index + 1}: {server.Name}\n");
        }

        text.Append("\n. works  ! breaks  ? unknown  K H C M no key exchange, host key, cipher, MAC in common\n\n");
        foreach (var (row, client) in matrix.Clients.Index())
        {
            text.Append($"{string.Concat(matrix.Servers.Select((_, column) => Letter(matrix[row, column])))}  {client.Name}\n");
        }

        Golden.Match(text.ToString(), $"{Folder}/peers-with-peers.txt");
    }

    // The guide for Debian 12: encrypt-then-MAC only.
    [Theory]
    [InlineData("paramiko-2.4", "ssh-audit-debian12", "no MAC")]
    [InlineData("sshnet-2020.0.2", "ssh-audit-debian12", "no MAC")]
    [InlineData("jsch-0.1.55", "ssh-audit-debian12", "no host key")]
    [InlineData("putty-0.84", "ssh-audit-debian12", "works  aes256-ctr + hmac-sha2-256-etm@openssh.com")]
    [InlineData("windows-openssh-9.8", "ssh-audit-debian12", "works  chacha20-poly1305@openssh.com")]
    // The same without chacha20, as advice against Terrapin had it: the list of MACs decides.
    [InlineData("windows-openssh-8.1", "ssh-audit-debian12-without-chacha20", "breaks  aes128-ctr + umac-128-etm@openssh.com")]
    [InlineData("windows-openssh-9.5", "ssh-audit-debian12-without-chacha20", "breaks  aes128-ctr + umac-128-etm@openssh.com")]
    [InlineData("windows-openssh-9.8", "ssh-audit-debian12-without-chacha20", "breaks  aes128-ctr + umac-128-etm@openssh.com")]
    [InlineData("dropbear-2022.83", "ssh-audit-debian12-without-chacha20", "no MAC")]
    [InlineData("dropbear-2025.88", "ssh-audit-debian12-without-chacha20", "no MAC")]
    // The policy BSI of crypto-policies.
    [InlineData("windows-openssh-8.1", "crypto-policy-bsi-server", "breaks  aes128-ctr + umac-128-etm@openssh.com")]
    [InlineData("windows-openssh-9.5", "crypto-policy-bsi-server", "breaks  aes128-ctr + umac-128-etm@openssh.com")]
    [InlineData("windows-openssh-9.8", "crypto-policy-bsi-server", "breaks  aes128-ctr + umac-128-etm@openssh.com")]
    // The guide for Debian 13: post-quantum key exchanges only.
    [InlineData("paramiko-1.18", "ssh-audit-debian13", "no key exchange")]
    [InlineData("paramiko-2.4", "ssh-audit-debian13", "no key exchange")]
    [InlineData("paramiko-2.12", "ssh-audit-debian13", "no key exchange")]
    [InlineData("paramiko-3.5", "ssh-audit-debian13", "no key exchange")]
    [InlineData("paramiko-4.0", "ssh-audit-debian13", "no key exchange")]
    [InlineData("libssh-0.7.7", "ssh-audit-debian13", "no key exchange")]
    [InlineData("libssh-0.9.8", "ssh-audit-debian13", "no key exchange")]
    [InlineData("libssh-0.11.5", "ssh-audit-debian13", "no key exchange")]
    [InlineData("node-ssh2-1.17.0", "ssh-audit-debian13", "no key exchange")]
    [InlineData("sshnet-2024.1.0", "ssh-audit-debian13", "no key exchange")]
    [InlineData("golang-crypto-0.17.0", "ssh-audit-debian13", "no key exchange")]
    [InlineData("golang-crypto-0.35.0", "ssh-audit-debian13", "no key exchange")]
    [InlineData("crypto-policy-fips-client", "ssh-audit-debian13", "no key exchange")]
    [InlineData("libssh-0.12.2", "ssh-audit-debian13", "works  chacha20-poly1305@openssh.com")]
    // The article's one MAC.
    [InlineData("dropbear-2019.78", "article", "no MAC")]
    public void It_is_said_that(string client, string server, string comesTo)
    {
        var policy = PolicyServers.FirstOrDefault(one => one.Name == server) ?? TestParties.Peer(server, ConfigKind.Server);
        Assert.Equal(comesTo, Told(new Pair(TestParties.Peer(client, ConfigKind.Client), policy)));
    }

    [Fact]
    public void The_article_changes_nothing_for_anybody_whose_cipher_needs_no_MAC()
    {
        var (before, after) = (PolicyServers[0], PolicyServers[1]);
        var peers = PeersAs(ConfigKind.Client)
            .Where(client => new Pair(client, before).Agreement.Phases[(int)Phase.MacToServer].Outcome == PhaseOutcome.Implicit)
            .ToList();
        Assert.True(peers.Count > 10);
        Assert.All(peers, client => Assert.Equal(Told(new Pair(client, before)), Told(new Pair(client, after))));
    }

    private static string Table(ImmutableArray<Party> policies, Func<Party, IEnumerable<(string Name, Pair Pair)>> pairs)
    {
        var text = new StringBuilder();
        foreach (var policy in policies)
        {
            text.Append($"{policy.Name}\n");
            foreach (var (name, pair) in pairs(policy))
            {
                text.Append($"  {name, -28}  {Told(pair)}\n");
            }
        }

        return text.ToString();
    }

    private static string Told(Pair pair)
    {
        var agreement = pair.Agreement;
        if (agreement.Failed is { } failed)
        {
            return $"no {Phases.NameOf(failed.Phase)}";
        }

        var mac = agreement.ChoiceOf(Phase.MacToServer) is { } name ? $" + {name}" : "";
        return $"{agreement.Verdict.ToString().ToLowerInvariant()}  {agreement.ChoiceOf(Phase.CipherToServer)}{mac}".TrimEnd();
    }

    private static char Letter(Outcome outcome) =>
        outcome.Verdict switch
        {
            Verdict.Works => '.',
            Verdict.Breaks => '!',
            Verdict.Unknown => '?',
            _ => Phases.KeywordOf(outcome.Failed!.Value)[0],
        };
}
