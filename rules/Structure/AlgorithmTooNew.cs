using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class AlgorithmTooNew() : ProblemRule(ProblemKind.AlgorithmTooNew)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0019",
            Name = "algorithm-too-new",
            Title = "An algorithm is newer than the OpenSSH that reads its name",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = "The release that reads the file does not know the name yet and refuses the list, and with it the whole file.",
            Instead = "Delete the name, or upgrade.",
            References = ["man:ssh_config(5)#Ciphers", "man:sshd_config(5)#Ciphers", "https://www.openssh.com/releasenotes.html"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    KexAlgorithms [|mlkem768x25519-sha256|],curve25519-sha256\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(9, 2))
                ),
                Example.Bad(
                    "KexAlgorithms [|mlkem768x25519-sha256|],curve25519-sha256\n",
                    kind: ConfigKind.Server,
                    target: new Target(new OpenSshVersion(9, 2))
                ),
                Example.Good(
                    "Host *\n    KexAlgorithms mlkem768x25519-sha256,curve25519-sha256\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(10, 0))
                ),
                Example.Good(
                    "KexAlgorithms mlkem768x25519-sha256,curve25519-sha256\n",
                    kind: ConfigKind.Server,
                    target: new Target(new OpenSshVersion(10, 0))
                ),
            ],
        };
}
