using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class KeywordNotAllowedInMatch() : ProblemRule(ProblemKind.KeywordNotAllowedInMatch)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0012",
            Name = "keyword-not-allowed-in-match",
            Title = "A keyword stands in a Match block that may not hold it",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd decides some settings before it knows who connects, so they cannot differ by connection. It refuses to
                start when such a keyword stands behind a `Match` line, whether or not the block applies; indentation does not
                end a block.
                """,
            Instead = "Move the line above the first `Match`.",
            References = ["man:sshd_config(5)#Match", "src:servconf.c: process_server_config_line_depth"],
            Examples =
            [
                Example.Bad("Match User backup\n    [|Port|] 2222\n"),
                Example.Bad("Match User backup\n    PermitTTY no\n\n[|UseDNS|] no\n"),
                Example.Good("Port 2222\nMatch User backup\n    PermitTTY no\n"),
                Example.Good("Match all\n    UseDNS no\n"),
            ],
        };
}
