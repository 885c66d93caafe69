using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class MisplacedListPrefix() : ProblemRule(ProblemKind.MisplacedListPrefix)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0022",
            Name = "misplaced-list-prefix",
            Title = "A list has a prefix where OpenSSH does not take one",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                `+`, `-` and `^` count at the front of a list and for all of it. Within the list they are part of a name that
                no build knows, and older releases do not know every prefix.
                """,
            Instead = "Write the prefix once, in front of the first name. For a release that does not know it write the whole list.",
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)#Ciphers", "man:sshd_config(5)#Ciphers", "src:kex-names.c: kex_assemble_names"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    Ciphers +aes128-cbc,[|+|]aes256-cbc\n",
                    @fixed: "Host *\n    Ciphers +aes128-cbc,aes256-cbc\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "MACs ^hmac-sha2-512,[|^|]hmac-sha2-256\n",
                    @fixed: "MACs ^hmac-sha2-512,hmac-sha2-256\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad("MACs [|^|]hmac-sha2-512\n", kind: ConfigKind.Server, target: new Target(new OpenSshVersion(8, 0))),
                Example.Good("Host *\n    Ciphers +aes128-cbc,aes256-cbc\n", kind: ConfigKind.Client),
                Example.Good("MACs ^hmac-sha2-512,hmac-sha2-256\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.DeleteRepeatedPrefix(problem);
}
