using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class Ed25519Missing : Rule
{
    private static readonly string[] _keywords = ["HostKeyAlgorithms", "PubkeyAcceptedAlgorithms"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2017",
            Name = "ed25519-missing",
            Title = "Ed25519 keys are left out",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Ed25519 is what `ssh-keygen` makes today. A list without it turns such keys away.
                """,
            Instead = """
                Add `ssh-ed25519`. Baselines disagree: FIPS allowed it only lately, BSI does not list it.
                """,
            References = ["man:sshd_config(5)#HostKeyAlgorithms", "man:sshd_config(5)#PubkeyAcceptedAlgorithms"],
            Examples =
            [
                Example.Bad("PubkeyAcceptedAlgorithms [|rsa-sha2-512,rsa-sha2-256|]\n", kind: ConfigKind.Server),
                Example.Bad("Host *\n    HostKeyAlgorithms [|ecdsa-sha2-nistp256|]\n", kind: ConfigKind.Client),
                Example.Good("PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var keyword in _keywords)
        {
            if (
                Decision.ForAll(context.Model, keyword) is { } value
                && context.Model.EffectiveAlgorithms(value) is { Names.IsEmpty: false } list
                && !list.Contains("ssh-ed25519")
            )
            {
                Decision.Report(context, value, "Ed25519 keys are turned away: `ssh-ed25519` is not in the list");
            }
        }
    }
}
