using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Hardening;

public sealed class X11Forwarding : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4001",
            Name = "x11-forwarding",
            Title = "X11 may be forwarded",
            Category = Category.Hardening,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                A program on this machine that gets at a forwarded display sees what its owner types, on the client's screen as well.
                Servers rarely need it.
                """,
            Instead = """
                Delete the line: the default is `no`, though distributions such as Debian ship a file with `yes`. Keep it where people
                run graphical programs over SSH.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.0,
            References = ["man:sshd_config(5)#X11Forwarding", "stig:RHEL-09-255155"],
            Examples = [Example.Bad("X11Forwarding [|yes|]\n", @fixed: "X11Forwarding no\n"), Example.Good("X11Forwarding no\n")],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "X11Forwarding"))
        {
            if (value.Is("yes"))
            {
                Decision.Report(
                    context,
                    value,
                    $"X11 may be forwarded{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Forward no X11", "no")
                );
            }
        }
    }
}
