using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Rules.Files;

public sealed class HostKeyWithPassphrase : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6025",
            Name = "host-key-with-passphrase",
            Title = "A host key with a passphrase",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Nobody is there to type it: sshd logs `incorrect passphrase supplied to decrypt private key` and goes on without the
                key. When no other key is left it does not start.
                """,
            Instead = """
                Take the passphrase away with `ssh-keygen -p -N '' -f FILE`, or let an agent keep the key and set `HostKeyAgent`.
                """,
            References = ["man:sshd_config(5)#HostKey", "man:sshd_config(5)#HostKeyAgent"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey [|/etc/ssh/ssh_host_ed25519_key|]
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519,encrypted

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var key in NamedFiles.HostKeys(context))
        {
            if (context.Disk.ReadKey(key.Path) is { IsEncrypted: true, Flaw: KeyFileFlaw.None })
            {
                key.Report(context, $"sshd cannot load the host key `{key.Path}`: a passphrase protects it");
            }
        }
    }
}
