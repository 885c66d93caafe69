using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Authentication;

public sealed class PasswordAuthentication : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3002",
            Name = "password-authentication",
            Title = "Passwords open the door",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                A password can be guessed, reused elsewhere and typed into the wrong prompt. Servers on the internet see thousands of
                attempts a day; a key cannot be guessed.
                """,
            Instead = """
                Give every user a key, then set `PasswordAuthentication no` and `KbdInteractiveAuthentication no`. Test a login with a key
                in a second session before you close the first. Keep passwords where users have no way to bring a key.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.0,
            References = ["man:sshd_config(5)#PasswordAuthentication"],
            Examples =
            [
                Example.Bad("PasswordAuthentication [|yes|]\n", @fixed: "PasswordAuthentication no\n"),
                Example.Bad(
                    "PasswordAuthentication no\nMatch Address 192.0.2.0/24\n    PasswordAuthentication [|yes|]\n",
                    @fixed: "PasswordAuthentication no\nMatch Address 192.0.2.0/24\n    PasswordAuthentication no\n"
                ),
                Example.Good("PasswordAuthentication no\nPasswordAuthentication yes\n"),
                Example.Good("PasswordAuthentication yes\nAuthenticationMethods publickey,password\n"),
                Example.Bad("[||]Port 22\nUsePAM yes\n"),
                Example.Bad(
                    """
                    Include /etc/ssh/sshd_config.d/*.conf
                    PasswordAuthentication no
                    //- /etc/ssh/sshd_config.d/50-cloud-init.conf
                    PasswordAuthentication [|yes|]

                    """,
                    """
                    Include /etc/ssh/sshd_config.d/*.conf
                    PasswordAuthentication no
                    //- /etc/ssh/sshd_config.d/50-cloud-init.conf
                    PasswordAuthentication no

                    """
                ),
                Example.Good("Banner none\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in context.Model.EffectiveEverywhere("PasswordAuthentication"))
        {
            if (value.Origin is not { } origin || !value.Is("yes") || !AuthenticationLists.Suffices(context.Model, value.Scope, "password"))
            {
                continue;
            }

            context.Report(
                origin,
                origin.ValueSpan,
                $"a password is enough to log in: the effective `PasswordAuthentication` is `yes`{Decision.ForWhom(value)}",
                label: Decision.Label(value),
                related: Decision.Related(value),
                fix: new Fix("Refuse passwords", FixSafety.Unsafe, [new TextEdit(origin.ValueSpan, "no")])
            );
        }

        var whole = context.Model.Effective("PasswordAuthentication", context.Model.Blocks[0]);
        if (
            whole.IsDefault
            && whole.Is("yes")
            && context.Target.Vendor != Vendor.FreeBsd // its default is no (crypto/openssh/FREEBSD-upgrade)
            && ServerFile.IsMain(context.Model)
            && context.Model.DirectivesOf("PasswordAuthentication").All(directive => directive.IsValid)
            && AuthenticationLists.Suffices(context.Model, context.Model.Blocks[0], "password")
        )
        {
            context.ReportMissing("a password is enough to log in: `PasswordAuthentication` is not set, and its default is `yes`");
        }
    }
}
