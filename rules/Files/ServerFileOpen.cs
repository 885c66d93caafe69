using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Files;

public sealed class ServerFileOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6003",
            Name = "server-file-open",
            Title = "Somebody else than root can change what sshd reads",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd runs as root and does not look at the mode of its files. Whoever may write to one of them, or put one into its
                folder, can let himself in as root.
                """,
            Instead = """
                `chown root:root` and `chmod go-w` the file or the folder.
                """,
            SecuritySeverity = 8.8,
            References = ["man:sshd_config(5)", "cis:5.1.1", "stig:RHEL-09-255105", "stig:RHEL-09-255115"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config mode=0666 owner=root
                    [||]Port 22

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config mode=0600 owner=root
                    Include /etc/ssh/sshd_config.d/*.conf
                    //- /etc/ssh/sshd_config.d/ mode=0755 owner=root
                    //- /etc/ssh/sshd_config.d/10-site.conf mode=0644 owner=bob
                    [||]Port 22

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config mode=0600 owner=root
                    [||]Port 22
                    //- /etc/ssh/ mode=0777 owner=root

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config mode=0644 owner=root
                    Port 22
                    //- /etc/ssh/ mode=0755 owner=root

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in context.Model.Files.DistinctBy(file => file.OpenedAs, StringComparer.Ordinal))
        {
            // A file that lies elsewhere is not yet, or no longer, what sshd reads.
            if (!file.OpenedAs.Contains("/etc/", StringComparison.Ordinal))
            {
                continue;
            }

            var folder = ConfigPath.Folder(file.OpenedAs);
            Check(context, file, file.OpenedAs, "file");
            if (folders.Add(folder))
            {
                Check(context, file, folder, "folder");
            }
        }
    }

    private static void Check(RuleContext context, ConfigFile file, string path, string what)
    {
        var facts = context.Disk.Look(path);
        var name = what == "file" ? "this file" : $"`{path}`";
        if (facts.OwnerId is { } owner and not 0)
        {
            context.ReportFile(
                file,
                $"{name} belongs to `{context.Disk.Accounts.NameOf(owner)}`, who can make sshd do anything",
                help: $"run `chown root:root {path}`"
            );
        }
        else if (Permissions.IsWritableByOthersThanRoot(context.Disk, context.Target, facts))
        {
            context.ReportFile(
                file,
                $"others than root may write to {name}, which has mode {facts.ModeText}",
                help: $"run `chmod go-w {path}`"
            );
        }
    }
}
