using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Files;

public sealed class DsaKey : Rule
{
    private static readonly OpenSshVersion _removal = new(10, 0);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6010",
            Name = "dsa-key",
            Title = "A DSA key",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Fix = FixSafety.Unsafe,
            Why = """
                OpenSSH 10.0 has no DSA any more and calls the type of the key unknown. Releases from 7.0 on do not accept it by
                default. DSA keys have 1024 bits and rely on SHA-1.
                """,
            Instead = """
                Make an Ed25519 key (`ssh-keygen -t ed25519`), and delete the line.
                """,
            SecuritySeverity = 5.0,
            References = ["https://www.openssh.com/txt/release-10.0", "https://www.openssh.com/txt/release-7.0"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile [|~/.ssh/old|]
                    //- /home/alice/.ssh/old mode=0600 owner=alice private=dsa

                    """,
                    @fixed: """
                    //- /home/alice/.ssh/config
                    Host web

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    HostKey [|/etc/ssh/ssh_host_dsa_key|]
                    //- /etc/ssh/ssh_host_dsa_key mode=0600 owner=root private=dsa,pem
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519

                    """,
                    @fixed: """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key

                    """,
                    kind: ConfigKind.Server,
                    target: new Target(new OpenSshVersion(9, 2), Vendor.Portable)
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile ~/.ssh/web
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=ed25519

                    """,
                    kind: ConfigKind.Client
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var key in NamedFiles.PrivateKeys(context))
        {
            var type = context.Disk.ReadKey(key.Path)?.Type ?? context.Disk.PublicKeyOf(key.Path)?.Type;
            if (type == "ssh-dss")
            {
                var effect =
                    context.Target.Version >= _removal ? "which OpenSSH 10.0 and later cannot load" : "which is not accepted by default";
                key.Report(context, $"`{NamedFiles.Shown(context.Disk, key.Path)}` is a DSA key, {effect}", fix: NamedFiles.Deletion(key));
            }
        }
    }
}
