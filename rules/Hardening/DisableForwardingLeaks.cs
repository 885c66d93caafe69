using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Hardening;

public sealed class DisableForwardingLeaks : Rule
{
    private static readonly OpenSshVersion _mended = new(10, 0);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4009",
            Name = "disable-forwarding-leaks",
            Title = "`DisableForwarding` does not disable everything",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                From 7.4 to 9.9 `DisableForwarding yes` stopped ports and sockets, but neither agents nor X11, against what the manual
                says (CVE-2025-32728). Debian and Red Hat have mended their builds, so the rule is silent for them.
                """,
            Instead = """
                Set `AllowAgentForwarding no` and `X11Forwarding no` as well, or update.
                """,
            SecuritySeverity = 4.3,
            References = ["man:sshd_config(5)#DisableForwarding", "cve:CVE-2025-32728", "https://www.openssh.com/txt/release-10.0"],
            Examples =
            [
                Example.Bad("DisableForwarding [|yes|]\n", target: new Target(new OpenSshVersion(9, 2))),
                Example.Good("DisableForwarding yes\n"),
                Example.Good("DisableForwarding yes\nAllowAgentForwarding no\n", target: new Target(new OpenSshVersion(9, 2))),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        if (context.Target.Version >= _mended || context.Target.Vendor is Vendor.Debian or Vendor.RedHat)
        {
            return;
        }

        foreach (var value in Decision.Written(model, "DisableForwarding"))
        {
            var agents = model.Effective("AllowAgentForwarding", value.Scope).Is("yes");
            var displays = model.Effective("X11Forwarding", value.Scope).Is("yes");
            if (value.Is("yes") && (agents || displays))
            {
                var left =
                    agents && displays ? "agents and X11"
                    : agents ? "agents"
                    : "X11";
                Decision.Report(context, value, $"OpenSSH {context.Target.Version} goes on forwarding {left}{Decision.ForWhom(value)}");
            }
        }
    }
}
