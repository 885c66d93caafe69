using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Hardening;

public sealed class X11DisplayExposed : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4002",
            Name = "x11-display-exposed",
            Title = "Forwarded displays listen on the network",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `X11UseLocalhost no` each forwarded display listens on every address of the machine. Only a cookie stands between
                the network and the client's screen and keyboard.
                """,
            Instead = """
                Delete the line: the default is `yes`. Keep it for old programs that reach the display by the name of the machine,
                behind a firewall.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.9,
            References = ["man:sshd_config(5)#X11UseLocalhost", "stig:RHEL-09-255175"],
            Examples =
            [
                Example.Bad("X11Forwarding yes\nX11UseLocalhost [|no|]\n", @fixed: "X11Forwarding yes\nX11UseLocalhost yes\n"),
                Example.Good("X11Forwarding yes\nX11UseLocalhost yes\n"),
                Example.Good("X11Forwarding no\nX11UseLocalhost no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        foreach (var value in Decision.Written(model, "X11UseLocalhost"))
        {
            var isUsed =
                model.Effective("X11Forwarding", value.Scope).Is("yes")
                || value.Scope.Condition == Condition.Always && model.EffectiveEverywhere("X11Forwarding").Any(other => other.Is("yes"));
            if (value.Is("no") && isUsed)
            {
                Decision.Report(
                    context,
                    value,
                    $"forwarded X11 displays listen on every address{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Listen on the loopback address", "yes")
                );
            }
        }
    }
}
