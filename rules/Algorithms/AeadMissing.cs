using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class AeadMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2012",
            Name = "aead-missing",
            Title = "No cipher authenticates its packets itself",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Every connection then depends on a MAC beside the cipher, and with it on both sides having one in common: this is
                where "no matching MAC found" and "Corrupted MAC on input" come from. The ciphers with a seal of their own are faster
                as well.
                """,
            Instead = """
                Put `aes256-gcm@openssh.com` or `chacha20-poly1305@openssh.com` first, or take away what you do not want: `Ciphers
                -*-cbc`.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#Ciphers", "man:ssh_config(5)#Ciphers", "rfc:5647"],
            Examples =
            [
                Example.Bad(
                    "Ciphers [|aes256-ctr,aes128-ctr|]\n",
                    @fixed: "Ciphers aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes128-ctr\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad("Host *\n    Ciphers [|-*gcm*,chacha20*|]\n", kind: ConfigKind.Client),
                Example.Good("Ciphers aes256-ctr,aes256-gcm@openssh.com\n", kind: ConfigKind.Server),
                Example.Good("Host old\n    Ciphers aes256-ctr\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            Decision.ForAll(context.Model, "Ciphers") is { } value
            && context.Model.EffectiveAlgorithms(value).Names is { IsEmpty: false } names
            && !names.Any(name => name.Info is { IsAead: true })
        )
        {
            Decision.Report(
                context,
                value,
                "no cipher of this list authenticates its packets itself: every connection depends on a MAC",
                fix: AlgorithmFindings.Insertion(value, "Put AES-GCM first", ["aes256-gcm@openssh.com", "aes128-gcm@openssh.com"])
            );
        }
    }
}
