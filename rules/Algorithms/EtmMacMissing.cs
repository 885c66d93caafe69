using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class EtmMacMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2013",
            Name = "etm-mac-missing",
            Title = "No MAC covers what is sent",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                All MACs of the list are computed over the plain text (encrypt-and-MAC): a packet is decrypted before anybody knows
                whether it is genuine. Those with `-etm` are checked first.
                """,
            Instead = """
                Add the `-etm@openssh.com` variants before the others.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.1,
            References = ["man:sshd_config(5)#MACs", "man:ssh_config(5)#MACs", "https://www.openssh.com/txt/release-6.2"],
            Examples =
            [
                Example.Bad(
                    "MACs [|hmac-sha2-512,hmac-sha2-256|]\n",
                    @fixed: "MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512,hmac-sha2-256\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad("Host *\n    MACs [|-*etm*|]\n", kind: ConfigKind.Client),
                Example.Good("MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256\n", kind: ConfigKind.Server),
                Example.Good("Ciphers aes256-gcm@openssh.com\nMACs hmac-sha2-512,hmac-sha2-256\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            Decision.ForAll(context.Model, "MACs") is not { } value
            // A single one is brittle whichever it is; another rule says so.
            || context.Model.EffectiveAlgorithms(value).Names is not { Length: > 1 } names
            || names.Any(name => name.Info is { IsEncryptThenMac: true })
            || AlgorithmFindings.HasOnlyAeadCiphers(context.Model, value.Scope)
        )
        {
            return;
        }

        var twins = names
            .Where(name => name.Info is { Strength: AlgorithmStrength.Strong })
            .Select(name => $"{name.Name.Split('@')[0]}-etm@openssh.com")
            .Where(twin => AlgorithmTable.Find(AlgorithmKind.Mac, twin)?.IsKnownIn(context.Target) == true)
            .ToList();
        Decision.Report(
            context,
            value,
            "every MAC of this list is computed over the plain text: packets are decrypted before they are checked",
            fix: AlgorithmFindings.Insertion(value, "Put the `-etm` variants first", twins)
        );
    }
}
