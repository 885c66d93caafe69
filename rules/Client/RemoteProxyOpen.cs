using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Client;

public sealed class RemoteProxyOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5029",
            Name = "remote-proxy-open",
            Title = "A host may connect to everything that you can reach",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `RemoteForward` with a port alone makes your side a proxy for the host: whoever is there reaches your loopback address
                and your network. `PermitRemoteOpen` limits that, and nothing sets it.
                """,
            Instead = """
                Name what the host may reach, `PermitRemoteOpen repo.example.org:443`, since 8.5; or forward to one destination.
                """,
            SecuritySeverity = 5.9,
            References = ["man:ssh_config(5)#RemoteForward", "man:ssh_config(5)#PermitRemoteOpen"],
            Examples =
            [
                Example.Bad("Host build\n    RemoteForward [|1080|]\n"),
                Example.Good("Host build\n    RemoteForward 1080\n    PermitRemoteOpen repo.example.org:443\n"),
                Example.Good("Host build\n    RemoteForward 8080 localhost:80\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.DirectivesOf("RemoteForward"))
        {
            if (
                line is { IsValid: true, Words: [_], Block.Condition: not Condition.Never }
                && context.Model.Effective("PermitRemoteOpen", line.Block) is { Origin: null, MayBeat: [] }
            )
            {
                context.Report(line, line.ValueSpan, "whoever is on the host reaches everything that this machine reaches");
            }
        }
    }
}
