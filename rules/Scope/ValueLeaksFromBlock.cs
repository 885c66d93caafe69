using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class ValueLeaksFromBlock : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1019",
            Name = "value-leaks-from-block",
            Title = "A line in a block counts for every host",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh takes `SyslogFacility`, and up to 10.5 `StreamLocalBindMask`, from any block, whether that block is for the host or not.
                """,
            Instead = "Write the line above the first `Host` or `Match`, with a value that is right for every host.",
            References = ["man:ssh_config(5)#StreamLocalBindMask", "src:readconf.c: process_config_line_depth"],
            Examples =
            [
                Example.Bad(
                    "Host build\n    StreamLocalBindMask [|0111|]\nHost web\n    Port 2222\n",
                    target: new Target(new OpenSshVersion(9, 2), Vendor.Portable)
                ),
                Example.Bad("Host build\n    SyslogFacility [|LOCAL3|]\n"),
                Example.Good("Host build\n    StreamLocalBindMask 0111\n"),
                Example.Good("Host *\n    SyslogFacility LOCAL3\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var keyword in context.Model.KeywordsInUse.Where(keyword => keyword.IgnoresBlocks(context.Target.Version)))
        {
            foreach (var line in context.Model.DirectivesOf(keyword.Name))
            {
                if (line is { IsValid: true, Block: { Condition: not Condition.Always, Header: { } header } })
                {
                    context.Report(
                        line,
                        line.ValueSpan,
                        $"this line counts for every host: ssh {context.Target.Version} reads `{keyword.Name}` whatever block it stands in",
                        related: [Line.Related(header, "this line does not limit it")]
                    );
                }
            }
        }
    }
}
