using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class DropInOverridesMainFile : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1014",
            Name = "drop-in-overrides-main-file",
            Title = "An included file undoes what the main file forbids",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Distributions put the `Include` of `sshd_config.d` at the top, and OpenSSH keeps the first value that it reads. A fragment that
                a package or a cloud image brings, `50-cloud-init.conf` for one, then beats the line in `sshd_config` that was to close the door.
                """,
            Instead = """
                Change the fragment, or set the value in one that sorts before it, such as `00-local.conf`. `sshd -T` shows what holds.
                """,
            SecuritySeverity = 6.0,
            References = ["man:sshd_config(5)#Include", "https://github.com/canonical/cloud-init/issues/5934"],
            Examples =
            [
                Example.Bad(
                    """
                    Include /etc/ssh/sshd_config.d/*.conf
                    PasswordAuthentication [|no|]
                    //- /etc/ssh/sshd_config.d/50-cloud-init.conf
                    PasswordAuthentication yes

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    """
                    Include shared.conf
                    Host *
                        StrictHostKeyChecking [|yes|]
                    //- /etc/ssh/shared.conf
                    StrictHostKeyChecking no

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Good(
                    """
                    Include /etc/ssh/sshd_config.d/*.conf
                    X11Forwarding yes
                    //- /etc/ssh/sshd_config.d/10-local.conf
                    X11Forwarding no

                    """,
                    kind: ConfigKind.Server
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Model.Files.Length < 2)
        {
            return;
        }

        foreach (var (winner, loser) in LostLines.Of(context.Model))
        {
            if (Strictness.IsLooser(winner, loser) && LostLines.Reason(context.Model, new(winner, loser)) == LossReason.DropIn)
            {
                context.Report(
                    loser,
                    loser.ValueSpan,
                    $"this line never takes effect: `{ConfigPath.Name(winner.File.Path)}` is read above and says `{winner.Syntax}`",
                    related: [Line.Related(winner, "this line wins"), Line.Related(LostLines.IncludeIn(loser.File, winner)!, "read here")]
                );
            }
        }
    }
}
