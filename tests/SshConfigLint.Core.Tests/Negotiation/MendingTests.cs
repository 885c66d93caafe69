using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Tests.Negotiation;

/// <summary>The smallest change after which a pair agrees: which algorithm, in which line, at which place.</summary>
public sealed class MendingTests
{
    private static readonly Target _bookworm = new(new OpenSshVersion(9, 2), Vendor.Debian);

    private const string CtrOnly = "Ciphers aes256-ctr\n";

    [Theory]
    [InlineData("MACs hmac-sha2-512", "MACs hmac-sha2-512,hmac-sha2-256-etm@openssh.com")]
    [InlineData("MACs \"hmac-sha2-512\"", "MACs hmac-sha2-512,hmac-sha2-256-etm@openssh.com")]
    [InlineData("MACs=hmac-sha2-512,", "MACs hmac-sha2-512,hmac-sha2-256-etm@openssh.com")]
    [InlineData(
        "MACs -hmac-sha2-256*,umac-*",
        "MACs hmac-sha2-512-etm@openssh.com,hmac-sha1-etm@openssh.com,hmac-sha2-512,hmac-sha1,hmac-sha2-256-etm@openssh.com"
    )]
    [InlineData("MACs -hmac-sha2-256-etm@openssh.com,hmac-sha2-256", "MACs -hmac-sha2-256")]
    public void A_line_that_decides_is_changed(string line, string expected)
    {
        var pair = new Pair(TestParties.Client($"{CtrOnly}{line}\n"), TestParties.Server($"{CtrOnly}MACs hmac-sha2-256-etm@openssh.com\n"));
        var edits = Mending.Of(pair, ConfigKind.Client);
        Assert.Equal([expected], edits!.Value.Select(edit => edit.NewLine));
    }

    [Theory]
    [InlineData("", EditPlace.EndOfFile, "Host web\n    MACs +hmac-sha1\n")]
    [InlineData("Host web\n", EditPlace.HostBlock, "Host web\n    MACs +hmac-sha1\n")]
    [InlineData("Host a web\r\n    Port 22\r\n", EditPlace.HostBlock, "Host a web\r\n    MACs +hmac-sha1\r\n    Port 22\r\n")]
    [InlineData("Host web", EditPlace.HostBlock, "Host web\n    MACs +hmac-sha1")]
    [InlineData(
        "Host * !web\n    MACs hmac-sha2-512",
        EditPlace.EndOfFile,
        "Host * !web\n    MACs hmac-sha2-512\nHost web\n    MACs +hmac-sha1\n"
    )]
    [InlineData("Host *\n    MACs ^hmac-sha2-512\n", EditPlace.DecidingLine, "Host *\n    MACs ^hmac-sha2-512,hmac-sha1\n")]
    public void A_client_gets_the_line_where_it_counts_for_the_host(string text, EditPlace place, string after)
    {
        // Portable 10.6 has hmac-sha1 in its default: this client's list is one without it.
        var client = TestParties.Client(text, target: Target.Default);
        var without = client with
        {
            Proposal = client.Proposal with { ToServer = Without(client.Proposal.ToServer), ToClient = Without(client.Proposal.ToClient) },
        };
        var edit = Assert.Single(Mending.Of(new Pair(without, Peer(macs: ["hmac-sha1"])), ConfigKind.Client)!.Value);
        Assert.Equal((place, after), (edit.Place, client.Config!.Model.Entry.Tree.Text.WithEdits([edit.Edit]).Content));
    }

    [Fact]
    public void A_server_gets_a_new_line_in_front_of_its_Match_blocks()
    {
        var server = TestParties.Server("Match User git\n    X11Forwarding no\n");
        var pair = new Pair(TestParties.Client("KexAlgorithms diffie-hellman-group16-sha512\n"), server);
        var edit = Assert.Single(Mending.Of(pair, ConfigKind.Server)!.Value);
        Assert.Equal((EditPlace.TopOfFile, "KexAlgorithms +diffie-hellman-group16-sha512"), (edit.Place, edit.NewLine));
        Assert.Equal(Verdict.Works, new Pair(pair.Client, TestParties.With(server, [edit])).Agreement.Verdict);
    }

    [Theory]
    [InlineData("KexAlgorithms ecdh-sha2-nistp256,curve25519-sha256,mlkem768x25519-sha256", "mlkem768x25519-sha256")]
    [InlineData("KexAlgorithms diffie-hellman-group14-sha1,ecdh-sha2-nistp256", "ecdh-sha2-nistp256")]
    [InlineData("KexAlgorithms diffie-hellman-group14-sha1", "diffie-hellman-group14-sha1")]
    public void The_strongest_common_algorithm_is_added(string server, string added)
    {
        var pair = new Pair(TestParties.Client("KexAlgorithms sntrup761x25519-sha512@openssh.com\n"), TestParties.Server($"{server}\n"));
        Assert.Equal(
            [added],
            Mending.Of(pair, ConfigKind.Client)!.Value.SelectMany(edit => edit.Added).Select(algorithm => algorithm.Name)
        );
    }

