using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Algorithms;

public sealed class RsaSha2Missing : Rule
{
    private static readonly string[] _keywords = ["HostKeyAlgorithms", "PubkeyAcceptedAlgorithms"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2016",
            Name = "rsa-sha2-missing",
            Title = "RSA keys are limited to SHA-1",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The list has `ssh-rsa`, the signature with SHA-1, and neither `rsa-sha2-256` nor `rsa-sha2-512`. OpenSSH 8.8 and
                later, and most other programs of today, sign with SHA-2 alone: with RSA keys they find no algorithm in common.
                """,
            Instead = """
                Put `rsa-sha2-512,rsa-sha2-256` before `ssh-rsa`, and take `ssh-rsa` out when no old peer is left. It is the same key.
                """,
            Fix = FixSafety.Unsafe,
            References =
            [
                "man:ssh_config(5)#HostKeyAlgorithms",
                "man:sshd_config(5)#PubkeyAcceptedAlgorithms",
                "rfc:8332",
                "https://www.openssh.com/txt/release-8.8",
            ],
            Examples =
            [
                Example.Bad(
                    "HostKeyAlgorithms ssh-ed25519,[|ssh-rsa|]\n",
                    @fixed: "HostKeyAlgorithms ssh-ed25519,rsa-sha2-512,rsa-sha2-256,ssh-rsa\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "Host *\n    HostKeyAlgorithms [|ssh-rsa|]\n",
                    @fixed: "Host *\n    HostKeyAlgorithms rsa-sha2-512,rsa-sha2-256,ssh-rsa\n",
                    kind: ConfigKind.Client
                ),
                Example.Good("HostKeyAlgorithms +ssh-rsa\n", kind: ConfigKind.Server),
                Example.Good("Host old\n    HostKeyAlgorithms ssh-rsa\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (AlgorithmTable.Find(AlgorithmKind.Signature, "rsa-sha2-512")?.IsKnownIn(context.Target) != true)
        {
            return;
        }

        foreach (var keyword in _keywords)
        {
            if (Decision.ForAll(context.Model, keyword) is not { } value)
            {
                continue;
            }

            var names = context.Model.EffectiveAlgorithms(value).Names;
            if (
                names.FirstOrDefault(name => name.Name == "ssh-rsa")?.Span is { } span
                && !names.Any(name => name.Name is "rsa-sha2-256" or "rsa-sha2-512")
            )
            {
                var isLiteral = value.Origin!.File.Tree.Text.ToString(span) == "ssh-rsa";
                context.Report(
                    value.Origin,
                    span,
                    $"RSA keys are limited to signatures with SHA-1 in `{keyword}`, which most peers refuse",
                    label: Decision.Label(value),
                    related: Decision.Related(value),
                    fix: isLiteral
                        ? new Fix(
                            "Let RSA keys sign with SHA-2",
                            FixSafety.Unsafe,
                            [new TextEdit(new TextSpan(span.Start, 0), "rsa-sha2-512,rsa-sha2-256,")]
                        )
                        : null
                );
            }
        }
    }
}
