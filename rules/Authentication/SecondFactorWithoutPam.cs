using SshConfigLint.Analysis;
using SshConfigLint.Syntax;

namespace SshConfigLint.Rules.Authentication;

public sealed class SecondFactorWithoutPam : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3016",
            Name = "second-factor-without-pam",
            Title = "The second factor has nobody to ask for it",
            Category = Category.Authentication,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Keyboard-interactive asks its questions through PAM. With `UsePAM no` there are none to ask, the method always fails,
                and a list that needs it is never completed; `sshd -t` says nothing.
                """,
            Instead = """
                Set `UsePAM yes` and let the PAM service `sshd` ask for the second factor, or leave keyboard-interactive out.
                """,
            References = ["man:sshd_config(5)#AuthenticationMethods", "man:sshd_config(5)#UsePAM", "src:auth2-chall.c: kbdint_alloc"],
            Examples =
            [
                Example.Bad("UsePAM no\nAuthenticationMethods [|publickey,keyboard-interactive|]\n"),
                Example.Bad("UsePAM no\nAuthenticationMethods [|publickey,keyboard-interactive:pam|] publickey,password\n"),
                Example.Good("UsePAM yes\nAuthenticationMethods publickey,keyboard-interactive\n"),
                Example.Good("UsePAM no\nAuthenticationMethods publickey,keyboard-interactive:bsdauth\n"),
                Example.Good("AuthenticationMethods publickey,keyboard-interactive\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        // Builds without PAM ask in other ways: only who writes `UsePAM no` surely has it.
        if (Decision.ForAll(context.Model, "UsePAM")?.Is("no") != true)
        {
            return;
        }

        foreach (var value in Decision.Written(context.Model, "AuthenticationMethods"))
        {
            var lists = value.Origin!.Words;
            foreach (var list in lists.Where(NeedsPam))
            {
                var effect = lists.All(NeedsPam) ? $"nobody can log in{Decision.ForWhom(value)}" : $"`{list.Value}` can never be completed";
                context.Report(value.Origin, list.Span, $"{effect}: keyboard-interactive asks through PAM, and `UsePAM` is `no`");
            }
        }
    }

    private static bool NeedsPam(SyntaxToken list) =>
        list.Value.Split(',').Any(method => method is "keyboard-interactive" or "keyboard-interactive:pam");
}
