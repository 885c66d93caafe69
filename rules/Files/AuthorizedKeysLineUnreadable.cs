using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Files;

public sealed class AuthorizedKeysLineUnreadable : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6029",
            Name = "authorized-keys-line-unreadable",
            Title = "Lines of authorized_keys without a key",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd passes over such a line, and the key that was meant is not accepted. Often an editor or a terminal broke one line
                into two, or a private key or one of PuTTY was pasted.
                """,
            Instead = """
                Put the key on one line: options, type, key, comment. `ssh-keygen -l -f FILE` lists what can be read.
                """,
            References = ["man:sshd(8)", "src:auth2-pubkeyfile.c"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    AuthorizedKeysFile [|.ssh/authorized_keys|]
                    //- /home/alice/.ssh/authorized_keys
                    from="192.0.2.0/24" ssh-ed25519
                    AAAAC3NzaC1lZDI1NTE5AAAAIE

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    AuthorizedKeysFile .ssh/authorized_keys
                    //- /home/alice/.ssh/authorized_keys mode=0600 owner=alice public=ed25519

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var (user, path, file) in AuthorizedKeys.Of(context))
        {
            var bad = (context.Disk.ReadLines(path) ?? []).Index().Where(line => KeyLines.IsBad(line.Item)).ToList();
            if (bad.Count > 0)
            {
                var more = bad.Count == 1 ? "" : $", nor in {bad.Count - 1} more";
                file.Report(context, $"sshd finds no key of `{user.Name}` in line {bad[0].Index + 1} of `{path}`{more}");
            }
        }
    }
}
