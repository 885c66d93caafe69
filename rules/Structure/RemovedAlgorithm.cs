using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class RemovedAlgorithm() : ProblemRule(ProblemKind.RemovedAlgorithm)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0018",
            Name = "removed-algorithm",
            Title = "An algorithm is gone from the OpenSSH that reads its name",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH refuses a list with a name that it no longer knows: ssh exits with an error, and sshd does not start.
                Old hardening guides still show such lists.
                """,
            Instead = """
                Delete the name from the list. Better, delete the line: the default holds what the release offers, and weak
                names can be taken out with `-`, which never fails for an unknown name.
                """,
            References = ["man:ssh_config(5)#Ciphers", "man:sshd_config(5)#Ciphers", "https://www.openssh.com/releasenotes.html"],
            Examples =
            [
                Example.Bad("Host *\n    MACs hmac-sha2-512,[|hmac-ripemd160|]\n", kind: ConfigKind.Client),
                Example.Bad("Ciphers aes256-ctr,[|arcfour256|]\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    MACs -hmac-ripemd160,hmac-sha1\n", kind: ConfigKind.Client),
                Example.Good("Ciphers aes256-ctr\n", kind: ConfigKind.Server),
            ],
        };
}
