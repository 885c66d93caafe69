using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class NamedFileMissing : Rule
{
    private static readonly (string Keyword, string Effect)[] _client =
    [
        ("CertificateFile", "ssh goes on without the certificate"),
        ("PKCS11Provider", "ssh goes on without the keys of the token"),
        ("SecurityKeyProvider", "keys on a token cannot be used"),
        ("XAuthLocation", "X11 is forwarded without a cookie of the display, or not at all"),
    ];

    private static readonly (string Keyword, string Effect)[] _server =
    [
        ("AuthorizedPrincipalsFile", "no certificate is accepted"),
        ("Banner", "no notice is shown before login"),
        ("ModuliFile", "sshd takes groups of its own for `diffie-hellman-group-exchange`"),
        ("SecurityKeyProvider", "keys on a token cannot be used"),
        ("XAuthLocation", "X11 is not forwarded"),
    ];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6027",
            Name = "named-file-missing",
            Title = "A file that is named does not exist",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH starts all the same and goes on without what the file should bring.
                """,
            Instead = """
                Correct the path, create the file, or delete the line.
                """,
            References = ["man:sshd_config(5)#Banner", "man:sshd_config(5)#ModuliFile", "man:ssh_config(5)#CertificateFile"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    Banner [|/etc/ssh/banner|]

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        CertificateFile [|~/.ssh/web-cert.pub|]

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    Banner /etc/issue.net
                    XAuthLocation none
                    //- /etc/issue.net
                    Authorised use only.

                    """,
                    kind: ConfigKind.Server
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var keywords = context.Kind == ConfigKind.Client ? _client : _server;
        foreach (var (keyword, effect) in keywords)
        {
            foreach (var file in NamedFiles.Of(context, keyword))
            {
                if (context.Disk.Look(file.Path).Kind == PathKind.Missing)
                {
                    file.Report(context, $"there is no `{NamedFiles.Shown(context.Disk, file.Path)}`: {effect}");
                }
            }
        }
    }
}
