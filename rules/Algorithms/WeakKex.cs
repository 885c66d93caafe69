using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class WeakKex : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2004",
            Name = "weak-kex",
            Title = "A weak key exchange is offered",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The key exchange protects everything that follows. A group of 1024 bits is within reach of well equipped attackers, and
                SHA-1 no longer resists collisions.
                """,
            Instead = """
                Take the name out of the list, or leave the list to OpenSSH: its default also has the hybrid exchanges that resist
                quantum computers, which a fixed list leaves out. Keep the name only for a machine that you cannot update.
                """,
            Parameters = [AlgorithmFindings.Also, AlgorithmFindings.Except],
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.9,
            References = ["man:sshd_config(5)#KexAlgorithms", "rfc:9142", "cve:CVE-2015-4000"],
            Examples =
            [
                Example.Bad("KexAlgorithms +[|diffie-hellman-group1-sha1|]\n", kind: ConfigKind.Server),
                Example.Bad(
                    "Host old\n    KexAlgorithms [|diffie-hellman-group14-sha1|],curve25519-sha256\n",
                    @fixed: "Host old\n    KexAlgorithms curve25519-sha256\n",
                    kind: ConfigKind.Client
                ),
                Example.Good("KexAlgorithms -diffie-hellman-group*-sha1\n", kind: ConfigKind.Server),
                Example.Good("KexAlgorithms curve25519-sha256\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        AlgorithmFindings.Report(context, "KexAlgorithms", "weak key exchange", exchange => exchange.Strength == AlgorithmStrength.Weak);
    }
}
