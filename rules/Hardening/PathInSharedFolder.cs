using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax;

namespace SshConfigLint.Rules.Hardening;

public sealed class PathInSharedFolder : Rule
{
    /// <summary>Keywords whose files sshd believes or runs; of a command only the program counts, not its arguments.</summary>
    private static readonly string[] _keywords =
    [
        "AuthorizedKeysCommand",
        "AuthorizedKeysFile",
        "AuthorizedPrincipalsCommand",
        "AuthorizedPrincipalsFile",
        "ChrootDirectory",
        "ForceCommand",
        "HostCertificate",
        "HostKey",
        "Include",
        "ModuliFile",
        "RevokedKeys",
        "SecurityKeyProvider",
        "SshdAuthPath",
        "SshdSessionPath",
        "Subsystem",
        "TrustedUserCAKeys",
        "XAuthLocation",
    ];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4031",
            Name = "path-in-shared-folder",
            Title = "A trusted file lies in a folder that everybody may write to",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Folders such as `/tmp` are open to every user of the machine and are emptied now and then. Whoever creates the file
                first decides what sshd reads or runs from it.
                """,
            Instead = """
                Put the file into a folder that only root may write to, for instance `/etc/ssh`.
                """,
            SecuritySeverity = 7.0,
            References = ["man:sshd_config(5)#AuthorizedKeysFile", "man:sshd_config(5)#HostKey"],
            Examples =
            [
                Example.Bad("TrustedUserCAKeys [|/tmp/user_ca.pub|]\n"),
                Example.Bad("AuthorizedKeysFile .ssh/authorized_keys [|/var/tmp/keys/%u|]\n"),
                Example.Bad("Subsystem sftp [|/tmp/sftp-server|]\n"),
                Example.Good("TrustedUserCAKeys /etc/ssh/user_ca.pub\n"),
                Example.Good("ForceCommand /usr/local/bin/receive /tmp/inbox\nAllowTcpForwarding no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in _keywords.SelectMany(keyword => context.Model.DirectivesOf(keyword)).Where(line => line.IsValid))
        {
            foreach (var path in PathsOf(line).Where(word => SharedFolder.Holds(word.Value)))
            {
                context.Report(line, path.Span, $"any user of the machine can create `{path.Value}` when it is missing");
            }
        }
    }

    private static IEnumerable<SyntaxToken> PathsOf(BoundDirective line) =>
        line.Is("Subsystem") ? line.Words.Skip(1).Take(1)
        : line.Keyword!.RestOfLine ? line.Words.Take(1)
        : line.Words;
}
