using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class WeakMac : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2001",
            Name = "weak-mac",
            Title = "A weak MAC is offered",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                A MAC built on MD5 or SHA-1, or one with a short tag, protects packets less than every alternative that OpenSSH has had
                for ten years. It comes into play only with a CTR or CBC cipher: ciphers such as `aes256-gcm@openssh.com` need no MAC.
                """,
            Instead = """
                Take the name out of the list, or write a list of removals such as `-*sha1*,*md5*,umac-64*` so that new algorithms of
                later releases are used. Keep the name only while a machine that you cannot update knows nothing better.
                """,
            Parameters = [AlgorithmFindings.Also, AlgorithmFindings.Except],
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.3,
            References = ["man:sshd_config(5)#MACs", "man:ssh_config(5)#MACs", "rfc:6151", "rfc:6668"],
            Examples =
            [
                Example.Bad("MACs hmac-sha2-256,[|hmac-md5|]\n", @fixed: "MACs hmac-sha2-256\n", kind: ConfigKind.Server),
                Example.Bad("MACs [|hmac-sha1|],[|hmac-md5|]\n", kind: ConfigKind.Server),
                Example.Bad("Host old\n    MACs +[|hmac-sha1-96|]\n", kind: ConfigKind.Client),
                Example.Good("MACs -hmac-md5,hmac-sha1\n", kind: ConfigKind.Server),
                Example.Good("Ciphers aes256-gcm@openssh.com\nMACs hmac-sha2-256,hmac-sha1\n", kind: ConfigKind.Server),
                Example.Good("MACs hmac-sha2-256\nMACs hmac-md5\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        AlgorithmFindings.Report(
            context,
            "MACs",
            "weak MAC",
            mac => mac.Strength != AlgorithmStrength.Strong,
            value => !AlgorithmFindings.HasOnlyAeadCiphers(context.Model, value.Scope)
        );
    }
}
