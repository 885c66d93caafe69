using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class ThreadedAesCtr : Rule
{
    private static readonly Target _hpn = new(OpenSshVersion.Newest, Vendor.Hpn);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2034",
            Name = "threaded-aes-ctr",
            Title = "AES-CTR runs in several threads",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                HPN-SSH can compute AES-CTR in several threads. That code has been a source of "Corrupted MAC on input" in several
                releases, above all when keys are renewed.
                """,
            Instead = """
                Set `DisableMTAES yes`, or leave the line out once your release is known to work. `aes256-gcm@openssh.com` is fast
                without threads.
                """,
            Fix = FixSafety.Unsafe,
            References = ["https://github.com/rapier1/hpn-ssh/issues/6", "https://github.com/rapier1/hpn-ssh/pull/161"],
            Examples =
            [
                Example.Bad("DisableMTAES [|no|]\n", @fixed: "DisableMTAES yes\n", kind: ConfigKind.Server, target: _hpn),
                Example.Bad(
                    "Host data\n    DisableMTAES [|no|]\n",
                    @fixed: "Host data\n    DisableMTAES yes\n",
                    kind: ConfigKind.Client,
                    target: _hpn
                ),
                Example.Good("DisableMTAES yes\n", kind: ConfigKind.Server, target: _hpn),
                Example.Good("Ciphers aes256-gcm@openssh.com\nDisableMTAES no\n", kind: ConfigKind.Server, target: _hpn),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Target.Vendor != Vendor.Hpn)
        {
            return;
        }

        foreach (var value in Decision.Written(context.Model, "DisableMTAES"))
        {
            if (value.Is("no", "false") && !AlgorithmFindings.HasOnlyAeadCiphers(context.Model, value.Scope))
            {
                Decision.Report(
                    context,
                    value,
                    $"AES-CTR runs in several threads{Decision.ForWhom(value)}, which has damaged connections",
                    fix: Decision.Replace(value, "Use one thread", "yes")
                );
            }
        }
    }
}
