using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Authentication;

public sealed class KeyboardInteractiveStillOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3003",
            Name = "keyboard-interactive-still-open",
            Title = "Passwords are refused, yet PAM still asks for them",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `PasswordAuthentication no` closes one of two ways. The other, keyboard-interactive, is open unless it is switched off, and
                with `UsePAM yes` it asks PAM, which by the settings of most systems asks for the password: the door that looks shut is not.
                """,
            Instead = """
                Set `KbdInteractiveAuthentication no` as well (`ChallengeResponseAuthentication no` up to 8.6). Where PAM asks for a second
                factor, keep it and say so with `AuthenticationMethods publickey,keyboard-interactive`.
                """,
            SecuritySeverity = 6.5,
            References = ["man:sshd_config(5)#KbdInteractiveAuthentication", "man:sshd_config(5)#UsePAM"],
            Examples =
            [
                Example.Bad("PasswordAuthentication [|no|]\nUsePAM yes\n"),
                Example.Bad("PasswordAuthentication [|no|]\nUsePAM yes\n", target: new Target(new OpenSshVersion(8, 4))),
                Example.Good("PasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM yes\n"),
                Example.Good(
                    "PasswordAuthentication no\nChallengeResponseAuthentication no\nUsePAM yes\n",
                    target: new Target(new OpenSshVersion(8, 4))
                ),
                Example.Good(
                    "UsePAM yes\nMatch User bob\n    PasswordAuthentication no\n    KbdInteractiveAuthentication no\n",
                    target: new Target(new OpenSshVersion(8, 4))
                ),
                Example.Good("PasswordAuthentication no\nUsePAM yes\nAuthenticationMethods publickey\n"),
                Example.Good("PasswordAuthentication no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        var keyword = AuthenticationLists.KeyboardInteractiveKeyword(context.Target);
        foreach (var value in model.EffectiveEverywhere("PasswordAuthentication"))
        {
            if (value.Origin is not { } origin || !value.Is("no") || !AuthenticationLists.KeyboardInteractiveOpens(model, value.Scope))
            {
                continue;
            }

            var open = model.Effective(keyword, value.Scope).Origin;
            context.Report(
                origin,
                origin.ValueSpan,
                $"PAM can still ask for the password{Decision.ForWhom(value)}: `{keyword}` is `yes`{(open is null ? " by default" : "")}",
                related: open is null
                    ? Decision.Related(value)
                    : [new RelatedLocation(open.File, open.Syntax.Span, "this keeps the other way open")],
                help: $"add `{keyword} no`"
            );
        }
    }
}
