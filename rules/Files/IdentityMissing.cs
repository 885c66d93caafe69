using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class IdentityMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6007",
            Name = "identity-missing",
            Title = "A key that is named does not exist",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Fix = FixSafety.Unsafe,
            Why = """
                ssh says `no such identity` at each connection and goes on without the key, often to a password.
                """,
            Instead = """
                Correct the path, or delete the line. Nothing is said where the public key or certificate of that name is there: it
                picks a key of the agent.
                """,
            References = ["man:ssh_config(5)#IdentityFile", "src:sshconnect2.c: pubkey_prepare"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile [|~/.ssh/web|]
                    //- /home/alice/.ssh/ mode=0700 owner=alice

                    """,
                    @fixed: """
                    //- /home/alice/.ssh/config
                    Host web

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile ~/.ssh/web
                        IdentityFile ~/.ssh/%h
                        IdentityFile none
                    //- /home/alice/.ssh/web.pub mode=0644 owner=alice public=ed25519

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        string[] endings = ["", ".pub", "-cert.pub"];
        foreach (var key in NamedFiles.Of(context, "IdentityFile"))
        {
            if (endings.All(ending => context.Disk.Look(key.Path + ending).Kind == PathKind.Missing))
            {
                key.Report(context, $"there is no `{NamedFiles.Shown(context.Disk, key.Path)}`", fix: NamedFiles.Deletion(key));
            }
        }
    }
}
