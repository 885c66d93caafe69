using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class AlgorithmCase() : ProblemRule(ProblemKind.AlgorithmCase)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0020",
            Name = "algorithm-case",
            Title = "An algorithm name is written in the wrong case",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Keywords may be written in any case, names of algorithms may not: OpenSSH does not know this spelling and
                refuses the file.
                """,
            Instead = "Write the name as `ssh -Q` prints it.",
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)#Ciphers", "man:sshd_config(5)#Ciphers"],
            Examples =
            [
                Example.Bad("Host *\n    Ciphers [|AES256-CTR|]\n", @fixed: "Host *\n    Ciphers aes256-ctr\n", kind: ConfigKind.Client),
                Example.Bad(
                    "MACs hmac-sha2-512,[|HMAC-SHA2-256|]\n",
                    @fixed: "MACs hmac-sha2-512,hmac-sha2-256\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("Host *\n    ciphers aes256-ctr\n", kind: ConfigKind.Client),
                Example.Good("MACs hmac-sha2-512,hmac-sha2-256\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.MendRefusedLine(problem);
}
