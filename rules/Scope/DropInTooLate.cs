using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class DropInTooLate : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1015",
            Name = "drop-in-too-late",
            Title = "A fragment that forbids something is read after one that allows it",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                In most folders of fragments the last file wins, so people call theirs `99-hardening.conf`. OpenSSH keeps the first value that
                it reads: there the file with the lowest name wins.
                """,
            Instead = """
                Rename the file so that it sorts first, such as `00-hardening.conf`; names sort by bytes. Or change the other one.
                """,
            SecuritySeverity = 6.0,
            References = ["man:sshd_config(5)#Include", "man:ssh_config(5)#Include"],
            Examples =
            [
                Example.Bad(
                    """
                    Include /etc/ssh/sshd_config.d/*.conf
                    //- /etc/ssh/sshd_config.d/50-cloud-init.conf
                    PasswordAuthentication yes
                    //- /etc/ssh/sshd_config.d/99-hardening.conf
                    PasswordAuthentication [|no|]

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    """
                    Include ssh_config.d/*.conf
                    //- /etc/ssh/ssh_config.d/20-lab.conf
                    ForwardAgent yes
                    //- /etc/ssh/ssh_config.d/90-local.conf
                    ForwardAgent [|no|]

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Good(
                    """
                    Include /etc/ssh/sshd_config.d/*.conf
                    //- /etc/ssh/sshd_config.d/00-hardening.conf
                    X11Forwarding no
                    //- /etc/ssh/sshd_config.d/50-redhat.conf
                    X11Forwarding yes

                    """,
                    kind: ConfigKind.Server
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Model.Files.Length < 3)
        {
            return;
        }

        foreach (var (winner, loser) in LostLines.Of(context.Model))
        {
            if (Strictness.IsLooser(winner, loser) && LostLines.Reason(context.Model, new(winner, loser)) == LossReason.EarlierDropIn)
            {
                context.Report(
                    loser,
                    loser.ValueSpan,
                    $"this line comes too late: `{ConfigPath.Name(winner.File.Path)}` is read before this file and says `{winner.Syntax}`",
                    related: [Line.Related(winner, "this line wins: the first value is kept")]
                );
            }
        }
    }
}
