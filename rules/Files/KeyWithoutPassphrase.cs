using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Rules.Files;

public sealed class KeyWithoutPassphrase : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6024",
            Name = "key-without-passphrase",
            Title = "A private key without a passphrase",
            Category = Category.Files,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Whoever gets a copy of the file, from a backup for instance, has the key. A passphrase gives time to replace it.
                """,
            Instead = """
                Set one with `ssh-keygen -p -f FILE` and let an agent keep the key for the session. Jobs that run unattended cannot type
                one: restrict their keys in `authorized_keys` instead.
                """,
            SecuritySeverity = 3.0,
            References = ["man:ssh-keygen(1)", "stig:RHEL-09-611190"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile [|~/.ssh/web|]
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile ~/.ssh/web
                        IdentityFile ~/.ssh/old
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=ed25519,encrypted
                    //- /home/alice/.ssh/old mode=0600 owner=alice private=rsa,pem,encrypted

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var key in NamedFiles.PrivateKeys(context))
        {
            // The file of a key on a token holds only a reference to it.
            if (
                context.Disk.ReadKey(key.Path) is { IsEncrypted: false, Flaw: KeyFileFlaw.None } file
                && file.Type?.StartsWith("sk-", StringComparison.Ordinal) != true
            )
            {
                key.Report(context, $"no passphrase protects the key `{NamedFiles.Shown(context.Disk, key.Path)}`");
            }
        }
    }
}
