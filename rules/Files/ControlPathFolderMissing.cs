using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class ControlPathFolderMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6021",
            Name = "control-path-folder-missing",
            Title = "The folder for sockets of shared connections is missing",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh logs in, cannot create the socket (`unix_listener: cannot bind to path`), and ends.
                """,
            Instead = """
                Create the folder with mode 0700, or name one that exists.
                """,
            References = ["man:ssh_config(5)#ControlPath", "man:ssh_config(5)#ControlMaster", "src:mux.c: muxserver_listen"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host *
                        ControlMaster auto
                        ControlPath [|~/.ssh/sockets/%C|]
                    //- /home/alice/.ssh/ mode=0700 owner=alice

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host *
                        ControlMaster auto
                        ControlPath ~/.ssh/sockets/%C
                    //- /home/alice/.ssh/sockets/ mode=0700 owner=alice

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host *
                        ControlPath ~/.ssh/sockets/%C

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.DirectivesOf("ControlPath").Where(NamedFiles.IsTaken))
        {
            var master = context.Model.Effective("ControlMaster", line.Block);
            if (
                !NamedFiles.IsNone(line.Value)
                && master is { IsDefault: false, MayBeat.IsEmpty: true }
                && !master.Is("no", "false")
                && context.Disk.FolderOf("ControlPath", line.Value) is { } folder
                && context.Disk.Look(folder).Kind == PathKind.Missing
            )
            {
                var path = NamedFiles.Shown(context.Disk, folder);
                context.Report(
                    line,
                    line.ValueSpan,
                    $"ssh ends after login: there is no folder `{path}` for its socket",
                    help: $"run `mkdir -m 700 {path}`"
                );
            }
        }
    }
}
