using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class MachineCannotReachItself : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2078",
            Name = "machine-cannot-reach-itself",
            Title = "The client of a machine cannot reach its own server",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            IsAboutPairs = true,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                `ssh_config` and `sshd_config` of one machine have no algorithm in common, mostly because only one of them was hardened. Backups, scripts
                and tunnels to `localhost` fail, and so do machines that are built alike.
                """,
            Instead = """
                Give both files the same lists.
                """,
            References = ["rfc:4253#section-7.1", "man:ssh_config(5)#KexAlgorithms"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/ssh_config
                    Host *
                        KexAlgorithms [|curve25519-sha256|]
                    //- /etc/ssh/sshd_config
                    KexAlgorithms diffie-hellman-group16-sha512

                    """,
                    kind: ConfigKind.Client,
                    peer: "/etc/ssh/sshd_config"
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    KexAlgorithms [|diffie-hellman-group16-sha512|]
                    //- /etc/ssh/ssh_config
                    Host *
                        KexAlgorithms curve25519-sha256

                    """,
                    kind: ConfigKind.Server,
                    peer: "/etc/ssh/ssh_config"
                ),
                Example.Good(
                    """
                    //- /etc/ssh/ssh_config
                    Host old
                        KexAlgorithms diffie-hellman-group14-sha256
                    //- /etc/ssh/sshd_config
                    KexAlgorithms mlkem768x25519-sha256

                    """,
                    kind: ConfigKind.Client,
                    peer: "/etc/ssh/sshd_config"
                ),
            ],
        };

    public override void Analyze(RuleContext context) =>
        PairFindings.Report(
            context,
            pair => pair.Agreement.Failed is { } failed && pair.IsOneMachine ? [new PairFact(failed.Phase)] : [],
            (fact, _) => $"ssh of this machine cannot reach its own sshd: they have no {Phases.NameOf(fact.Phase)} in common"
        );
}
