using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Files;

public sealed class SubsystemProgramMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6020",
            Name = "subsystem-program-missing",
            Title = "The program of a subsystem is missing",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Fix = FixSafety.Unsafe,
            Why = """
                The login works, and the transfer fails: `subsystem request failed`. Distributions keep `sftp-server` in different
                folders, so that a copied configuration often names the wrong one.
                """,
            Instead = """
                Write `internal-sftp`, which is part of sshd, or the path of this system.
                """,
            References = ["man:sshd_config(5)#Subsystem", "man:sftp-server(8)"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    Subsystem sftp [|/usr/libexec/openssh/sftp-server|]
                    //- /usr/lib/openssh/sftp-server mode=0755 owner=root

                    """,
                    @fixed: """
                    //- /etc/ssh/sshd_config
                    Subsystem sftp internal-sftp

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    Subsystem backup [|/usr/local/bin/backup|] --serve
                    //- /usr/local/bin/backup mode=0644 owner=root

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    Subsystem sftp /usr/lib/openssh/sftp-server -l INFO
                    //- /usr/lib/openssh/sftp-server mode=0755 owner=root

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    Subsystem sftp internal-sftp

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.DirectivesOf("Subsystem").Where(NamedFiles.IsTaken))
        {
            if (line.Words is not [var name, var program, ..] || !program.Value.StartsWith('/'))
            {
                continue;
            }

            var facts = context.Disk.Look(program.Value);
            if (facts.Kind == PathKind.Missing)
            {
                var isPlain =
                    name.Value == "sftp" && line.Words.Length == 2 && program.Value.EndsWith("/sftp-server", StringComparison.Ordinal);
                context.Report(
                    line,
                    program.Span,
                    $"there is no `{program.Value}`: requests for `{name.Value}` fail",
                    fix: isPlain ? new Fix("Use the one in sshd", FixSafety.Unsafe, [new TextEdit(program.Span, "internal-sftp")]) : null
                );
            }
            else if (facts is { Kind: PathKind.File, Mode: not null } && !facts.Has(Permissions.Execute))
            {
                context.Report(
                    line,
                    program.Span,
                    $"`{program.Value}` cannot be run, because its mode is {facts.ModeText}: requests for `{name.Value}` fail"
                );
            }
        }
    }
}
