using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Rules.Files;

public sealed class PrivateKeyUnreadable : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6008",
            Name = "private-key-unreadable",
            Title = "A file that OpenSSH cannot load as a private key",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                ssh says `invalid format` or `error in libcrypto` and goes on without the key; sshd does not start when no other host
                key is left. Copying and pasting loses the last line feed or brings carriage returns, and OpenSSH then no longer sees a
                key.
                """,
            Instead = """
                Restore the file. For carriage returns run `sed -i 's/\r$//' FILE`, for the last line feed `echo >> FILE`, for a key of
                PuTTY `puttygen FILE -O private-openssh -o NEW`.
                """,
            References = ["man:ssh-keygen(1)", "src:sshkey.c: private2_uudecode"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile [|~/.ssh/web|]
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=ed25519,crlf

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile [|~/.ssh/web|]
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=ed25519,cut

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile [|~/.ssh/web.ppk|]
                    //- /home/alice/.ssh/web.ppk
                    PuTTY-User-Key-File-3: ssh-ed25519

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey [|/etc/ssh/ssh_host_ed25519_key.pub|]
                    //- /etc/ssh/ssh_host_ed25519_key.pub mode=0644 owner=root public=ed25519

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile ~/.ssh/web
                        IdentityFile ~/.ssh/old
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=ed25519
                    //- /home/alice/.ssh/old mode=0600 owner=alice private=rsa,pem

                    """,
                    kind: ConfigKind.Client
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var program = context.Kind.Program();
        foreach (var key in NamedFiles.PrivateKeys(context))
        {
            if (context.Disk.Look(key.Path).Kind is PathKind.Folder or PathKind.Special)
            {
                key.Report(context, $"{program} cannot load `{NamedFiles.Shown(context.Disk, key.Path)}`: it is no file");
                continue;
            }

            // ssh takes a public key for one that an agent has; another rule speaks of it.
            if (
                context.Disk.ReadKey(key.Path) is { Flaw: not KeyFileFlaw.None } file
                && (file.Form != KeyFileForm.Public || context.Kind == ConfigKind.Server)
            )
            {
                key.Report(context, $"{program} cannot load `{NamedFiles.Shown(context.Disk, key.Path)}`: {ReasonOf(file)}");
            }
        }
    }

    private static string ReasonOf(KeyFile file) =>
        file switch
        {
            { Flaw: KeyFileFlaw.Empty } => "it is empty",
            { Flaw: KeyFileFlaw.CarriageReturns } => "its lines end with carriage returns",
            { Flaw: KeyFileFlaw.TextBefore } => "something stands before its first line `BEGIN OPENSSH PRIVATE KEY`",
            { Flaw: KeyFileFlaw.NoFinalNewLine } => "its last line has no line feed",
            { Flaw: KeyFileFlaw.Truncated } => "its last line is missing",
            { Flaw: KeyFileFlaw.Damaged } => "what stands between its first and its last line is damaged",
            { Form: KeyFileForm.Public } => "it is a public key",
            { Form: KeyFileForm.Putty } => "it is a key of PuTTY",
            { Form: KeyFileForm.SshCom } => "it is a key in the form of RFC 4716",
            _ => "it holds no key",
        };
}
