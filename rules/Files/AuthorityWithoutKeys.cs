using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class AuthorityWithoutKeys : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6019",
            Name = "authority-without-keys",
            Title = "A file of trusted authorities without a key",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                No certificate is accepted, and `sshd -t` does not say so: users with certificates are asked for something else.
                """,
            Instead = """
                Put the public key of the authority into the file, or delete the line.
                """,
            References = ["man:sshd_config(5)#TrustedUserCAKeys"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    TrustedUserCAKeys [|/etc/ssh/user_ca.pub|]

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    TrustedUserCAKeys [|/etc/ssh/user_ca.pub|]
                    //- /etc/ssh/user_ca.pub
                    # to be added

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    TrustedUserCAKeys /etc/ssh/user_ca.pub
                    //- /etc/ssh/user_ca.pub mode=0644 owner=root public=ed25519

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var file in NamedFiles.Of(context, "TrustedUserCAKeys"))
        {
            if (context.Disk.Look(file.Path).Kind == PathKind.Missing)
            {
                file.Report(context, $"no certificate is accepted: there is no `{file.Path}`");
            }
            else if (context.Disk.ReadLines(file.Path) is { } lines && lines.All(line => !KeyLines.IsEntry(line) || KeyLines.IsBad(line)))
            {
                file.Report(context, $"no certificate is accepted: there is no key in `{file.Path}`");
            }
        }
    }
}
