using SshConfigLint.Analysis;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Hardening;

public sealed class SftpNotLogged : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4034",
            Name = "sftp-not-logged",
            Title = "File transfers are not logged",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The sftp server logs nothing but errors unless it is told otherwise: which files were fetched, written or removed
                cannot be found out later.
                """,
            Instead = """
                Give it a level, `Subsystem sftp internal-sftp -l INFO`. In a chroot that needs a socket for the log inside it, except
                with `internal-sftp`.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#Subsystem", "man:sftp-server(8)"],
            Examples =
            [
                Example.Bad("Subsystem sftp [|internal-sftp|]\n", @fixed: "Subsystem sftp internal-sftp -l INFO\n"),
                Example.Bad(
                    "Subsystem sftp [|/usr/lib/openssh/sftp-server|] -u 0027\n",
                    @fixed: "Subsystem sftp /usr/lib/openssh/sftp-server -l INFO -u 0027\n"
                ),
                Example.Good("Subsystem sftp internal-sftp -f AUTHPRIV -l INFO\n"),
                Example.Good("Subsystem backup /usr/local/bin/receive\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.DirectivesOf("Subsystem"))
        {
            if (
                line is { IsValid: true, Words: [{ Value: "sftp" }, var program, ..] }
                && (program.Value == "internal-sftp" || program.Value.EndsWith("/sftp-server", StringComparison.Ordinal))
                && !line.Words.Any(word => word.Value.StartsWith("-l", StringComparison.Ordinal))
            )
            {
                context.Report(
                    line,
                    program.Span,
                    "file transfers are not logged",
                    fix: new Fix("Log file transfers", FixSafety.Unsafe, [new TextEdit(new TextSpan(program.Span.End, 0), " -l INFO")])
                );
            }
        }
    }
}
