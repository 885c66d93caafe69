using SshConfigLint.Analysis;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Authentication;

public sealed class EmptyPasswords : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3004",
            Name = "empty-passwords",
            Title = "Accounts without a password may log in",
            Category = Category.Authentication,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Whoever knows the name of an account whose password is empty gets in. System accounts and fresh users are such accounts
                more often than their owners think.
                """,
            Instead = """
                Delete the line: the default is `no`. A kiosk that needs it is better served by a key with a forced command.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 9.1,
            References = ["man:sshd_config(5)#PermitEmptyPasswords"],
            Examples =
            [
                Example.Bad("PermitEmptyPasswords [|yes|]\n", @fixed: "PermitEmptyPasswords no\n"),
                Example.Bad(
                    "PermitEmptyPasswords no\nMatch all\n    PermitEmptyPasswords [|yes|]\n",
                    @fixed: "PermitEmptyPasswords no\nMatch all\n    PermitEmptyPasswords no\n"
                ),
                Example.Good("PermitEmptyPasswords no\n"),
                Example.Good("PermitEmptyPasswords no # never\nPermitEmptyPasswords yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in context.Model.EffectiveEverywhere("PermitEmptyPasswords"))
        {
            if (value.Origin is not { } origin || !value.Is("yes"))
            {
                continue;
            }

            var when = AuthenticationLists.PasswordOpensWithin(context.Model, value.Scope)
                ? "can log in"
                : "could log in if passwords were accepted";
            context.Report(
                origin,
                origin.ValueSpan,
                $"accounts with an empty password {when}{Decision.ForWhom(value)}: the effective `PermitEmptyPasswords` is `yes`",
                label: Decision.Label(value),
                related: Decision.Related(value),
                fix: new Fix("Refuse empty passwords", FixSafety.Unsafe, [new TextEdit(origin.ValueSpan, "no")])
            );
        }
    }
}
