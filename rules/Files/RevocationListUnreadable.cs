using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class RevocationListUnreadable : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6018",
            Name = "revocation-list-unreadable",
            Title = "A list of revoked keys that cannot be read",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                What cannot be read counts as if every key stood in it: sshd refuses all public keys of all users, and ssh refuses the
                key of every host.
                """,
            Instead = """
                Create the file, an empty one is enough, or delete the line.
                """,
            SecuritySeverity = 5.0,
            References = ["man:sshd_config(5)#RevokedKeys", "man:ssh_config(5)#RevokedHostKeys", "src:authfile.c: sshkey_check_revoked"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    RevokedKeys [|/etc/ssh/revoked|]

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    RevokedKeys [|/etc/ssh/revoked|]
                    //- /etc/ssh/revoked
                    see the wiki

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host *
                        RevokedHostKeys [|~/.ssh/revoked|]

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    RevokedKeys /etc/ssh/revoked
                    //- /etc/ssh/revoked mode=0644 owner=root public=ed25519

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host *
                        RevokedHostKeys ~/.ssh/revoked
                    //- /home/alice/.ssh/revoked
                    # none yet

                    """,
                    kind: ConfigKind.Client
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var (keyword, effect) =
            context.Kind == ConfigKind.Server
                ? ("RevokedKeys", "sshd refuses every public key")
                : ("RevokedHostKeys", "ssh refuses the key of every host");
        foreach (var file in NamedFiles.Of(context, keyword))
        {
            var path = NamedFiles.Shown(context.Disk, file.Path);
            if (context.Disk.Look(file.Path).Kind == PathKind.Missing)
            {
                file.Report(context, $"{effect}: there is no `{path}`");
            }
            else if (BadLine(context.Disk.ReadLines(file.Path) ?? []) is > 0 and var number)
            {
                file.Report(context, $"{effect}: line {number} of `{path}` is no key");
            }
        }
    }

    /// <summary>The first line that is neither a key nor a comment, counted from one; 0 for none, and for a list that ssh-keygen wrote.</summary>
    private static int BadLine(ImmutableArray<string> lines)
    {
        if (lines is [var first, ..] && first.StartsWith("SSHKRL", StringComparison.Ordinal))
        {
            return 0;
        }

        var bad = lines.Index().Where(line => KeyLines.IsBad(line.Item)).Select(line => line.Index + 1);
        return bad.FirstOrDefault();
    }
}
