using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

public sealed class IncludeTooLate : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1013",
            Name = "include-too-late",
            Title = "An Include comes too late for what it brings",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH keeps the first value that it reads. A file that is included below a line cannot change what that line says: its own
                line is read and never counts.
                """,
            Instead = """
                Move the `Include` above the lines that it should override, best to the top of the file; or delete what never counts.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#Include", "man:sshd_config(5)#Include"],
            Examples =
            [
                Example.Bad(
                    """
                    PermitRootLogin prohibit-password
                    X11Forwarding no
                    Include [|/etc/ssh/sshd_config.d/*.conf|]
                    //- /etc/ssh/sshd_config.d/10-hardening.conf
                    PermitRootLogin no

                    """,
                    @fixed: """
                    Include /etc/ssh/sshd_config.d/*.conf
                    PermitRootLogin prohibit-password
                    X11Forwarding no
                    //- /etc/ssh/sshd_config.d/10-hardening.conf
                    PermitRootLogin no

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    """
                    Host *
                        ServerAliveInterval 60
                    Include [|work.conf|]
                    //- /etc/ssh/work.conf
                    Host *.work.example.org
                        ServerAliveInterval 15

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Good(
                    """
                    Include /etc/ssh/sshd_config.d/*.conf
                    PermitRootLogin prohibit-password
                    //- /etc/ssh/sshd_config.d/10-hardening.conf
                    PermitRootLogin no

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Good(
                    """
                    X11Forwarding no
                    Include /etc/ssh/sshd_config.d/*.conf
                    //- /etc/ssh/sshd_config.d/50-vendor.conf
                    X11Forwarding yes

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

        var late = LostLines
            .Of(context.Model)
            .Where(lost => LostLines.Reason(context.Model, lost) == LossReason.IncludeTooLate && IsMissed(lost))
            .GroupBy(lost => LostLines.IncludeIn(lost.Winner.File, lost.Loser)!);
        foreach (var group in late)
        {
            var include = group.Key;
            var keywords = group.Select(lost => $"`{lost.Loser.Keyword!.Name}`").Distinct().ToList();
            context.Report(
                include,
                include.ValueSpan,
                $"this `Include` comes too late: lines above decide {string.Join(", ", Line.Few(keywords))}",
                related: [.. Line.Few(group).SelectMany(lost => Related(lost))],
                fix: FixFor(include, group.MinBy(lost => lost.Winner.Index).Winner)
            );
        }
    }

    /// <summary>Whether somebody would want the line that is lost: not one that says the same or less strictly.</summary>
    private static bool IsMissed(LostLine lost) => !lost.IsRepetition && !Strictness.IsLooser(lost.Loser, lost.Winner);

    private static ImmutableArray<RelatedLocation> Related(LostLine lost) =>
        [Line.Related(lost.Winner, "this line wins"), Line.Related(lost.Loser, "this line never takes effect")];

    private static Fix? FixFor(BoundDirective include, BoundDirective first)
    {
        if (!include.Block.IsGlobal || !first.Block.IsGlobal || LineDeletion.Of(include.File.Tree, include.Syntax) is not [var deletion])
        {
            return null;
        }

        var text = include.File.Tree.Text.ToString(include.Syntax.Line);
        return new Fix(
            "Move the `Include` up",
            FixSafety.Unsafe,
            [new TextEdit(new TextSpan(first.Syntax.Line.Start, 0), text.EndsWith('\n') ? text : text + "\n"), deletion]
        );
    }
}
