using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class IgnoreUnknownTooLate() : ProblemRule(ProblemKind.IgnoreUnknownTooLate)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0039",
            Name = "ignore-unknown-too-late",
            Title = "IgnoreUnknown stands below the keyword that it should excuse",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh reads from top to bottom and refuses an unknown keyword at once unless `IgnoreUnknown` has named it
                before.
                """,
            Instead = "Move `IgnoreUnknown` to the top of the file.",
            References = ["man:ssh_config(5)#IgnoreUnknown", "src:readconf.c: parse_token"],
            Examples =
            [
                Example.Bad("UseKeychain yes\n[|IgnoreUnknown UseKeychain|]\n"),
                Example.Good("IgnoreUnknown UseKeychain\nUseKeychain yes\n"),
            ],
        };
}
