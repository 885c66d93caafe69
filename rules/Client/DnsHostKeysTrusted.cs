using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Client;

public sealed class DnsHostKeysTrusted : Rule
{
    /// <summary>9.9p2 is mended, which the release number alone does not tell from 9.9p1.</summary>
    private static readonly OpenSshVersion _surelyMended = new(9, 9);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5017",
            Name = "dns-host-keys-trusted",
            Title = "The release lets a machine in between pass the check by DNS",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                From 6.8 to 9.9 an error in the check of keys against DNS let a machine between you and the host answer in its place,
                without a question (CVE-2025-26465). Debian and Red Hat have mended their builds, so the rule is silent for them.
                """,
            Instead = """
                Set it to `no` until you have updated; 9.9p2 and later are mended.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.3,
            References = ["man:ssh_config(5)#VerifyHostKeyDNS", "cve:CVE-2025-26465"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    VerifyHostKeyDNS [|yes|]\n",
                    @fixed: "Host *\n    VerifyHostKeyDNS no\n",
                    target: new Target(new OpenSshVersion(9, 2))
                ),
                Example.Good("Host *\n    VerifyHostKeyDNS yes\n"),
                Example.Good("Host *\n    VerifyHostKeyDNS yes\n", target: new Target(new OpenSshVersion(9, 2), Vendor.Debian)),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Target.Version >= _surelyMended || context.Target.Vendor is Vendor.Debian or Vendor.RedHat)
        {
            return;
        }

        foreach (var value in Decision.Written(context.Model, "VerifyHostKeyDNS"))
        {
            if (value.Is("yes", "true", "ask"))
            {
                Decision.Report(
                    context,
                    value,
                    $"OpenSSH {context.Target.Version} can be made to skip the check of a host key{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Ask no DNS", "no")
                );
            }
        }
    }
}
