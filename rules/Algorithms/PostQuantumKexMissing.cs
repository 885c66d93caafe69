using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class PostQuantumKexMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2008",
            Name = "post-quantum-kex-missing",
            Title = "No key exchange resists quantum computers",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Whoever records a connection today can decrypt it once there is a quantum computer that is large enough. OpenSSH has
                hybrid exchanges against that in its default list; this list leaves them out, as lists copied from older guides do.
                Since 10.1 ssh warns of such connections.
                """,
            Instead = """
                Leave the list to OpenSSH, or put a hybrid exchange first. Keep it as it is where a rule such as FIPS allows none of
                them.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.8,
            References = ["man:sshd_config(5)#KexAlgorithms", "man:ssh_config(5)#KexAlgorithms", "https://www.openssh.com/pq.html"],
            Examples =
            [
                Example.Bad(
                    "KexAlgorithms [|curve25519-sha256,ecdh-sha2-nistp256|]\n",
                    @fixed: "KexAlgorithms sntrup761x25519-sha512@openssh.com,curve25519-sha256,ecdh-sha2-nistp256\n",
                    kind: ConfigKind.Server,
                    target: new Target(new OpenSshVersion(9, 0))
                ),
                Example.Bad("Host *\n    KexAlgorithms [|-mlkem*,sntrup*|]\n", kind: ConfigKind.Client),
                Example.Good("Host old\n    KexAlgorithms diffie-hellman-group16-sha512\n", kind: ConfigKind.Client),
                Example.Good("KexAlgorithms -diffie-hellman-*\n", kind: ConfigKind.Server),
                Example.Good("KexAlgorithms curve25519-sha256\n", kind: ConfigKind.Server, target: new Target(new OpenSshVersion(8, 4))),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var hybrids = AlgorithmTable
            .DefaultList(context.Kind, "KexAlgorithms", context.Target)
            .Where(name => AlgorithmTable.Find(AlgorithmKind.KeyExchange, name) is { IsPostQuantum: true })
            .ToList();
        if (hybrids.Count == 0 || Decision.ForAll(context.Model, "KexAlgorithms") is not { } value)
        {
            return;
        }

        var names = context.Model.EffectiveAlgorithms(value).Names;
        if (!names.IsEmpty && !names.Any(name => name.Info is { IsPostQuantum: true }))
        {
            Decision.Report(
                context,
                value,
                "no exchange of this list resists quantum computers: what is recorded today can be decrypted then",
                fix: AlgorithmFindings.Insertion(value, "Put hybrid exchanges first", hybrids)
            );
        }
    }
}
