using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class UnknownAlgorithm() : ProblemRule(ProblemKind.UnknownAlgorithm)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0017",
            Name = "unknown-algorithm",
            Title = "An algorithm name is not known",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH checks the names of a list while it reads the file. One name that it does not know makes ssh exit with
                an error and keeps sshd from starting.
                """,
            Instead = """
                Correct the spelling. `ssh -Q cipher`, `ssh -Q mac`, `ssh -Q kex` and `ssh -Q sig` print the names that a
                build knows.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#Ciphers", "man:sshd_config(5)#Ciphers"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    Ciphers aes256-ctr,[|aes128-crt|]\n",
                    @fixed: "Host *\n    Ciphers aes256-ctr,aes128-ctr\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad("KexAlgorithms [|curve25519-sha265|]\n", @fixed: "KexAlgorithms curve25519-sha256\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    Ciphers aes256-ctr,aes128-ctr\n", kind: ConfigKind.Client),
                Example.Good("KexAlgorithms curve25519-sha256\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.UseSuggestion(problem, FixSafety.Unsafe);
}
