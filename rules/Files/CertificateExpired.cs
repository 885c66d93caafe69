using System.Globalization;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Files;

public sealed class CertificateExpired : Rule
{
    /// <summary>The last second that a date can be given for.</summary>
    private const ulong LastSecond = 253402300799;

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6015",
            Name = "certificate-expired",
            Title = "A certificate that is not valid now",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The other side refuses the certificate. Users fall back to other keys or a password; a host looks like one that nobody
                knows.
                """,
            Instead = """
                Have it signed again (`ssh-keygen -s`), or take it out.
                """,
            References = ["man:ssh_config(5)#CertificateFile", "man:sshd_config(5)#HostCertificate", "man:ssh-keygen(1)"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        CertificateFile [|~/.ssh/web-cert.pub|]
                    //- /home/alice/.ssh/web-cert.pub mode=0644 owner=alice certificate=ed25519,before=2025-03-01

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostCertificate [|/etc/ssh/ssh_host_ed25519_key-cert.pub|]
                    //- /etc/ssh/ssh_host_ed25519_key-cert.pub mode=0644 owner=root certificate=ed25519,host,before=2025-03-01

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        CertificateFile ~/.ssh/web-cert.pub
                    //- /home/alice/.ssh/web-cert.pub mode=0644 owner=alice certificate=ed25519,before=2030-01-01

                    """,
                    kind: ConfigKind.Client
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var now = (ulong)Math.Max(context.Disk.Now.ToUnixTimeSeconds(), 0);
        foreach (var file in NamedFiles.Of(context, context.Kind == ConfigKind.Client ? "CertificateFile" : "HostCertificate"))
        {
            if (context.Disk.ReadKey(file.Path)?.Public?.Certificate is not { } certificate)
            {
                continue;
            }

            var path = NamedFiles.Shown(context.Disk, file.Path);
            if (certificate.ValidBefore <= now)
            {
                file.Report(context, $"the certificate `{path}` expired on {DayOf(certificate.ValidBefore)}");
            }
            else if (certificate.ValidAfter > now && certificate.ValidAfter < LastSecond)
            {
                file.Report(context, $"the certificate `{path}` is not valid before {DayOf(certificate.ValidAfter)}");
            }
        }
    }

    private static string DayOf(ulong second) =>
        DateTimeOffset.FromUnixTimeSeconds((long)second).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
