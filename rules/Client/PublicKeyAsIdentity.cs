using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Client;

public sealed class PublicKeyAsIdentity : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5023",
            Name = "public-key-as-identity",
            Title = "A public key stands for the private one",
            Category = Category.Client,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                With a `.pub` file ssh can log in only while an agent holds the private key. Without the agent it fails with an error
                about the format of the key.
                """,
            Instead = """
                Name the private key, without `.pub`. With keys that only the agent has, set `IdentitiesOnly yes` beside it; the rule
                is silent then.
                """,
            References = ["man:ssh_config(5)#IdentityFile", "man:ssh_config(5)#IdentitiesOnly"],
            Examples =
            [
                Example.Bad("Host web\n    IdentityFile [|~/.ssh/id_ed25519.pub|]\n"),
                Example.Good("Host web\n    IdentityFile ~/.ssh/id_ed25519.pub\n    IdentitiesOnly yes\n"),
                Example.Good("Host web\n    IdentityAgent ~/.agent/socket\n    IdentityFile ~/.ssh/id_ed25519.pub\n"),
                Example.Good("Host web\n    IdentityFile ~/.ssh/id_ed25519\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.DirectivesOf("IdentityFile"))
        {
            if (
                line is { IsValid: true, Block.Condition: not Condition.Never }
                && line.Value.EndsWith(".pub", StringComparison.Ordinal)
                && !context.Model.Effective("IdentitiesOnly", line.Block).Is("yes", "true")
                && context.Model.DirectivesOf("IdentityAgent").IsEmpty
            )
            {
                context.Report(line, line.ValueSpan, "this is the public key: it works only while an agent holds the private one");
            }
        }
    }
}
