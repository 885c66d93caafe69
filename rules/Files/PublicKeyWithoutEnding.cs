using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Rules.Files;

public sealed class PublicKeyWithoutEnding : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6009",
            Name = "public-key-without-ending",
            Title = "A public key has the name of a private one",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh can use it only while an agent holds the private key. Without the agent ssh complains about the format, or about the
                mode, of a file that is no secret.
                """,
            Instead = """
                Name the private key. Where only the agent has it, call the public key `NAME.pub` and name that, so that everybody sees
                what it is.
                """,
            References = ["man:ssh_config(5)#IdentityFile"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile [|~/.ssh/web|]
                    //- /home/alice/.ssh/web mode=0600 owner=alice public=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile ~/.ssh/web.pub
                    //- /home/alice/.ssh/web.pub mode=0644 owner=alice public=ed25519

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var key in NamedFiles.PrivateKeys(context))
        {
            if (!key.Path.EndsWith(".pub", StringComparison.Ordinal) && context.Disk.ReadKey(key.Path) is { Form: KeyFileForm.Public } file)
            {
                var what = file.Public?.Certificate is null ? "public key" : "certificate";
                key.Report(context, $"`{NamedFiles.Shown(context.Disk, key.Path)}` holds a {what}, not the private key");
            }
        }
    }
}
