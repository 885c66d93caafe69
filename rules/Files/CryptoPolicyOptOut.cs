using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Files;

public sealed class CryptoPolicyOptOut : Rule
{
    private const string Settings = "/etc/sysconfig/sshd";

    /// <summary>Red Hat Enterprise Linux 9: since then the policy is a file that sshd_config includes.</summary>
    private static readonly OpenSshVersion _firstIncluded = new(8, 7);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6030",
            Name = "crypto-policy-opt-out",
            Title = "The service is taken out of the system's crypto policy",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                On Red Hat Enterprise Linux 8 the service hands the lists of the system-wide crypto policy to sshd on its command line. A line
                `CRYPTO_POLICY=` in `/etc/sysconfig/sshd` empties them: neither the policy nor FIPS mode then reaches sshd.
                """,
            Instead = """
                Put a `#` before the line, and change the policy itself where it is too strict: `update-crypto-policies`.
                """,
            SecuritySeverity = 4.3,
            References = ["https://access.redhat.com/articles/7041246"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    [||]X11Forwarding no
                    //- /etc/sysconfig/sshd mode=0640 owner=root
                    CRYPTO_POLICY=

                    """,
                    target: new Target(new OpenSshVersion(8, 0), Vendor.RedHat)
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    X11Forwarding no
                    //- /etc/sysconfig/sshd mode=0640 owner=root
                    # CRYPTO_POLICY=

                    """,
                    target: new Target(new OpenSshVersion(8, 0), Vendor.RedHat)
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    X11Forwarding no
                    //- /etc/sysconfig/sshd mode=0640 owner=root
                    CRYPTO_POLICY=

                    """,
                    target: new Target(new OpenSshVersion(9, 9), Vendor.RedHat)
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            context.Target.Vendor == Vendor.RedHat
            && context.Target.Version < _firstIncluded
            && context.Disk.ReadLines(Settings) is { } lines
            && lines.LastOrDefault(line => line.StartsWith("CRYPTO_POLICY=", StringComparison.Ordinal)) is { } setting
            && setting.AsSpan("CRYPTO_POLICY=".Length).Trim("\"'") is ""
        )
        {
            context.ReportMissing($"sshd does not follow the crypto policy of the system: `{setting}` in `{Settings}`");
        }
    }
}