    [Fact]
    public void Only_what_the_build_has_is_added()
    {
        var old = TestParties.Client("KexAlgorithms curve25519-sha256\n", target: new Target(new OpenSshVersion(8, 4), Vendor.Debian));
        var pair = new Pair(old, TestParties.Server("KexAlgorithms mlkem768x25519-sha256\n"));
        Assert.Null(Mending.Of(pair, ConfigKind.Client));
        Assert.Equal(
            "KexAlgorithms mlkem768x25519-sha256,curve25519-sha256",
            Assert.Single(Mending.Of(pair, ConfigKind.Server)!.Value).NewLine
        );
    }

    [Fact]
    public void Only_what_the_server_has_a_key_for_is_added()
    {
        var server = TestParties.Server("HostKey /etc/ssh/ssh_host_rsa_key\nHostKeyAlgorithms rsa-sha2-256\n");
        Assert.Null(Mending.Of(new Pair(TestParties.Client("HostKeyAlgorithms ssh-ed25519\n"), server), ConfigKind.Server));
        var edit = Assert.Single(
            Mending.Of(new Pair(TestParties.Client("HostKeyAlgorithms ssh-ed25519,rsa-sha2-512\n"), server), ConfigKind.Server)!.Value
        );
        Assert.Equal("HostKeyAlgorithms rsa-sha2-256,rsa-sha2-512", edit.NewLine);
    }

    [Fact]
    public void What_Windows_computes_wrongly_is_no_remedy()
    {
        var pair = new Pair(
            TestParties.Peer("windows-openssh-9.8", ConfigKind.Client),
            TestParties.Server($"{CtrOnly}MACs hmac-sha1\n", _bookworm)
        );
        Assert.Equal(
            ["hmac-sha2-256-etm@openssh.com"],
            Assert.Single(Mending.Of(pair, ConfigKind.Server)!.Value).Added.Select(one => one.Name)
        );
    }

    [Fact]
    public void All_that_fails_is_mended_at_once()
    {
        var pair = new Pair(
            TestParties.Client("KexAlgorithms curve25519-sha256\nCiphers aes128-ctr\nMACs hmac-sha2-512\n"),
            TestParties.Server("KexAlgorithms ecdh-sha2-nistp521\nCiphers aes256-ctr\nMACs hmac-sha2-256\n")
        );
        var edits = Mending.Of(pair, ConfigKind.Client)!.Value;
        Assert.Equal(["KexAlgorithms", "Ciphers", "MACs"], edits.Select(edit => edit.Keyword));
        Assert.Equal(Verdict.Works, new Pair(TestParties.With(pair.Client, edits), pair.Server).Agreement.Verdict);
    }

    [Fact]
    public void Two_new_lines_share_their_block()
    {
        var client = TestParties.Client("Host x\n    Port 1\n", "web");
        var pair = new Pair(client, TestParties.Peer("dropbear-2012.55", ConfigKind.Server));
        var edits = Mending.Of(pair, ConfigKind.Client)!.Value;
        Assert.Equal(
            "Host x\n    Port 1\nHost web\n    KexAlgorithms +diffie-hellman-group14-sha1\n    HostKeyAlgorithms +ssh-rsa\n",
            client.Config!.Model.Entry.Tree.Text.WithEdits([.. edits.Select(edit => edit.Edit)]).Content
        );
        Assert.Equal(Verdict.Works, new Pair(TestParties.With(client, edits), pair.Server).Agreement.Verdict);
    }

    [Fact]
    public void A_program_without_a_configuration_cannot_be_mended()
    {
        var pair = new Pair(
            TestParties.Peer("dropbear-2012.55", ConfigKind.Client),
            TestParties.Peer("crypto-policy-future-server", ConfigKind.Server)
        );
        Assert.Equal(Verdict.Fails, pair.Agreement.Verdict);
        Assert.Null(Mending.Of(pair));
    }

    [Theory]
    [InlineData("mina-sshd-1.6.0")]
    [InlineData("cisco-ios-15")]
    [InlineData("dropbear-2022.83")]
    [InlineData("libssh-0.7.7")]
    [InlineData("crypto-policy-fips-server")]
    public void A_mended_client_reaches_every_kind_of_server(string peer)
    {
        var client = TestParties.Client("KexAlgorithms -*\nHostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com\nCiphers -*\nMACs -*\n");
        var pair = new Pair(client, TestParties.Peer(peer, ConfigKind.Server));
        Assert.Equal(
            Verdict.Works,
            new Pair(TestParties.With(client, Mending.Of(pair, ConfigKind.Client)!.Value), pair.Server).Agreement.Verdict
        );
    }

    private static DirectionProposal Without(DirectionProposal direction) =>
        direction with
        {
            Ciphers = ["aes256-ctr"],
            Macs = direction.Macs!.Value.Remove("hmac-sha1"),
        };

    private static Party Peer(string[] macs)
    {
        var peer = TestParties.Peer("dropbear-2022.83", ConfigKind.Server);
        var direction = new DirectionProposal(["aes256-ctr"], [.. macs], ["none"]);
        return peer with { Proposal = peer.Proposal with { ToServer = direction, ToClient = direction } };
    }
}
