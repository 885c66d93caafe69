using SshConfigLint.Negotiation;

namespace SshConfigLint.Reporting;

/// <summary>What goes wrong with a pair, in words.</summary>
internal static class HazardWords
{
    /// <summary>A word or two for a table, and the name in JSON.</summary>
    internal static (string Short, string Id) Of(Hazard hazard) =>
        hazard switch
        {
            Hazard.RsaKeyTooShort => ("RSA key too short", "rsaKeyTooShort"),
            Hazard.WrongUmac128 => ("wrong umac-128", "wrongUmac128"),
            Hazard.Terrapin => ("Terrapin", "terrapin"),
            Hazard.RekeyFails => ("rekeying fails", "rekeyFails"),
            _ => ("not post-quantum", "noPostQuantumKex"),
        };

    /// <summary>A sentence, lower case, no period.</summary>
    internal static string Sentence(Hazard hazard, Pair pair) =>
        hazard switch
        {
            Hazard.RsaKeyTooShort =>
                $"the server's RSA key has {pair.Server.Proposal.RsaBits} bits, and the client asks for {pair.Client.Proposal.RequiredRsaBits} (RequiredRSASize): "
                    + "ssh ends with \"Bad server host key: Invalid key length\"",
            Hazard.WrongUmac128 =>
                "OpenSSH for Windows computes umac-128 wrongly, so that the session dies with \"Corrupted MAC on input\": "
                    + "take umac-128 out of the server's MACs, or put hmac-sha2-256-etm@openssh.com in front of the client's",
            Hazard.Terrapin => "an attacker in between can drop the first messages unseen (Terrapin, CVE-2023-48795), because "
                + $"{Without(pair)}: update it",
            Hazard.RekeyFails => "the connection breaks when keys are renewed (RekeyLimit): one side then loses count of its packets",
            _ => "what is recorded of it today can be read once there are quantum computers: the key exchange is not post-quantum",
        };

    private static string Without(Pair pair) =>
        (pair.Client.Proposal.StrictKex, pair.Server.Proposal.StrictKex) switch
        {
            (false, false) => "neither side has strict key exchange",
            (false, _) => "the client has no strict key exchange",
            _ => "the server has no strict key exchange",
        };
}
