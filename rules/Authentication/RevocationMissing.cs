using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class RevocationMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3026",
            Name = "revocation-missing",
            Title = "Certificates cannot be revoked",
            Category = Category.Authentication,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Whoever holds a certificate of the authority gets in until it expires. Without `RevokedKeys` a stolen one cannot be
                stopped but by giving up the authority.
                """,
            Instead = """
                Keep a list of revoked keys (`ssh-keygen -k`) and name it with `RevokedKeys`; the file must exist, or sshd refuses
                every key. Certificates that are valid for hours only need none.
                """,
            SecuritySeverity = 3.1,
            References = ["man:sshd_config(5)#RevokedKeys", "man:sshd_config(5)#TrustedUserCAKeys"],
            Examples =
            [
                Example.Bad("TrustedUserCAKeys [|/etc/ssh/user_ca.pub|]\n"),
                Example.Good("TrustedUserCAKeys /etc/ssh/user_ca.pub\nRevokedKeys /etc/ssh/revoked_keys\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "TrustedUserCAKeys"))
        {
            if (!value.Is("none") && context.Model.Effective("RevokedKeys", value.Scope).Is("none"))
            {
                Decision.Report(
                    context,
                    value,
                    $"a stolen certificate cannot be revoked{Decision.ForWhom(value)}: `RevokedKeys` is not set"
                );
            }
        }
    }
}
