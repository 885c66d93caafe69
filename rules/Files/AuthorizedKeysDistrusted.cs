using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Files;

public sealed class AuthorizedKeysDistrusted : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6022",
            Name = "authorized-keys-distrusted",
            Title = "A file of keys that sshd does not trust",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `StrictModes`, which is the default, sshd refuses all keys of a user when the file, or a folder from there up to
                the home folder, belongs to somebody else or is writable by others: `Authentication refused: bad ownership or modes`.
                Users are asked for a password, or stay outside.
                """,
            Instead = """
                `chmod go-w` the file or folder, and `chown` it to the user. Builds of Debian accept a group whose only member is the
                owner.
                """,
            References = ["man:sshd_config(5)#StrictModes", "man:sshd(8)", "src:misc.c: safe_path"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    AuthorizedKeysFile [|.ssh/authorized_keys|]
                    //- /home/alice/.ssh/authorized_keys mode=0666 owner=alice public=ed25519

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    [||]Port 22
                    //- /home/alice/.ssh/ mode=0777 owner=alice
                    //- /home/alice/.ssh/authorized_keys mode=0600 owner=alice public=ed25519

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    AuthorizedKeysFile [|/etc/ssh/keys/%u|]
                    //- /etc/ssh/keys/bob mode=0644 owner=alice public=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    AuthorizedKeysFile .ssh/authorized_keys
                    //- /home/ mode=0777 owner=root
                    //- /home/alice/ mode=0755 owner=alice
                    //- /home/alice/.ssh/authorized_keys mode=0644 owner=alice public=ed25519
                    //- /home/bob/.ssh/authorized_keys mode=0600 owner=root public=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    StrictModes no
                    AuthorizedKeysFile .ssh/authorized_keys
                    //- /home/alice/.ssh/authorized_keys mode=0666 owner=alice public=ed25519

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (!context.Model.Effective("StrictModes", context.Model.Blocks[0]).Is("yes", "true"))
        {
            return;
        }

        foreach (var (user, path, file) in AuthorizedKeys.Of(context))
        {
            if (Permissions.Distrust(context.Disk, context.Target, path, user.Id, user.Home) is { } reason)
            {
                file.Report(context, $"sshd refuses the keys of `{user.Name}`: {reason}");
            }
        }
    }
}
