using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Reporting;

namespace SshConfigLint.Tests.Negotiation;

/// <summary>Scans, policies and proposals of our own; whatever else there is gives a sentence.</summary>
public sealed class ProposalFileReaderTests
{
    private const string OldScan = """
        {"banner": {"raw": "SSH-2.0-OpenSSH_9.2p1", "protocol": [2, 0], "software": "OpenSSH_9.2p1", "comments": ""}, "target": "gate:22",
         "compression": ["none"], "kex": [{"algorithm": "curve25519-sha256"}, {"algorithm": "kex-strict-s-v00@openssh.com"}],
         "key": [{"algorithm": "ssh-ed25519"}, {"algorithm": "rsa-sha2-512", "keysize": 3072}],
         "enc": ["aes256-ctr"], "mac": ["hmac-sha2-256", "hmac-sha2-512"], "fingerprints": []}
        """;

    private const string NewScan = """
        {"banner": {"protocol": "2.0", "software": "OpenSSH_for_Windows_9.5"}, "client_ip": "192.0.2.7",
         "kex": [{"algorithm": "curve25519-sha256", "notes": {"info": ["x"]}}], "key": [{"algorithm": "ssh-ed25519"}],
         "enc": [{"algorithm": "aes256-ctr", "notes": {}}], "mac": [{"algorithm": "umac-128@openssh.com"}], "cves": []}
        """;

    [Fact]
    public void A_scan_of_a_server()
    {
        var read = Assert.Single(Read(OldScan));
        Assert.Equal(("gate:22", false, true), (read.Name, read.IsClient, read.IsServer));
        Assert.Equal(["curve25519-sha256"], read.Proposal.KeyExchanges!);
        Assert.Equal(["ssh-ed25519", "rsa-sha2-512"], read.Proposal.HostKeys!);
        Assert.Equal(["hmac-sha2-256", "hmac-sha2-512"], read.Proposal.ToServer.Macs!);
        Assert.Equal((true, 3072, PeerDefect.None), (read.Proposal.StrictKex, read.Proposal.RsaBits, read.Proposal.Defect));
    }

    [Fact]
    public void Scans_of_several_targets_and_of_clients()
    {
        var read = Read($"[{OldScan},{NewScan}]");
        Assert.Equal(["gate:22", "192.0.2.7"], read.Select(one => one.Name));
        Assert.Equal((true, false, PeerDefect.Umac128), (read[1].IsClient, read[1].IsServer, read[1].Proposal.Defect));
        Assert.Equal(["umac-128@openssh.com"], read[1].Proposal.ToClient.Macs!);
        Assert.False(read[1].Proposal.StrictKex);
    }

    [Fact]
    public void A_security_policy_tells_no_order_and_no_host_keys()
    {
        var read = Assert.Single(
            Read(
                """
                {"SecurityPolicy": {"SecurityPolicyName": "TransferSecurityPolicy-2024-01", "Type": "SERVER", "SshCiphers": ["aes256-ctr"],
                 "SshKexs": ["curve25519-sha256"], "SshMacs": ["hmac-sha2-256"]}}
                """
            )
        );
        Assert.Equal(("TransferSecurityPolicy-2024-01", true, false), (read.Name, read.IsServer, read.Proposal.IsOrderKnown));
        Assert.Null(read.Proposal.HostKeys);
        Assert.Null(read.Proposal.StrictKex);
        Assert.True(Assert.Single(Read("""{"Type": "CONNECTOR", "SshCiphers": [], "SshKexs": []}""")).IsClient);
    }

    [Theory]
    [InlineData("windows-openssh-9.8")]
    [InlineData("russh-0.50")]
    [InlineData("azure-devops")]
    [InlineData("putty-0.84")]
    public void What_is_written_is_read_again(string peer)
    {
        var info = PeerTable.Find(peer)!;
        var party = TestParties.Peer(peer, info.IsServer ? ConfigKind.Server : ConfigKind.Client);
        var read = Assert.Single(Read(Written(party)));
        Assert.Equal((peer, info.IsServer), (read.Name, read.IsServer));
        Assert.Equal(Written(party), Written(party with { Proposal = read.Proposal }));
    }

    [Fact]
    public void Directions_may_differ()
    {
        var read = Assert.Single(
            Read("""{"ciphers": ["a"], "macs": ["m"], "toClient": {"ciphers": ["b"]}, /* c */ "kexAlgorithms": ["k", "ext-info-c"],}""")
        );
        Assert.Equal((true, true), (read.IsClient, read.IsServer));
        Assert.Equal(
            ("a", "b", "m", "m"),
            (One(Phase.CipherToServer), One(Phase.CipherToClient), One(Phase.MacToServer), One(Phase.MacToClient))
        );
        Assert.Equal("k", One(Phase.KeyExchange));

        string One(Phase phase) => Assert.Single(read.Proposal.ListOf(phase)!.Value);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n ", "is empty")]
    [InlineData("[]", "is an empty array")]
    [InlineData("{", "is no JSON, or ends too early at line 1, byte 2")]
    [InlineData("{\"kex\": [{\"algorithm\": \"x\"},", "is no JSON, or ends too early at line 1, byte 28")]
    [InlineData("\0\u0001ELF", "is no JSON, or ends too early at line 1, byte 1")]
    [InlineData("Host *\n", "is no JSON, or ends too early at line 1, byte 1")]
    [InlineData("{}", "is neither a scan of ssh-audit, nor a security policy of AWS, nor a proposal")]
    [InlineData("[1]", "is neither a scan of ssh-audit, nor a security policy of AWS, nor a proposal")]
    [InlineData("null", "is neither a scan of ssh-audit, nor a security policy of AWS, nor a proposal")]
    [InlineData("{\"enc\": []}", "is a scan without key exchanges")]
    [InlineData("{\"kex\": 1}", "has a `kex` that is no list of names")]
    [InlineData("{\"kex\": [1]}", "has a `kex` with something that is no name")]
    [InlineData("{\"kex\": [{\"name\": \"x\"}]}", "has a `kex` with something that is no name")]
    [InlineData("{\"kex\": [\"\\ud800\"]}", "has a text that is not Unicode")]
    [InlineData("{\"ciphers\": [], \"mcas\": []}", "has an unknown key `mcas`; did you mean 'macs'?")]
    [InlineData("{\"ciphers\": [], \"role\": \"peer\"}", "has a `role` that is none: give `client` or `server`")]
    [InlineData("{\"ciphers\": [], \"defect\": \"all\"}", "has a `defect` that is none: give `umac-128` or `rekey-under-strict-kex`")]
    public void What_is_none_gives_a_sentence(string text, string error) => Assert.Equal(error, ProposalFileReader.Read(text).Error);

    [Fact]
    public void Deep_nesting_gives_a_sentence() =>
        Assert.StartsWith("is no JSON", ProposalFileReader.Read(new string('[', 1_000_000)).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData(OldScan)]
    [InlineData(NewScan)]
    public void A_scan_cut_off_anywhere_gives_a_sentence(string scan)
    {
        for (var length = 0; length < scan.Length; length++)
        {
            Assert.NotNull(ProposalFileReader.Read(scan[..length]).Error);
        }
    }

    private static ReadProposal[] Read(string text)
    {
        var read = ProposalFileReader.Read(text);
        Assert.Null(read.Error);
        return [.. read.Proposals];
    }

    private static string Written(Party party)
    {
        using var output = new StringWriter();
        ProposalJson.Write([party], output);
        return output.ToString();
    }
}
