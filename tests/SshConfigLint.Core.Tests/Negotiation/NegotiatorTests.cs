using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Tests.Negotiation;

public class NegotiatorTests
{
    [Fact]
    public void Every_peer_has_a_name_of_its_own_and_a_role()
    {
        Assert.Equal(PeerTable.All.Length, PeerTable.All.Select(peer => peer.Id).Distinct().Count());
        Assert.All(PeerTable.All, peer => Assert.True(peer.IsClient || peer.IsServer, peer.Id));
        Assert.All(PeerTable.All, peer => Assert.Same(peer, PeerTable.Find(peer.Id.ToUpperInvariant())));
    }

    [Theory]
    [InlineData("windows-openssh-9.8", "crypto-policy-bsi-server", true, "umac-128-etm@openssh.com", "WrongUmac128")]
    [InlineData("windows-openssh-9.8", "windows-openssh-9.8", true, null, "")]
    [InlineData("dropbear-2012.55", "crypto-policy-future-server", false, null, "")]
    [InlineData("putty-0.84", "azure-devops", null, null, "")]
    public void Two_peers_come_to(string client, string server, bool? agrees, string? mac, string hazards)
    {
        var agreement = Negotiator.Negotiate(Proposal.Of(PeerTable.Find(client)!), Proposal.Of(PeerTable.Find(server)!));

        Assert.Equal(agrees, agreement.Agrees);
        Assert.Equal(mac, agreement.ChoiceOf(Phase.MacToServer));
        Assert.Equal(hazards, string.Join(' ', agreement.Hazards.Where(hazard => hazard != Hazard.NoPostQuantumKex)));
    }

    [Fact]
    public void Nothing_is_chosen_behind_the_phase_that_fails()
    {
        var agreement = Negotiator.Negotiate(
            new Proposal { KeyExchanges = ["curve25519-sha256"], HostKeys = ["ssh-ed25519"] },
            new Proposal { KeyExchanges = ["ecdh-sha2-nistp256"], HostKeys = ["ssh-ed25519"] }
        );

        Assert.Equal(Phase.KeyExchange, agreement.Failed?.Phase);
        Assert.All(agreement.Phases.Skip(1), phase => Assert.Equal(PhaseOutcome.NotReached, phase.Outcome));
    }

    [Theory]
    [InlineData("aes256-ctr", "hmac-md5", PhaseOutcome.NoMatch)]
    [InlineData("aes256-ctr", "hmac-sha2-256", PhaseOutcome.Agreed)]
    [InlineData("aes256-gcm@openssh.com", "hmac-md5", PhaseOutcome.Unknown)]
    public void MACs_count_with_an_unknown_cipher_when_the_other_side_has_none_without(string cipher, string mac, PhaseOutcome outcome)
    {
        var client = new DirectionProposal(null, [mac], null);
        var server = new DirectionProposal([cipher], ["hmac-sha2-256"], ["none"]);
        var agreement = Negotiator.Negotiate(
            new Proposal { ToServer = client, ToClient = client },
            new Proposal { ToServer = server, ToClient = server }
        );
        Assert.Equal(outcome, agreement.Phases[(int)Phase.MacToClient].Outcome);
    }
}
