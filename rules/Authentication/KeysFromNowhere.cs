using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class KeysFromNowhere : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3024",
            Name = "keys-from-nowhere",
            Title = "Keys are accepted, but there is nowhere to look for them",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `AuthorizedKeysFile none` sshd reads no file. Without `AuthorizedKeysCommand` and `TrustedUserCAKeys` nothing
                else says which keys are good, so that every key is refused.
                """,
            Instead = """
                Delete the line, or name the command or the certificate authority that decides.
                """,
            References = ["man:sshd_config(5)#AuthorizedKeysFile", "man:sshd_config(5)#TrustedUserCAKeys"],
            Examples =
            [
                Example.Bad("Port 22\nAuthorizedKeysFile [|none|]\n"),
                Example.Good("Port 22\nAuthorizedKeysFile none\nTrustedUserCAKeys /etc/ssh/user_ca.pub\n"),
                Example.Good(
                    "Port 22\nAuthorizedKeysFile none\nAuthorizedKeysCommand /usr/bin/sss_ssh_authorizedkeys %u\nAuthorizedKeysCommandUser nobody\n"
                ),
                Example.Good("Port 22\nAuthorizedKeysFile none\nPubkeyAuthentication no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        foreach (var value in Decision.Written(model, "AuthorizedKeysFile"))
        {
            if (
                value.Is("none")
                && ServerFile.IsMain(model)
                && model.Effective("AuthorizedKeysCommand", value.Scope).Is("none")
                && model.Effective("TrustedUserCAKeys", value.Scope).Is("none")
                && model.Effective("PubkeyAuthentication", value.Scope).Is("yes")
            )
            {
                Decision.Report(
                    context,
                    value,
                    $"every key is refused{Decision.ForWhom(value)}: no file, no `AuthorizedKeysCommand` and no `TrustedUserCAKeys` names one"
                );
            }
        }
    }
}
