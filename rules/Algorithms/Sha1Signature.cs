using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class Sha1Signature : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2005",
            Name = "sha1-signature",
            Title = "Signatures with SHA-1 are accepted",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                `ssh-rsa` and `ssh-dss` sign with SHA-1, for which chosen-prefix collisions have been computed since 2020. OpenSSH 8.8 took `ssh-rsa` out
                of its lists. RSA keys themselves are fine: with `rsa-sha2-256` and `rsa-sha2-512` the same key signs with SHA-2.
                """,
            Instead = """
                Take the name out of the list. Where one old machine knows nothing else, name it on the client in the `Host` block of
                that machine alone, as `+ssh-rsa`, so that everything better stays in the list.
                """,
            Parameters = [AlgorithmFindings.Also, AlgorithmFindings.Except],
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.3,
            References = ["man:ssh_config(5)#HostKeyAlgorithms", "man:sshd_config(5)#PubkeyAcceptedAlgorithms", "rfc:8332"],
            Examples =
            [
                Example.Bad("PubkeyAcceptedAlgorithms +[|ssh-rsa|]\n", kind: ConfigKind.Server),
                Example.Bad(
                    "Host old\n    HostKeyAlgorithms rsa-sha2-512,[|ssh-rsa|]\n",
                    @fixed: "Host old\n    HostKeyAlgorithms rsa-sha2-512\n",
                    kind: ConfigKind.Client
                ),
                Example.Good("HostKeyAlgorithms -*nistp*,ssh-rsa\n", kind: ConfigKind.Server),
                Example.Good("PubkeyAcceptedKeyTypes rsa-sha2-256,ssh-ed25519\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var keyword in AlgorithmFindings.SignatureKeywords)
        {
            var verb = context.Kind == ConfigKind.Server && keyword == "HostKeyAlgorithms" ? "offered" : "accepted";
            AlgorithmFindings.Report(context, keyword, "SHA-1 signature", signature => signature.UsesBrokenHash, verb: verb);
        }
    }
}
