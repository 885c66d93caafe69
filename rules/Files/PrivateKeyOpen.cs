using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Rules.Files;

public sealed class PrivateKeyOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6004",
            Name = "private-key-open",
            Title = "A private key that others may read",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh ignores a key of the user that others have any access to: `UNPROTECTED PRIVATE KEY FILE`. Whoever could read it may
                have a copy.
                """,
            Instead = """
                `chmod 600` the file. Where others had access for longer, make a new key and take the old one out of every
                `authorized_keys`.
                """,
            SecuritySeverity = 7.5,
            References = ["man:ssh(1)", "src:authfile.c: sshkey_perm_ok"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config mode=0600 owner=alice
                    Host web
                        IdentityFile [|~/.ssh/web|]
                    //- /home/alice/.ssh/web mode=0644 owner=alice private=ed25519

                    """
                ),
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config mode=0600 owner=alice
                    [||]Host web
                        User alice
                    //- /home/alice/.ssh/id_ed25519 mode=0640 owner=alice private=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config mode=0600 owner=alice
                    Host web
                        IdentityFile ~/.ssh/web
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config mode=0600 owner=alice
                    Host web
                        IdentityFile ~/.ssh/token.pub
                    //- /home/alice/.ssh/token.pub mode=0644 owner=alice public=ed25519

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var key in NamedFiles.PrivateKeys(context))
        {
            var facts = context.Disk.Look(key.Path);
            if (facts.Kind != PathKind.File || context.Disk.ReadKey(key.Path) is { Form: not (KeyFileForm.OpenSsh or KeyFileForm.Pem) })
            {
                continue;
            }

            var path = NamedFiles.Shown(context.Disk, key.Path);
            var isChecked = facts.OwnerId is { } owner && owner == context.Disk.UserId;
            if (isChecked && facts.Has(Permissions.OfOthers))
            {
                key.Report(
                    context,
                    $"ssh ignores the key `{path}`: its mode {facts.ModeText} is not for its owner alone",
                    help: $"run `chmod 600 {path}`"
                );
            }
            else if (!isChecked && facts.Has(Permissions.EverybodyReads))
            {
                key.Report(context, $"every user of the machine can read the private key `{path}`, which has mode {facts.ModeText}");
            }
        }
    }
}
