using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Structure;

public sealed class BlankInList() : ProblemRule(ProblemKind.BlankInList)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0021",
            Name = "blank-in-list",
            Title = "A blank splits a list of algorithms",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                A list of algorithms is one word. With a blank behind a comma the rest of the list is another word, which the
                keyword does not take, and OpenSSH refuses the file.
                """,
            Instead = "Delete the blank.",
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)#Ciphers", "man:sshd_config(5)#Ciphers", "src:misc.c: argv_split"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    Ciphers aes256-ctr,[| |]aes128-ctr\n",
                    @fixed: "Host *\n    Ciphers aes256-ctr,aes128-ctr\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "MACs hmac-sha2-512,[| |]hmac-sha2-256\n",
                    @fixed: "MACs hmac-sha2-512,hmac-sha2-256\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("Host *\n    Ciphers aes256-ctr,aes128-ctr\n", kind: ConfigKind.Client),
                Example.Good("MACs hmac-sha2-512,hmac-sha2-256\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => new("Delete the blank", FixSafety.Safe, [new TextEdit(problem.Span, "")]);
}
