using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class RelativeChroot : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4011",
            Name = "relative-chroot",
            Title = "The folder of a chroot is relative",
            Category = Category.Hardening,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd starts with such a path and ends every login that it is for: the folder must begin at the root.
                """,
            Instead = """
                Write the whole path, for instance `/srv/sftp/%u`.
                """,
            References = ["man:sshd_config(5)#ChrootDirectory", "src:session.c: safely_chroot"],
            Examples =
            [
                Example.Bad("Match Group sftp\n    ChrootDirectory [|sftp/%u|]\n    AllowTcpForwarding no\n"),
                Example.Good("Match Group sftp\n    ChrootDirectory /srv/sftp/%u\n    AllowTcpForwarding no\n"),
                Example.Good("Match Group sftp\n    ChrootDirectory D:\\sftp\n    AllowTcpForwarding no\n"),
                Example.Good("Match Group sftp\n    ChrootDirectory %h\n    AllowTcpForwarding no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "ChrootDirectory"))
        {
            // A drive of Windows is no path here, but says what the file is for.
            if (!value.Is("none") && !IsDrive(value.Text!) && value.Text is not (['/' or '~', ..] or ['%', 'h', ..]))
            {
                Decision.Report(context, value, $"every login{Decision.ForWhom(value)} fails: the folder of a chroot must begin with `/`");
            }
        }
    }

    private static bool IsDrive(string path) => path is [>= 'A' and <= 'z', ':', ..];
}
