using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class HostKeyOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6005",
            Name = "host-key-open",
            Title = "A host key that others may read",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd does not load a key of root that others have any access to, and does not start when no other key is left. Whoever
                has a copy of the key can pretend to be this server.
                """,
            Instead = """
                `chown root:root` and `chmod 600` the file. Where others could read it, make new host keys. Red Hat's build accepts the
                group `ssh_keys` with mode 0640.
                """,
            SecuritySeverity = 7.5,
            References =
            [
                "man:sshd(8)",
                "man:sshd_config(5)#HostKey",
                "src:authfile.c: sshkey_perm_ok",
                "cis:5.1.2",
                "stig:RHEL-09-255120",
            ],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey [|/etc/ssh/ssh_host_ed25519_key|]
                    //- /etc/ssh/ssh_host_ed25519_key mode=0644 owner=root private=ed25519

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey [|/etc/ssh/ssh_host_ed25519_key|]
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=bob private=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    //- /etc/ssh/ssh_host_ed25519_key mode=0640 owner=root group=ssh_keys private=ed25519

                    """,
                    target: new Target(new OpenSshVersion(9, 9), Vendor.RedHat)
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var key in NamedFiles.HostKeys(context))
        {
            var facts = context.Disk.Look(key.Path);
            if (facts is not { Kind: PathKind.File, OwnerId: { } owner })
            {
                continue;
            }

            if (owner != 0)
            {
                key.Report(
                    context,
                    $"the host key `{key.Path}` belongs to `{context.Disk.Accounts.NameOf(owner)}`, who can pretend to be this server",
                    help: $"run `chown root:root {key.Path}`"
                );
            }
            else if (facts.Has(Permissions.OfOthers & ~AllowedBits(context, facts)))
            {
                key.Report(
                    context,
                    $"sshd does not load the host key `{key.Path}`: its mode {facts.ModeText} is not for root alone",
                    help: $"run `chmod 600 {key.Path}`"
                );
            }
        }
    }

    /// <summary>Red Hat's patch lets the group ssh_keys read.</summary>
    private static int AllowedBits(RuleContext context, PathFacts facts)
    {
        const int GroupReads = 0x20;
        return
            context.Target.Vendor == Vendor.RedHat
            && (facts.GroupId is not { } group || context.Disk.Accounts.GroupName(group) is "ssh_keys" or null)
            ? GroupReads
            : 0;
    }
}
