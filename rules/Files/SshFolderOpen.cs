using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class SshFolderOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6006",
            Name = "ssh-folder-open",
            Title = "Others may write to the home folder or to .ssh",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Whoever may write to the folder can put another configuration, other keys or other `known_hosts` in the place of yours.
                With `StrictModes`, which is the default, sshd of this machine also refuses every key in the `authorized_keys` of such a
                folder.
                """,
            Instead = """
                `chmod go-w` the folder; 0700 is usual for `.ssh`.
                """,
            SecuritySeverity = 6.5,
            References = ["man:ssh(1)", "man:sshd_config(5)#StrictModes", "src:misc.c: safe_path"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config mode=0600 owner=alice
                    [||]Host web
                        User alice
                    //- /home/alice/.ssh/ mode=0777 owner=alice

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config mode=0600 owner=alice
                    Host web
                        User alice
                    //- /home/alice/.ssh/ mode=0700 owner=alice
                    //- /home/alice/ mode=0755 owner=alice

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (!ClientFiles.IsOwn(context, context.Model.Entry) || context.Disk.Home is not { } home)
        {
            return;
        }

        foreach (var folder in new[] { home, $"{home}/.ssh" })
        {
            var facts = context.Disk.Look(folder);
            var path = folder == home ? home : "~/.ssh";
            if (facts.OwnerId is { } owner and not 0 && owner != context.Disk.UserId)
            {
                context.ReportFile(context.Model.Entry, $"the folder `{path}` belongs to `{context.Disk.Accounts.NameOf(owner)}`");
            }
            else if (facts.Kind == PathKind.Folder && Permissions.IsWritableByOthers(context.Disk, context.Target, facts))
            {
                context.ReportFile(
                    context.Model.Entry,
                    $"others may write to the folder `{path}`, which has mode {facts.ModeText}",
                    help: $"run `chmod go-w {path}`"
                );
            }
        }
    }
}
