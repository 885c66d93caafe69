using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class CbcCipher : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2003",
            Name = "cbc-cipher",
            Title = "A cipher in CBC mode is offered",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                In CBC mode an attacker who can change packets has recovered plain text from SSH connections, and together with an
                encrypt-then-MAC algorithm the mode is open to the Terrapin attack where strict key exchange is missing.
                """,
            Instead = """
                Take the name out of the list: every release since 3.7 has a CTR mode. Keep it only while a machine that you cannot
                update knows nothing better.
                """,
            Parameters = [AlgorithmFindings.Except],
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.3,
            References = ["man:sshd_config(5)#Ciphers", "cve:CVE-2008-5161", "cve:CVE-2023-48795"],
            Examples =
            [
                Example.Bad("Ciphers aes256-ctr,[|aes128-cbc|]\n", @fixed: "Ciphers aes256-ctr\n", kind: ConfigKind.Server),
                Example.Bad("Host old\n    Ciphers +[|aes256-cbc|]\n", kind: ConfigKind.Client),
                Example.Good("Ciphers -*-cbc\n", kind: ConfigKind.Server),
                Example.Good("Host old\n    Ciphers -3des-cbc,aes128-cbc\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        AlgorithmFindings.Report(
            context,
            "Ciphers",
            "CBC cipher",
            cipher => cipher is { IsCbc: true, Strength: not AlgorithmStrength.Weak }
        );
    }
}
