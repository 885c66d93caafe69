using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class HostKeyMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6012",
            Name = "host-key-missing",
            Title = "A host key that is named does not exist",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Fix = FixSafety.Unsafe,
            Why = """
                sshd logs `Unable to load host key` at every start and does not offer the key. When no key is left it does not start at
                all.
                """,
            Instead = """
                Make the key with `ssh-keygen -A`, or delete the line.
                """,
            References = ["man:sshd_config(5)#HostKey", "man:ssh-keygen(1)"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    HostKey [|/etc/ssh/ssh_host_rsa_key|]
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519

                    """,
                    @fixed: """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key

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
        var keys = NamedFiles.Of(context, "HostKey").ToList();
        var missing = keys.Where(key => context.Disk.Look(key.Path).Kind == PathKind.Missing).ToList();
        var isAll = missing.Count == keys.Count && keys.Count == NamedFiles.CountOf(context, "HostKey");
        foreach (var key in missing)
        {
            var effect = isAll ? "; sshd does not start, because no host key is left" : "";
            key.Report(context, $"there is no `{key.Path}`{effect}", fix: isAll ? null : NamedFiles.Deletion(key));
        }
    }
}
