using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class EncryptionOff : Rule
{
    private static readonly string[] _keywords = ["NoneEnabled", "NoneSwitch", "NoneMacEnabled"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2025",
            Name = "encryption-off",
            Title = "Data may be sent without encryption",
            Category = Category.Algorithms,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                HPN-SSH can stop encrypting after the login. Whoever is on the way then reads everything that is sent; with
                `NoneMacEnabled` he can change it as well.
                """,
            Instead = """
                Set it to `no`. Modern ciphers such as `aes128-gcm@openssh.com` rarely are what limits a transfer.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 7.5,
            References = ["https://www.psc.edu/hpn-ssh-home/"],
            Examples =
            [
                Example.Bad(
                    "NoneEnabled [|yes|]\n",
                    @fixed: "NoneEnabled no\n",
                    kind: ConfigKind.Server,
                    target: new Target(OpenSshVersion.Newest, Vendor.Hpn)
                ),
                Example.Bad(
                    "Host data\n    NoneSwitch [|yes|]\n",
                    @fixed: "Host data\n    NoneSwitch no\n",
                    kind: ConfigKind.Client,
                    target: new Target(OpenSshVersion.Newest, Vendor.Hpn)
                ),
                Example.Good("NoneEnabled no\n", kind: ConfigKind.Server, target: new Target(OpenSshVersion.Newest, Vendor.Hpn)),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in _keywords.SelectMany(keyword => Decision.Written(context.Model, keyword)))
        {
            if (value.Is("yes", "true") && context.Target.Vendor == Vendor.Hpn)
            {
                Decision.Report(
                    context,
                    value,
                    $"data may be sent without encryption{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Encrypt everything", "no")
                );
            }
        }
    }
}
