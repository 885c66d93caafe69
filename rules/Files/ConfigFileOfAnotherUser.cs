using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class ConfigFileOfAnotherUser : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6002",
            Name = "config-file-of-another-user",
            Title = "A client file that belongs to somebody else",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh refuses to start: `Bad owner or permissions`. The user's own file and every file that an `Include` brings in must
                belong to the user or to root.
                """,
            Instead = """
                Give the file to the user, or include a file that belongs to root.
                """,
            SecuritySeverity = 7.8,
            References = ["man:ssh_config(5)", "src:readconf.c: read_config_file_depth"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config mode=0600 owner=bob
                    [||]Host web
                        User alice

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config mode=0600 owner=alice
                    Include /etc/ssh/hosts
                    //- /etc/ssh/hosts mode=0644 owner=root
                    Host web
                        User alice

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Disk.UserId is not { } user)
        {
            return;
        }

        foreach (var file in ClientFiles.Checked(context))
        {
            if (context.Disk.Look(file.OpenedAs) is { Kind: PathKind.File, OwnerId: { } owner and not 0 } && owner != user)
            {
                context.ReportFile(file, $"ssh refuses this file: it belongs to `{context.Disk.Accounts.NameOf(owner)}`");
            }
        }
    }
}
