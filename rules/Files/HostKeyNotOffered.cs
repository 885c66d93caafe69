using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Keys;

namespace SshConfigLint.Rules.Files;

public sealed class HostKeyNotOffered : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6013",
            Name = "host-key-not-offered",
            Title = "A host key whose type is not offered",
            Category = Category.Files,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd loads the key, but `HostKeyAlgorithms` has no algorithm for its type, so that no client ever sees it. When that is
                so for all keys nobody can connect.
                """,
            Instead = """
                Add an algorithm of the type to `HostKeyAlgorithms`, or take the key out.
                """,
            References = ["man:sshd_config(5)#HostKeyAlgorithms", "man:sshd_config(5)#HostKey", "src:sshd.c: list_hostkey_types"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey [|/etc/ssh/ssh_host_rsa_key|]
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    HostKeyAlgorithms ssh-ed25519
                    //- /etc/ssh/ssh_host_rsa_key mode=0600 owner=root private=rsa:3072
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_rsa_key
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    HostKeyAlgorithms ssh-ed25519,rsa-sha2-512
                    //- /etc/ssh/ssh_host_rsa_key mode=0600 owner=root private=rsa:3072
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519

                    """
                ),
                Example.Good(
                    """
                    //- /etc/ssh/sshd_config
                    HostKey /etc/ssh/ssh_host_ed25519_key
                    HostCertificate /etc/ssh/ssh_host_ed25519_key-cert.pub
                    HostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com
                    //- /etc/ssh/ssh_host_ed25519_key mode=0600 owner=root private=ed25519
                    //- /etc/ssh/ssh_host_ed25519_key-cert.pub mode=0644 owner=root certificate=ed25519,host

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var list = context.Model.EffectiveAlgorithms("HostKeyAlgorithms", context.Model.Blocks[0]);
        if (list.Value.Origin is not { IsValid: true } line)
        {
            return;
        }

        var offered = list.Names.Select(name => KeyTypeOf(name.Name)).ToHashSet(StringComparer.Ordinal);
        var keys = NamedFiles.HostKeys(context).Select(key => (Key: key, context.Disk.PublicKeyOf(key.Path)?.Type)).ToList();
        var isAll = keys.All(key => key.Type is { } type && !offered.Contains(type));
        foreach (var (key, type) in keys)
        {
            if (type is not null && !offered.Contains(type))
            {
                key.Report(
                    context,
                    $"no client sees the host key `{key.Path}`: `HostKeyAlgorithms` has no algorithm for `{type}`"
                        + (isAll ? ", nor for any other key, so that nobody can connect" : ""),
                    notes: [$"`{line.Syntax}` decides"]
                );
            }
        }
    }

    /// <summary>The type of key that an algorithm signs with.</summary>
    private static string KeyTypeOf(string algorithm) =>
        PublicKey.PlainType(algorithm) switch
        {
            "rsa-sha2-256" or "rsa-sha2-512" => "ssh-rsa",
            "webauthn-sk-ecdsa-sha2-nistp256@openssh.com" => "sk-ecdsa-sha2-nistp256@openssh.com",
            var type => type,
        };
}
