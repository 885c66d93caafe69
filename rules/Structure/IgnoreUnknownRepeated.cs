using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class IgnoreUnknownRepeated() : ProblemRule(ProblemKind.IgnoreUnknownRepeated)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0043",
            Name = "ignore-unknown-repeated",
            Title = "A second IgnoreUnknown has no effect",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = "ssh keeps the first `IgnoreUnknown` that it reads. A keyword that only a later one names is refused.",
            Instead = "Write one list, separated by commas, at the top of the file.",
            References = ["man:ssh_config(5)#IgnoreUnknown"],
            Examples =
            [
                Example.Bad("IgnoreUnknown UseKeychain\n[|IgnoreUnknown GSSAPITrustDns|]\n"),
                Example.Good("IgnoreUnknown UseKeychain,GSSAPITrustDns\n"),
            ],
        };
}
