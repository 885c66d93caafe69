using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class RemovalMatchesNothing() : ProblemRule(ProblemKind.RemovalMatchesNothing)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0023",
            Name = "removal-matches-nothing",
            Title = "A removal from a list removes nothing",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH does not check the names behind `-`. One that is not in the default list removes nothing, so that a
                misspelt name stays on offer without a word.
                """,
            Instead = "Correct the name. Leave it where the same file is read by a release that still offers it.",
            References = ["man:ssh_config(5)#Ciphers", "man:sshd_config(5)#Ciphers", "src:kex-names.c: kex_assemble_names"],
            Examples =
            [
                Example.Bad("Host *\n    MACs -umac-64@openssh.com,[|hmac-sha-1|]\n", kind: ConfigKind.Client),
                Example.Bad("KexAlgorithms -[|curve25519-sha265|]\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    MACs -umac-64@openssh.com,hmac-sha1\n", kind: ConfigKind.Client),
                Example.Good("KexAlgorithms -curve25519-sha256\n", kind: ConfigKind.Server),
            ],
        };
}
