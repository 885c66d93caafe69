using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class DropInNotRead : Rule
{
    private const string Suffix = ".conf";

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1017",
            Name = "drop-in-not-read",
            Title = "A fragment beside the main file is not read",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH knows no folder of fragments by itself: only an `Include` line reads one, and only the names that its pattern takes.
                What a file says that nobody reads does not hold.
                """,
            Instead = """
                Add `Include /etc/ssh/sshd_config.d/*.conf` at the top of the main file, give the fragment a name that the pattern takes, or
                delete it.
                """,
            References = ["man:sshd_config(5)#Include", "man:ssh_config(5)#Include"],
            Examples =
            [
                Example.Bad(
                    """
                    [||]Port 22
                    //- /etc/ssh/sshd_config.d/10-hardening.conf
                    PermitRootLogin no

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    """
                    Include [|/etc/ssh/sshd_config.d/*.conf|]
                    //- /etc/ssh/sshd_config.d/10-local.conf
                    PermitRootLogin no
                    //- /etc/ssh/sshd_config.d/20-hardening
                    PasswordAuthentication no

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    """
                    [||]Host web
                    //- /etc/ssh/ssh_config.d/lab.conf
                    Host lab

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Good(
                    """
                    Include /etc/ssh/sshd_config.d/*.conf
                    //- /etc/ssh/sshd_config.d/10-local.conf
                    PermitRootLogin no
                    //- /etc/ssh/sshd_config.d/10-local.conf.bak
                    PermitRootLogin yes
                    //- /etc/ssh/sshd_config.d/README
                    How this folder is used.

                    """,
                    kind: ConfigKind.Server
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        if (
            model.UnreadFragments.IsEmpty
            || KeywordTable.Find(model.Kind, "Include", model.Target)!.StateIn(model.Target) != KeywordState.Accepted
        )
        {
            return;
        }

        var folder = ConfigPath.Folder(model.UnreadFragments[0]);
        var include = model.Files.FirstOrDefault(file => ConfigPath.Folder(file.Path) == folder && file.IncludedBy is not null)?.IncludedBy;
        foreach (var path in model.UnreadFragments.Where(path => IsMeant(ConfigPath.Name(path), include is not null)))
        {
            var message = $"no `Include` reads `{ConfigPath.Name(folder)}/{ConfigPath.Name(path)}`";
            if (include is null)
            {
                context.ReportMissing(message);
            }
            else
            {
                context.Report(include, include.ValueSpan, $"{message}: its name does not fit this pattern");
            }
        }
    }

    /// <summary>Whether somebody who put the file there expects it to be read; backups and notes have another end.</summary>
    private static bool IsMeant(string name, bool othersAreRead) =>
        name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
        || (othersAreRead && char.IsAsciiDigit(name[0]) && !name.Contains('.') && !name.EndsWith('~'));
}
