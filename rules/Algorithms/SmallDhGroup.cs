using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Algorithms;

public sealed class SmallDhGroup : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2011",
            Name = "small-dh-group",
            Title = "A key exchange with a group of 2048 bits is offered",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                A group of 2048 bits is worth 112 bits of strength. Baselines for new systems ask for 3000 bits or more.
                """,
            Instead = """
                Take the name out of the list; `diffie-hellman-group16-sha512` is as widely known.
                """,
            SecuritySeverity = 2.6,
            References = ["man:sshd_config(5)#KexAlgorithms", "rfc:9142"],
            Examples =
            [
                Example.Bad("KexAlgorithms curve25519-sha256,[|diffie-hellman-group14-sha256|]\n", kind: ConfigKind.Server),
                Example.Bad("Host *\n    KexAlgorithms [|diffie-hellman-group14-sha256|]\n", kind: ConfigKind.Client),
                Example.Good("KexAlgorithms -diffie-hellman-group14-sha256\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "KexAlgorithms"))
        {
            var name = context.Model.EffectiveAlgorithms(value).Names.FirstOrDefault(name => name.Name == "diffie-hellman-group14-sha256");
            if (name?.Span is { } span)
            {
                context.Report(value.Origin!, span, $"`{name.Name}` has a group of 2048 bits only");
            }
        }
    }
}
