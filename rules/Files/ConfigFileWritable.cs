using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class ConfigFileWritable : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6001",
            Name = "config-file-writable",
            Title = "A client file that others may write to",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh refuses to start: `Bad owner or permissions`. It does so for the user's own file and for every file that an
                `Include` brings in, because whoever may write to it can make ssh run commands.
                """,
            Instead = """
                `chmod 600` the file. Builds of Debian accept a group whose only member is the owner.
                """,
            SecuritySeverity = 7.8,
            References = ["man:ssh_config(5)", "src:readconf.c: read_config_file_depth"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config mode=0666 owner=alice
                    [||]Host web
                        User alice

                    """
                ),
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config mode=0600 owner=alice
                    Include hosts
                    //- /home/alice/.ssh/hosts mode=0664 owner=alice
                    [||]Host web
                        User alice

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config mode=0644 owner=alice
                    Host web
                        User alice

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config mode=0664 owner=alice
                    Host web
                        User alice

                    """,
                    target: new Target(new OpenSshVersion(9, 2), Vendor.Debian)
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var file in ClientFiles.Checked(context))
        {
            var facts = context.Disk.Look(file.OpenedAs);
            if (facts.Kind == PathKind.File && Permissions.IsWritableByOthers(context.Disk, context.Target, facts))
            {
                var path = NamedFiles.Shown(context.Disk, file.OpenedAs);
                context.ReportFile(
                    file,
                    $"ssh refuses this file: its mode {facts.ModeText} lets others than its owner write to it",
                    help: $"run `chmod go-w {path}`"
                );
            }
        }
    }
}
