using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class WeakCryptoWarningOff : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2010",
            Name = "weak-crypto-warning-off",
            Title = "Warnings of weak cryptography are switched off",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The warning is how one learns that a connection can be decrypted later. Switched off for all, it is missing for the
                hosts as well that could be updated.
                """,
            Instead = """
                Delete the line. On the client set it in the block of a host that you cannot update.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 2.6,
            References = ["man:ssh_config(5)#WarnWeakCrypto"],
            Examples =
            [
                Example.Bad("Host *\n    WarnWeakCrypto [|no|]\n", @fixed: "Host *\n    WarnWeakCrypto yes\n", kind: ConfigKind.Client),
                Example.Bad("WarnWeakCrypto [|no-pq-kex|]\n", @fixed: "WarnWeakCrypto yes\n", kind: ConfigKind.Server),
                Example.Good("Host old\n    WarnWeakCrypto no\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "WarnWeakCrypto") is { } value && value.Is("no", "false", "no-pq-kex"))
        {
            Decision.Report(
                context,
                value,
                "nobody is warned of connections that can be decrypted later",
                fix: Decision.Replace(value, "Warn", "yes")
            );
        }
    }
}
