using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class RsaSizeFloorMissing : Rule
{
    private static readonly IntegerParameter _minimum = new("minimum", 2048, "the bits that an RSA key must have")
    {
        Minimum = 1024,
        Maximum = 16384,
    };

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2040",
            Name = "rsa-size-floor-missing",
            Title = "No size is asked of RSA keys",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                By default sshd takes RSA keys of 1024 bits, which are within reach of well equipped attackers.
                """,
            Instead = """
                Set `RequiredRSASize 2048`, or 3072 as baselines for new systems do.
                """,
            Parameters = [_minimum],
            References = ["man:sshd_config(5)#RequiredRSASize", "https://www.openssh.com/txt/release-9.1"],
            Examples =
            [
                Example.Bad("[||]Port 22\nHostKey /etc/ssh/ssh_host_ed25519_key\n"),
                Example.Good("Port 22\nHostKey /etc/ssh/ssh_host_ed25519_key\nRequiredRSASize 3072\n"),
                Example.Good("X11Forwarding no\n"),
                Example.Good("Port 22\nHostKey /etc/ssh/ssh_host_ed25519_key\n", target: new Target(new OpenSshVersion(8, 4))),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (ServerFile.Default(context.Model, "RequiredRSASize")?.Number() is { } bits && bits < context.Value(_minimum))
        {
            context.ReportMissing($"RSA keys of {bits} bits are accepted: `RequiredRSASize` is not set");
        }
    }
}
