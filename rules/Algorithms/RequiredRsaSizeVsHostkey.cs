using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class RequiredRsaSizeVsHostkey : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2075",
            Name = "required-rsa-size-vs-hostkey",
            Title = "The host key is shorter than the client takes",
            Category = Category.Algorithms,
            Severity = Severity.Error,
            IsAboutPairs = true,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Both agree on an RSA host key, and then ssh ends with `Bad server host key: Invalid key length`, as its `RequiredRSASize` asks for more bits.
                """,
            Instead = """
                Give the server a longer RSA key, or better an Ed25519 key, and tell the clients. Lower `RequiredRSASize` for that host only.
                """,
            References = ["man:ssh_config(5)#RequiredRSASize", "https://www.openssh.com/txt/release-9.1"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    HostKeyAlgorithms rsa-sha2-512
                    RequiredRSASize [|3072|]
                    //- /scan.json
                    {"name": "gate", "role": "server", "hostKeyAlgorithms": ["rsa-sha2-512"], "rsaBits": 2048}

                    """,
                    kind: ConfigKind.Client,
                    peer: "/scan.json"
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey [|/etc/ssh/ssh_host_rsa_key|]
                    //- /etc/ssh/ssh_host_rsa_key mode=0600 owner=root private=rsa:2048
                    //- /client.json
                    {"name": "web1", "role": "client", "hostKeyAlgorithms": ["rsa-sha2-512"], "requiredRsaBits": 3072}

                    """,
                    kind: ConfigKind.Server,
                    peer: "/client.json"
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    HostKeyAlgorithms rsa-sha2-512
                    RequiredRSASize 3072
                    //- /scan.json
                    {"name": "gate", "role": "server", "hostKeyAlgorithms": ["rsa-sha2-512"], "rsaBits": 3072}

                    """,
                    kind: ConfigKind.Client,
                    peer: "/scan.json"
                ),
            ],
        };

    public override void Analyze(RuleContext context) =>
        PairFindings.Report(
            context,
            pair => pair.Agreement.Hazards.Contains(Hazard.RsaKeyTooShort) ? [new PairFact(Phase.HostKey)] : [],
            (_, peers) =>
                context.Kind == ConfigKind.Client
                    ? $"the RSA key of {peers} is shorter than `RequiredRSASize`: ssh refuses the server"
                    : $"the RSA key is shorter than {peers} takes (`RequiredRSASize`): ssh refuses the server",
            lineOf: (party, _) => party.Config?.LineOf(party.Role == ConfigKind.Client ? "RequiredRSASize" : "HostKey")
        );
}
