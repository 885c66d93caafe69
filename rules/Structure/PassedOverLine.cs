using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class PassedOverLine() : ProblemRule(ProblemKind.PassedOverLine)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0031",
            Name = "passed-over-line",
            Title = "OpenSSH passes over a line because it cannot read its keyword",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                When the quote of a keyword is never closed, or a line has no keyword at all, OpenSSH goes on with the next
                line and says nothing: the setting is not made.
                """,
            Instead = "Write the keyword without quotes, then its value. Put `#` in front of a remark.",
            References = ["src:misc.c: strdelim", "src:readconf.c: process_config_line_depth"],
            Examples =
            [
                Example.Bad("Host web\n    [|\"Port 2222|]\n", kind: ConfigKind.Client),
                Example.Bad("[|Permit\"RootLogin no|]\n", kind: ConfigKind.Server),
                Example.Good("Host web\n    \"Port\" 2222\n", kind: ConfigKind.Client),
                Example.Good("PermitRootLogin no\n", kind: ConfigKind.Server),
            ],
        };
}
