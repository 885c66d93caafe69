using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class ChrootDirectoryOpen : Rule
{
    private const int WritableByOthers = 0x12;

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6016",
            Name = "chroot-directory-open",
            Title = "A chroot folder that sshd does not accept",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd checks the folder and every folder above it: each must exist, belong to root and be writable by nobody else.
                Otherwise it ends the session right after login with `bad ownership or modes for chroot directory component`.
                """,
            Instead = """
                `chown root:root` and `chmod go-w` the folder. Give users a folder of their own below it to write to.
                """,
            References = ["man:sshd_config(5)#ChrootDirectory", "src:session.c: safely_chroot"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    Match Group sftp
                        ChrootDirectory [|/srv/sftp/%u|]
                    //- /srv/sftp/ mode=0775 owner=root group=staff

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    ChrootDirectory [|/srv/jail|]
                    //- /srv/jail/ mode=0755 owner=alice

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    Match Group sftp
                        ChrootDirectory /srv/sftp/%u
                    //- /srv/sftp/ mode=0755 owner=root

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.DirectivesOf("ChrootDirectory").Where(NamedFiles.IsTaken))
        {
            var whole = context.Disk.PathOf("ChrootDirectory", line.Value);
            var start = whole ?? context.Disk.FolderOf("ChrootDirectory", line.Value);
            if (start is not null && FaultOf(context, start) is { } fault)
            {
                context.Report(line, line.ValueSpan, $"sshd ends the session: {fault}");
            }
        }
    }

    private static string? FaultOf(RuleContext context, string path)
    {
        // The uppermost folder that is at fault is the one that sshd names.
        for (var end = 0; end >= 0; )
        {
            end = path.IndexOf('/', end + 1);
            var folder = end < 0 ? path : path[..end];
            var facts = context.Disk.Look(folder);
            if (facts.Kind == PathKind.Missing)
            {
                return $"there is no `{folder}`";
            }

            if (facts is { Kind: PathKind.File or PathKind.Special })
            {
                return $"`{folder}` is no folder";
            }

            if (facts.OwnerId is { } owner and not 0)
            {
                return $"`{folder}` belongs to `{context.Disk.Accounts.NameOf(owner)}`";
            }

            // No exception for a group here, not even in Debian's build.
            if (facts.Has(WritableByOthers))
            {
                return $"others may write to `{folder}`, which has mode {facts.ModeText}";
            }
        }

        return null;
    }
}
