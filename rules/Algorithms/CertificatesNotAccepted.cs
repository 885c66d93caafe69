using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Algorithms;

public sealed class CertificatesNotAccepted : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2020",
            Name = "certificates-not-accepted",
            Title = "Certificates are set up and no algorithm takes them",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Certificates have algorithm names of their own. A list that names plain keys only turns every certificate away,
                whatever `TrustedUserCAKeys` or `HostCertificate` says.
                """,
            Instead = """
                Add the names of the certificates, for instance `ssh-ed25519-cert-v01@openssh.com`, or write the list with `-`.
                """,
            References =
            [
                "man:sshd_config(5)#PubkeyAcceptedAlgorithms",
                "man:sshd_config(5)#TrustedUserCAKeys",
                "man:sshd_config(5)#HostCertificate",
            ],
            Examples =
            [
                Example.Bad("TrustedUserCAKeys /etc/ssh/user_ca.pub\nPubkeyAcceptedAlgorithms [|ssh-ed25519,rsa-sha2-512|]\n"),
                Example.Bad("HostCertificate /etc/ssh/ssh_host_ed25519_key-cert.pub\nHostKeyAlgorithms [|ssh-ed25519|]\n"),
                Example.Good("TrustedUserCAKeys /etc/ssh/user_ca.pub\nPubkeyAcceptedAlgorithms ssh-ed25519*\n"),
                Example.Good("TrustedUserCAKeys /etc/ssh/user_ca.pub\nPubkeyAcceptedAlgorithms -*nistp*\n"),
                Example.Good("PubkeyAcceptedAlgorithms ssh-ed25519\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        Analyze(context, "PubkeyAcceptedAlgorithms", "TrustedUserCAKeys");
        Analyze(context, "HostKeyAlgorithms", "HostCertificate");
    }

    private static void Analyze(RuleContext context, string list, string certificates)
    {
        foreach (var value in Decision.Written(context.Model, list))
        {
            var names = context.Model.EffectiveAlgorithms(value).Names;
            var set = context.Model.Effective(certificates, value.Scope);
            if (set.Origin is { } origin && !set.Is("none") && !names.IsEmpty && !names.Any(name => name.Info is { IsCertificate: true }))
            {
                context.Report(
                    value.Origin!,
                    value.Origin!.ValueSpan,
                    $"no certificate is taken{Decision.ForWhom(value)}: the list names plain keys only",
                    related: [new RelatedLocation(origin.File, origin.Syntax.Span, "certificates are set up here")]
                );
            }
        }
    }
}
