using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class SecondFactorMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3017",
            Name = "second-factor-missing",
            Title = "One factor is enough to log in",
            Category = Category.Authentication,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                A stolen key, or a guessed password, opens the account. With a second factor the thief needs the phone or the token as
                well.
                """,
            Instead = """
                Require both, for instance `AuthenticationMethods publickey,keyboard-interactive` with a PAM module that asks for a
                code, or keys on hardware with `PubkeyAuthOptions verify-required`. Test it in a second session; leave accounts of
                machines out with a `Match` block.
                """,
            SecuritySeverity = 3.7,
            References = ["man:sshd_config(5)#AuthenticationMethods", "man:sshd_config(5)#PubkeyAuthOptions"],
            Examples =
            [
                Example.Bad("[||]Port 22\nUsePAM yes\n"),
                Example.Bad("AuthenticationMethods [|publickey|]\n"),
                Example.Good("Port 22\nUsePAM yes\nAuthenticationMethods publickey,keyboard-interactive\n"),
                Example.Good("AuthenticationMethods publickey\nPubkeyAuthOptions verify-required\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        foreach (var value in Decision.Written(model, "AuthenticationMethods"))
        {
            var verifies = model.Effective("PubkeyAuthOptions", value.Scope).Text?.Contains("verify-required") == true;
            foreach (var list in value.Origin!.Words.Where(list => !list.Value.Contains(',') && !(verifies && list.Value == "publickey")))
            {
                context.Report(value.Origin, list.Span, $"`{list.Value}` alone is enough to log in{Decision.ForWhom(value)}");
            }
        }

        if (
            ServerFile.LeavesToDefault(model, "AuthenticationMethods")
            && model.Effective("PubkeyAuthOptions", model.Blocks[0]).Text?.Contains("verify-required") != true
        )
        {
            context.ReportMissing("one factor is enough to log in: no `AuthenticationMethods` asks for a second one");
        }
    }
}
