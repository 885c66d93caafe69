using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Hardening;

public sealed class ForwardingLeftOpen : Rule
{
    /// <summary>Programs that end or wait: whoever is limited to one of these is there to forward ports.</summary>
    private static readonly string[] _idlers = ["nologin", "false", "true", "echo", "cat", "sleep", "tail", "none"];

    /// <summary>Keywords that nobody sets who does not want forwarding.</summary>
    private static readonly string[] _purposes = ["PermitOpen", "PermitListen", "GatewayPorts"];

    private static readonly OpenSshVersion _disableForwarding = new(7, 4);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4005",
            Name = "forwarding-left-open",
            Title = "Limited accounts can still forward ports",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                A forced command or a chroot says nothing about forwarding: with `ssh -N -L` such a user reaches whatever the server
                reaches, its loopback address and the network behind it included.
                """,
            Instead = """
                Add `DisableForwarding yes` to the block. Where forwarding is the purpose of the account, say so beside the command
                with `AllowTcpForwarding yes`, `PermitOpen` or the like, and the rule is silent.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.9,
            References = ["man:sshd_config(5)#ForceCommand", "man:sshd_config(5)#DisableForwarding"],
            Examples =
            [
                Example.Bad(
                    "Match Group sftp\n    ChrootDirectory /srv/sftp/%u\n    ForceCommand [|internal-sftp|]\n",
                    @fixed: "Match Group sftp\n    ChrootDirectory /srv/sftp/%u\n    ForceCommand internal-sftp\n    DisableForwarding yes\n"
                ),
                Example.Bad(
                    "Match User backup # nightly\n\tForceCommand [|/usr/local/bin/receive|] --all # no shell\n",
                    @fixed: "Match User backup # nightly\n\tForceCommand /usr/local/bin/receive --all # no shell\n\tDisableForwarding yes\n"
                ),
                Example.Good("Match Group sftp\n    ForceCommand internal-sftp\n    AllowTcpForwarding no\n"),
                Example.Good("AllowTcpForwarding no\nMatch Group sftp\n    ForceCommand internal-sftp\n"),
                Example.Good("Match User jump\n    ForceCommand /usr/sbin/nologin\n"),
                Example.Good("Match User db\n    PermitOpen db.example.org:5432\n    ForceCommand /usr/local/bin/hello\n"),
                Example.Good("ForceCommand /usr/local/bin/hello\nAllowTcpForwarding yes\n"),
                Example.Good("ForceCommand /usr/local/bin/hello\nGatewayPorts yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        var limits = Decision.Written(model, "ForceCommand").Concat(Decision.Written(model, "ChrootDirectory"));
        foreach (var value in limits.Where(value => !value.Is("none")).DistinctBy(value => value.Scope))
        {
            if (
                !Forwarding.LocalIsOpen(model, value.Scope)
                || model.Effective("AllowTcpForwarding", value.Scope).Origin is { } open && open.Block == value.Origin!.Block
                || _purposes.Any(keyword => !model.Effective(keyword, value.Scope).Is("any", "no"))
                || _idlers.Contains(NameOf(model.Effective("ForceCommand", value.Scope).Origin?.Value ?? ""))
            )
            {
                continue;
            }

            var limit = value.Origin!.Is("ForceCommand")
                ? $"a user who is limited to `{value.Origin.Value}`"
                : "a user who is locked into a folder";
            var keyword = context.Target.Version >= _disableForwarding ? "DisableForwarding yes" : "AllowTcpForwarding no";
            Decision.Report(
                context,
                value,
                $"{limit} can still forward ports{Decision.ForWhom(value)}",
                fix: new Fix("Forward nothing", FixSafety.Unsafe, [NewLine.After(value.Origin, keyword)])
            );
        }
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
