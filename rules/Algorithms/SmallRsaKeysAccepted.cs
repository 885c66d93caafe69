using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class SmallRsaKeysAccepted : Rule
{
    private static readonly IntegerParameter _minimum = new("minimum", 2048, "the fewest bits that a key must have")
    {
        Minimum = 1024,
        Maximum = 16384,
    };

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2018",
            Name = "small-rsa-keys-accepted",
            Title = "RSA keys are accepted that can be broken",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                A key of 1024 bits is within reach of well equipped attackers, and with the key they are the user or the host.
                """,
            Instead = """
                Set it to 2048 or more; 3072 is what `ssh-keygen` makes today.
                """,
            Parameters = [_minimum],
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.3,
            References = ["man:sshd_config(5)#RequiredRSASize", "man:ssh_config(5)#RequiredRSASize"],
            Examples =
            [
                Example.Bad("RequiredRSASize [|1024|]\n", @fixed: "RequiredRSASize 2048\n", kind: ConfigKind.Server),
                Example.Bad(
                    "Host old\n    RequiredRSASize [|1024|]\n",
                    @fixed: "Host old\n    RequiredRSASize 2048\n",
                    kind: ConfigKind.Client
                ),
                Example.Good("RequiredRSASize 3072\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var minimum = context.Value(_minimum);
        foreach (var value in Decision.Written(context.Model, "RequiredRSASize"))
        {
            if (value.Number() is { } bits && bits < minimum)
            {
                Decision.Report(
                    context,
                    value,
                    $"RSA keys of {bits} bits are accepted{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, $"Ask for {minimum} bits", $"{minimum}")
                );
            }
        }
    }
}
