using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class X11ForwardedEverywhere : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5004",
            Name = "x11-forwarded-everywhere",
            Title = "X11 is forwarded to every host",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Every host that you log in to, and whoever broke in there, may then open windows on your screen; with
                `ForwardX11Trusted yes` also read your keyboard and take pictures of other windows.
                """,
            Instead = """
                Delete the line: the default is `no`. Set it in the block of the hosts where you run graphical programs, or use `ssh
                -X` when you need it.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.9,
            References = ["man:ssh_config(5)#ForwardX11", "man:ssh_config(5)#ForwardX11Trusted"],
            Examples =
            [
                Example.Bad("Host *\n    ForwardX11 [|yes|]\n", @fixed: "Host *\n    ForwardX11 no\n"),
                Example.Good("Host desktop\n    ForwardX11 yes\n"),
                Example.Good("Host *\n    ForwardX11 no\n    ForwardX11 yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "ForwardX11") is { } value && value.Is("yes", "true"))
        {
            Decision.Report(
                context,
                value,
                "X11 is forwarded to every host that no block above excepts",
                fix: Decision.Replace(value, "Keep the display at home", "no")
            );
        }
    }
}
