using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class WeakCipher : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2002",
            Name = "weak-cipher",
            Title = "A weak cipher is offered",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Ciphers with blocks of 64 bits and RC4 leak plain text once enough of it has been sent. Whoever connects and prefers
                such a cipher gets it.
                """,
            Instead = """
                Take the name out of the list. Keep it only while a machine that you cannot update knows nothing better, and then for
                that machine alone: in a `Host` block of the client rather than in the server's list.
                """,
            Parameters = [AlgorithmFindings.Also, AlgorithmFindings.Except],
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.9,
            References = ["man:sshd_config(5)#Ciphers", "man:ssh_config(5)#Ciphers", "cve:CVE-2016-2183", "rfc:8758"],
            Examples =
            [
                Example.Bad("Ciphers aes256-ctr,[|3des-cbc|]\n", @fixed: "Ciphers aes256-ctr\n", kind: ConfigKind.Server),
                Example.Bad("Host *\n    Ciphers +[|3des-cbc|]\n", kind: ConfigKind.Client),
                Example.Good("Ciphers -3des-cbc,aes128-cbc\n", kind: ConfigKind.Server),
                Example.Good("Ciphers aes256-ctr\nCiphers 3des-cbc\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        AlgorithmFindings.Report(context, "Ciphers", "weak cipher", cipher => cipher.Strength == AlgorithmStrength.Weak);
    }
}
