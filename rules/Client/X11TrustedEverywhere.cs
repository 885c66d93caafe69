using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class X11TrustedEverywhere : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5005",
            Name = "x11-trusted-everywhere",
            Title = "Forwarded X11 clients may do everything",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                A trusted X11 client may read every key that you type and see every window. That is more than most graphical programs
                on another machine need.
                """,
            Instead = """
                Delete the line, so that the restrictions of X11's security extension hold, or set it in the block of a host that you
                trust and where programs fail otherwise.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.9,
            References = ["man:ssh_config(5)#ForwardX11Trusted"],
            Examples =
            [
                Example.Bad("ForwardX11 yes\nForwardX11Trusted [|yes|]\n", @fixed: "ForwardX11 yes\nForwardX11Trusted no\n"),
                Example.Good("ForwardX11Trusted yes\n"),
                Example.Good("Host desktop\n    ForwardX11 yes\n    ForwardX11Trusted yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            Decision.ForAll(context.Model, "ForwardX11Trusted") is { } value
            && value.Is("yes", "true")
            && context.Model.EffectiveEverywhere("ForwardX11").Any(other => other.Is("yes", "true"))
        )
        {
            Decision.Report(
                context,
                value,
                "programs on every host to which X11 is forwarded may watch your keyboard and screen",
                fix: Decision.Replace(value, "Restrict them", "no")
            );
        }
    }
}
