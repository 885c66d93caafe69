using SshConfigLint.Analysis;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class HostKeyAlgorithmsWithoutKey : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2030",
            Name = "host-key-algorithms-without-key",
            Title = "No host key can sign with any algorithm of the list",
            Category = Category.Algorithms,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd offers the algorithms of `HostKeyAlgorithms` for which it holds a key. When there is none, the check mode is content,
                and every connection ends in the key exchange.
                """,
            Instead = """
                Add an algorithm of a key that is there, or the key: `HostKey /etc/ssh/ssh_host_ed25519_key` for `ssh-ed25519`. The
                types of keys are told by the names of their files, as `ssh-keygen -A` gives them; a file whose name tells nothing
                silences this rule.
                """,
            References = ["man:sshd_config(5)#HostKeyAlgorithms", "man:sshd_config(5)#HostKey", "src:sshd.c: list_hostkey_types"],
            Examples =
            [
                Example.Bad("HostKey /etc/ssh/ssh_host_rsa_key\nHostKeyAlgorithms [|ssh-ed25519|]\n"),
                Example.Bad("HostKeyAlgorithms [|ssh-ed25519-cert-v01@openssh.com|]\n"),
                Example.Good("HostKey /etc/ssh/ssh_host_rsa_key\nHostKeyAlgorithms ssh-ed25519,rsa-sha2-512\n"),
                Example.Good("HostKey /etc/ssh/ssh_host_ecdsa_key\nHostKeyAlgorithms ecdsa-sha2-nistp521\n"),
                Example.Good(
                    "HostKey /etc/ssh/ssh_host_ed25519_key\nHostCertificate /etc/ssh/ssh_host_ed25519_key-cert.pub\nHostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com\n"
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            Decision.ForAll(context.Model, "HostKeyAlgorithms") is not { } value
            || context.Model.EffectiveAlgorithms(value).Names is not { IsEmpty: false } names
            || context.Model.DirectivesOf("HostCertificate").Any()
        )
        {
            return;
        }

        var config = EffectiveConfig.Evaluate(context.Model, (ServerQuery?)null);
        var types = config.Of("hostkey").Select(line => OpenSshProposal.KeyTypeOf(line.Value)).ToList();
        if (types.Count == 0 || types.Contains(null) || names.Any(name => types.Any(type => CanMake(type!, name))))
        {
            return;
        }

        var keys = context.Model.DirectivesOf("HostKey");
        Decision.Report(
            context,
            value,
            keys.IsEmpty
                ? "none of the keys that sshd loads by default has an algorithm in this list: every connection fails"
                : "no `HostKey` has an algorithm in this list: every connection fails"
        );
    }

    /// <summary>The name of a file does not tell the curve of an ECDSA key.</summary>
    private static bool CanMake(string keyType, EffectiveAlgorithm algorithm) =>
        algorithm.Info is not { IsCertificate: true }
        && (
            OpenSshProposal.SignaturesOf(keyType).Contains(algorithm.Name)
            || (keyType.StartsWith("ecdsa-", StringComparison.Ordinal) && algorithm.Name.Contains("ecdsa-", StringComparison.Ordinal))
        );
}
