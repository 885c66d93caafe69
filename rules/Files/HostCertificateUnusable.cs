using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Rules.Files;

public sealed class HostCertificateUnusable : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6014",
            Name = "host-certificate-unusable",
            Title = "A host certificate that no client gets to see",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd logs `Could not load host certificate` or `No matching private key for certificate` and goes on without it: clients
                that trust only the authority ask about an unknown key. A certificate for users in its place is offered, and refused by
                the clients.
                """,
            Instead = """
                Sign the public part of a `HostKey` with `ssh-keygen -s CA -h`, and name the file that ends with `-cert.pub`.
                """,
            References = ["man:sshd_config(5)#HostCertificate", "man:ssh-keygen(1)"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    HostCertificate [|/etc/ssh/ssh_host_ed25519_key-cert.pub|]
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519#2
                    //- /etc/ssh/ssh_host_ed25519_key-cert.pub mode=0644 owner=root certificate=ed25519#1,host

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    HostCertificate [|/etc/ssh/ssh_host_ed25519_key.pub|]
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519
                    //- /etc/ssh/ssh_host_ed25519_key.pub mode=0644 owner=root public=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    HostCertificate /etc/ssh/ssh_host_ed25519_key-cert.pub
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519
                    //- /etc/ssh/ssh_host_ed25519_key-cert.pub mode=0644 owner=root certificate=ed25519,host

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var keys = NamedFiles.HostKeys(context).Select(key => context.Disk.PublicKeyOf(key.Path)).ToList();
        foreach (var certificate in NamedFiles.Of(context, "HostCertificate"))
        {
            if (ReasonOf(context, certificate.Path, keys) is { } reason)
            {
                certificate.Report(context, $"`{certificate.Path}` is of no use: {reason}");
            }
        }
    }

    private static string? ReasonOf(RuleContext context, string path, List<PublicKey?> keys)
    {
        if (context.Disk.Look(path).Kind == PathKind.Missing)
        {
            return "it does not exist";
        }

        if (context.Disk.ReadKey(path) is not { } file)
        {
            return null;
        }

        if (file.Public?.Certificate is not { } certificate || file.Form != KeyFileForm.Public)
        {
            return "it holds no certificate";
        }

        // A key that cannot be read may be the one.
        var isWithoutKey = keys.Count > 0 && keys.All(key => key is not null && key.Fingerprint != file.Public.Fingerprint);
        return !certificate.IsForHost ? "it is a certificate for users, which clients refuse"
            : isWithoutKey ? "it is not for one of the host keys"
            : null;
    }
}
