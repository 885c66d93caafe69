using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class IgnoreUnknownInBlock() : ProblemRule(ProblemKind.IgnoreUnknownInBlock)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0044",
            Name = "ignore-unknown-in-block",
            Title = "IgnoreUnknown excuses a keyword for some hosts only",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh reads every line for every host. `IgnoreUnknown` within a block counts for the hosts of that block alone;
                for any other host the unknown keyword is refused, and with it the file.
                """,
            Instead = "Put `IgnoreUnknown` above the first `Host` or `Match`.",
            References = ["man:ssh_config(5)#IgnoreUnknown", "src:readconf.c: parse_token"],
            Examples =
            [
                Example.Bad("Host mac\n    IgnoreUnknown UseKeychain\n    [|UseKeychain|] yes\n"),
                Example.Good("IgnoreUnknown UseKeychain\nHost mac\n    UseKeychain yes\n"),
                Example.Good("Host *\n    IgnoreUnknown UseKeychain\n    UseKeychain yes\n"),
            ],
        };
}
