using System.Globalization;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Files;

public sealed class ShortRsaKey : Rule
{
    private const int MinSize = 2048;

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6011",
            Name = "short-rsa-key",
            Title = "A short RSA key",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                An RSA key below 2048 bits can be broken by somebody with enough computers, and programs refuse it by and by: OpenSSH
                9.1 brought `RequiredRSASize`, distributions set it to 2048.
                """,
            Instead = """
                Make an Ed25519 key (`ssh-keygen -t ed25519`), or an RSA key of 3072 bits.
                """,
            SecuritySeverity = 5.0,
            References = ["man:ssh_config(5)#RequiredRSASize", "https://www.openssh.com/txt/release-9.1"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile [|~/.ssh/web|]
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=rsa:1024

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey [|/etc/ssh/ssh_host_rsa_key|]
                    //- /etc/ssh/ssh_host_rsa_key unreadable: permission denied
                    //- /etc/ssh/ssh_host_rsa_key.pub mode=0644 owner=root public=rsa:1024

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host web
                        IdentityFile ~/.ssh/web
                    //- /home/alice/.ssh/web mode=0600 owner=alice private=rsa:3072

                    """,
                    kind: ConfigKind.Client
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var key in NamedFiles.PrivateKeys(context))
        {
            if (context.Disk.PublicKeyOf(key.Path) is not { Type: "ssh-rsa", Bits: { } bits })
            {
                continue;
            }

            var required = RequiredSize(context, key);
            if (bits < Math.Max(required, MinSize))
            {
                var effect = bits < required ? $"; `RequiredRSASize` refuses less than {required}" : "";
                key.Report(context, $"the RSA key `{NamedFiles.Shown(context.Disk, key.Path)}` has only {bits} bits{effect}");
            }
        }
    }

    /// <summary>What the target refuses, in the scope of the line; 0 where it knows no limit.</summary>
    private static int RequiredSize(RuleContext context, NamedFile key)
    {
        var value = context.Model.Effective("RequiredRSASize", key.Line?.Block ?? context.Model.Blocks[0]);
        return value.MayBeat.IsEmpty && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;
    }
}
