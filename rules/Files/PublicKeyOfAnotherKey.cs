using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Rules.Files;

public sealed class PublicKeyOfAnotherKey : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6026",
            Name = "public-key-of-another-key",
            Title = "A public key file that belongs to another key",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The file that ends with `.pub` is what people copy to servers and what is signed as a certificate. When it is left over
                from another key, logins fail although everything looks right.
                """,
            Instead = """
                Write it again: `ssh-keygen -y -f KEY > KEY.pub`.
                """,
            References = ["man:ssh-keygen(1)"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile [|~/.ssh/web|]
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=ed25519#2
                    //- /home/alice/.ssh/web.pub mode=0644 owner=alice public=ed25519#1

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey [|/etc/ssh/ssh_host_rsa_key|]
                    //- /etc/ssh/ssh_host_rsa_key mode=0600 owner=root private=rsa#2
                    //- /etc/ssh/ssh_host_rsa_key.pub mode=0644 owner=root public=rsa#1

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile ~/.ssh/web
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=ed25519
                    //- /home/alice/.ssh/web.pub mode=0644 owner=alice public=ed25519

                    """,
                    kind: ConfigKind.Client
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var key in NamedFiles.PrivateKeys(context))
        {
            if (
                context.Disk.ReadKey(key.Path) is { Form: KeyFileForm.OpenSsh, Public: { } own }
                && context.Disk.ReadKey($"{key.Path}.pub")?.Public is { } beside
                && own.Fingerprint != beside.Fingerprint
            )
            {
                key.Report(
                    context,
                    $"`{NamedFiles.Shown(context.Disk, key.Path)}.pub` is not the public key of this one",
                    notes: [$"the private key belongs to `{own.Fingerprint}`, the file beside it holds `{beside.Fingerprint}`"]
                );
            }
        }
    }
}
