using SshConfigLint.Analysis;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class KeysCommandUnsafe : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6017",
            Name = "keys-command-unsafe",
            Title = "A command for keys that sshd does not run",
            Category = Category.Files,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd runs such a command only when it and every folder above it belong to root and nobody else may write to them.
                Otherwise it logs `Unsafe AuthorizedKeysCommand`, and the keys that the command would give are not accepted.
                """,
            Instead = """
                `chown root:root` and `chmod go-w` the program and the folders above it, and `chmod +x` the program.
                """,
            References =
            [
                "man:sshd_config(5)#AuthorizedKeysCommand",
                "man:sshd_config(5)#AuthorizedPrincipalsCommand",
                "src:misc.c: subprocess",
            ],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    AuthorizedKeysCommand [|/usr/local/bin/keys|] %u
                    AuthorizedKeysCommandUser nobody
                    //- /usr/local/bin/keys mode=0777 owner=root

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    AuthorizedKeysCommand [|/usr/local/bin/keys|]
                    AuthorizedKeysCommandUser nobody
                    //- /usr/local/bin/ mode=0755 owner=root

                    """
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    AuthorizedPrincipalsCommand [|/usr/local/bin/names|]
                    AuthorizedPrincipalsCommandUser nobody
                    //- /usr/local/bin/names mode=0644 owner=root

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    AuthorizedKeysCommand /usr/local/bin/keys %u
                    AuthorizedKeysCommandUser nobody
                    //- /usr/local/bin/keys mode=0755 owner=root

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var keyword in new[] { "AuthorizedKeysCommand", "AuthorizedPrincipalsCommand" })
        {
            foreach (var line in context.Model.DirectivesOf(keyword).Where(NamedFiles.IsTaken))
            {
                var path = line.Value;
                if (path.StartsWith('/') && FaultOf(context, path) is { } fault)
                {
                    context.Report(line, line.ValueSpan, $"sshd does not run `{path}`: {fault}");
                }
            }
        }
    }

    private static string? FaultOf(RuleContext context, string path)
    {
        var facts = context.Disk.Look(path);
        return facts.Kind == PathKind.Missing ? "it does not exist"
            : facts.Kind is PathKind.Folder or PathKind.Special ? "it is no program"
            : facts.Mode is not null && !facts.Has(Permissions.Execute) ? $"its mode {facts.ModeText} does not allow it"
            : Permissions.Distrust(context.Disk, context.Target, path, user: 0, home: null);
    }
}
