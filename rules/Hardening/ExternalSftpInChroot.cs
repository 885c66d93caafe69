using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Hardening;

public sealed class ExternalSftpInChroot : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4012",
            Name = "external-sftp-in-chroot",
            Title = "The sftp server of a chroot lies outside of it",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                In a chroot sshd looks for the program below the new root. Unless the program, its libraries and a shell have been
                copied there, every transfer ends at once.
                """,
            Instead = """
                Use `internal-sftp`, which is part of sshd, needs no file and takes the same options.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#ChrootDirectory", "man:sshd_config(5)#Subsystem"],
            Examples =
            [
                Example.Bad(
                    "Match Group sftp\n    ChrootDirectory /srv/sftp\n    DisableForwarding yes\n    ForceCommand [|/usr/lib/openssh/sftp-server|] -l INFO\n",
                    @fixed: "Match Group sftp\n    ChrootDirectory /srv/sftp\n    DisableForwarding yes\n    ForceCommand internal-sftp -l INFO\n"
                ),
                Example.Bad(
                    "Subsystem sftp /usr/lib/openssh/sftp-server\nMatch Group sftp\n    ChrootDirectory [|/srv/sftp|]\n    DisableForwarding yes\n"
                ),
                Example.Good(
                    "Subsystem sftp /usr/lib/openssh/sftp-server\nMatch Group sftp\n    ChrootDirectory /srv/sftp\n    ForceCommand internal-sftp\n    DisableForwarding yes\n"
                ),
                Example.Good("Subsystem sftp /usr/lib/openssh/sftp-server\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        var subsystem = model.DirectivesOf("Subsystem").FirstOrDefault(line => line.IsValid && line.Value == "sftp");
        foreach (var chroot in Decision.Written(model, "ChrootDirectory").Where(value => !value.Is("none")))
        {
            var command = model.Effective("ForceCommand", chroot.Scope);
            if (command.Origin is { } line && IsExternal(line.Value))
            {
                Decision.Report(
                    context,
                    command,
                    $"`{line.Value}` must exist inside the chroot{Decision.ForWhom(chroot)}",
                    fix: Decision.Replace(command, "Use the server within sshd", "internal-sftp")
                );
            }
            else if (command.Is("none") && subsystem is { Words: [_, var program, ..] } && IsExternal(program.Value))
            {
                context.Report(
                    chroot.Origin!,
                    chroot.Origin!.ValueSpan,
                    $"sftp works in this chroot only if `{program.Value}` exists inside it",
                    related: [new RelatedLocation(subsystem.File, subsystem.Syntax.Span, "this program is looked up below the new root")]
                );
            }
        }
    }

    private static bool IsExternal(string program) => program.StartsWith('/') && program.EndsWith("/sftp-server", StringComparison.Ordinal);
}
