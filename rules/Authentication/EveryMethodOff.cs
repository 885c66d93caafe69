using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Authentication;

public sealed class EveryMethodOff : Rule
{
    /// <summary>Methods that are off unless they are switched on. GSSAPIKeyExchange is a keyword of vendors.</summary>
    private static readonly string[] _others = ["HostbasedAuthentication", "GSSAPIAuthentication", "GSSAPIKeyExchange"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3007",
            Name = "every-method-off",
            Title = "Nobody can log in",
            Category = Category.Authentication,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Keys, passwords and keyboard-interactive are all switched off, and nothing else is switched on. sshd starts without a
                complaint and then turns everybody away; `sshd -t` says nothing.
                """,
            Instead = """
                Switch on at least `PubkeyAuthentication`, before you close the session that you have.
                """,
            References = ["man:sshd_config(5)#PubkeyAuthentication", "src:auth2.c: authmethods_get"],
            Examples =
            [
                Example.Bad("PubkeyAuthentication no\nPasswordAuthentication no\nKbdInteractiveAuthentication [|no|]\n"),
                Example.Bad("UsePAM no\nPasswordAuthentication no\nPubkeyAuthentication [|no|]\nKbdInteractiveAuthentication yes\n"),
                Example.Bad(
                    "PubkeyAuthentication no\nPasswordAuthentication no\nChallengeResponseAuthentication [|no|]\n",
                    target: new Target(new OpenSshVersion(8, 4))
                ),
                Example.Good(
                    "PubkeyAuthentication no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nGSSAPIAuthentication yes\n"
                ),
                Example.Good(
                    "PubkeyAuthentication no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nMatch Address 192.0.2.0/24\n    PubkeyAuthentication yes\n"
                ),
                Example.Good("PubkeyAuthentication no\nPasswordAuthentication no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        var keyboardInteractive = AuthenticationLists.KeyboardInteractiveKeyword(context.Target);
        if (
            OffForAll(model, "PubkeyAuthentication") is not { } keys
            || OffForAll(model, "PasswordAuthentication") is not { } passwords
            // Without PAM there is nobody to ask the questions (auth2-chall.c: kbdint_alloc).
            || (OffForAll(model, keyboardInteractive) ?? OffForAll(model, "UsePAM")) is not { } questions
            || _others.Any(method => model.EffectiveEverywhere(method).Any(value => value.Is("yes")))
        )
        {
            return;
        }

        BoundDirective[] lines = [.. new[] { keys, passwords, questions }.Select(value => value.Origin!).OrderBy(line => line.Index)];
        context.Report(
            lines[^1],
            lines[^1].ValueSpan,
            "nobody can log in: every method of authentication is switched off",
            related: [.. lines[..^1].Select(line => new RelatedLocation(line.File, line.Syntax.Span, "this one is off"))]
        );
    }

    private static EffectiveValue? OffForAll(ConfigModel model, string keyword) =>
        model.EffectiveEverywhere(keyword).All(value => value.Is("no")) ? Decision.ForAll(model, keyword) : null;
}
