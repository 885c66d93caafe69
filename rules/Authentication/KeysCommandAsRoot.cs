using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class KeysCommandAsRoot : Rule
{
    private static readonly string[] _commands = ["AuthorizedKeysCommand", "AuthorizedPrincipalsCommand"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3025",
            Name = "keys-command-as-root",
            Title = "The command that looks up keys runs as root",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                It is started for everybody who connects, before anybody has proved who he is, and is handed the name and the key that
                the stranger sent. A mistake in it is then a mistake with root's rights.
                """,
            Instead = """
                Give it an account of its own that can do nothing else; `nobody` does where the command needs no secret.
                """,
            SecuritySeverity = 5.5,
            References = ["man:sshd_config(5)#AuthorizedKeysCommandUser"],
            Examples =
            [
                Example.Bad("AuthorizedKeysCommand /usr/local/bin/keys-of %u\nAuthorizedKeysCommandUser [|root|]\n"),
                Example.Bad("AuthorizedPrincipalsCommand /usr/local/bin/principals-of %u\nAuthorizedPrincipalsCommandUser [|root|]\n"),
                Example.Good("AuthorizedKeysCommand /usr/local/bin/keys-of %u\nAuthorizedKeysCommandUser sshkeys\n"),
                Example.Good("AuthorizedKeysCommand none\nAuthorizedKeysCommandUser root\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var command in _commands)
        {
            foreach (var value in Decision.Written(context.Model, $"{command}User"))
            {
                if (value.Is("root") && !context.Model.Effective(command, value.Scope).Is("none"))
                {
                    Decision.Report(context, value, $"the `{command}` runs as root{Decision.ForWhom(value)}, with what a stranger sends");
                }
            }
        }
    }
}
