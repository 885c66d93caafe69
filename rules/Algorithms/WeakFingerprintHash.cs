using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class WeakFingerprintHash : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2019",
            Name = "weak-fingerprint-hash",
            Title = "Fingerprints are made with a broken hash",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Two keys with the same MD5 fingerprint can be made on purpose. People who compare fingerprints rely on there being no
                such pair.
                """,
            Instead = """
                Delete the line: the default is `sha256`. To compare with an old note, use `ssh-keygen -l -E md5` once.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.1,
            References = ["man:ssh_config(5)#FingerprintHash", "man:sshd_config(5)#FingerprintHash", "rfc:6151"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    FingerprintHash [|md5|]\n",
                    @fixed: "Host *\n    FingerprintHash sha256\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad("FingerprintHash [|sha1|]\n", @fixed: "FingerprintHash sha256\n", kind: ConfigKind.Server),
                Example.Good("FingerprintHash sha256\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "FingerprintHash"))
        {
            // sshd keeps the last line, other than elsewhere: with several of them stay silent.
            if (value.Is("md5", "sha1") && value.Beaten.IsEmpty)
            {
                Decision.Report(
                    context,
                    value,
                    $"fingerprints are made with `{value.Text}`{Decision.ForWhom(value)}, of which two alike can be made",
                    fix: Decision.Replace(value, "Use SHA-256", "sha256")
                );
            }
        }
    }
}
