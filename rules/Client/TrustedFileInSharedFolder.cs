using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class TrustedFileInSharedFolder : Rule
{
    private static readonly string[] _keywords =
    [
        "CertificateFile",
        "GlobalKnownHostsFile",
        "IdentityFile",
        "Include",
        "KnownHostsCommand",
        "PKCS11Provider",
        "RevokedHostKeys",
        "SecurityKeyProvider",
        "UserKnownHostsFile",
        "XAuthLocation",
    ];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5019",
            Name = "trusted-file-in-shared-folder",
            Title = "A file that ssh trusts lies in a folder that everybody may write to",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Folders such as `/tmp` are open to every user of the machine and are emptied now and then. Whoever creates the file
                first decides which hosts ssh believes or what it loads.
                """,
            Instead = """
                Put the file into `~/.ssh`.
                """,
            SecuritySeverity = 6.5,
            References = ["man:ssh_config(5)#UserKnownHostsFile", "man:ssh_config(5)#PKCS11Provider"],
            Examples =
            [
                Example.Bad("Host lab\n    UserKnownHostsFile [|/tmp/known_hosts|]\n"),
                Example.Bad("Host *\n    PKCS11Provider [|/tmp/token.so|]\n"),
                Example.Good("Host lab\n    UserKnownHostsFile ~/.ssh/known_hosts_lab\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in _keywords.SelectMany(keyword => context.Model.DirectivesOf(keyword)).Where(line => line.IsValid))
        {
            var paths = line.Keyword!.RestOfLine ? line.Words.Take(1) : line.Words;
            foreach (var path in paths.Where(word => SharedFolder.Holds(word.Value)))
            {
                context.Report(line, path.Span, $"any user of the machine can create `{path.Value}` when it is missing");
            }
        }
    }
}
