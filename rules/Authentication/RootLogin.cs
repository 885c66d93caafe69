using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Authentication;

public sealed class RootLogin : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3001",
            Name = "root-login",
            Title = "Root may log in",
            Category = Category.Authentication,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `root` exists on every machine, so an attacker has only the password to guess, and one that is guessed or stolen is full
                control. The log shows no person behind such a session.
                """,
            Instead = """
                Set it to `no`, or to `prohibit-password` where automation logs in as root with a key. Keep a second session open while
                you change it, and make sure that somebody can become root some other way.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 7.5,
            References = ["man:sshd_config(5)#PermitRootLogin"],
            Examples =
            [
                Example.Bad("PermitRootLogin [|yes|]\n", @fixed: "PermitRootLogin prohibit-password\n"),
                Example.Bad(
                    "PermitRootLogin no\nMatch Address 10.0.0.0/8\n    PermitRootLogin [|yes|] # office\n",
                    @fixed: "PermitRootLogin no\nMatch Address 10.0.0.0/8\n    PermitRootLogin prohibit-password # office\n"
                ),
                Example.Good("PermitRootLogin prohibit-password\n"),
                Example.Good("PermitRootLogin no\nPermitRootLogin yes\n"),
                Example.Good("Match User backup\n    PermitRootLogin yes\n"),
                Example.Good("PermitRootLogin yes\nAllowUsers alice bob@192.0.2.*\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in context.Model.EffectiveEverywhere("PermitRootLogin"))
        {
            if (
                value.Origin is not { } origin
                || !value.Is("yes")
                || context.Model.AppliesToUser(value.Scope, "root") == Condition.Never
                || UserLists.ShutOut(context.Model, value.Scope, "root")
            )
            {
                continue;
            }

            var how = AuthenticationLists.PasswordOpensWithin(context.Model, value.Scope, "root") ? "with a password" : "with a key";

            context.Report(
                origin,
                origin.ValueSpan,
                $"root can log in {how}: the effective `PermitRootLogin` is `yes`{Decision.ForWhom(value)}",
                label: Decision.Label(value),
                related: Decision.Related(value),
                help: "set it to `no`, or to `prohibit-password` if root must log in with a key",
                fix: new Fix("Let root log in with a key only", FixSafety.Unsafe, [new TextEdit(origin.ValueSpan, "prohibit-password")])
            );
        }
    }
}
