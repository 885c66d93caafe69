using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class IncludeInsideBlock : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1033",
            Name = "include-inside-block",
            Title = "An Include belongs to a block and looks as if it did not",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                What an `Include` inside a block brings holds for that block only. `Host` and `Match` blocks of the included file do not lead
                out of it: they narrow it further, and apply to nobody whom the outer block leaves out.
                """,
            Instead = "Move the `Include` above the first block, or below `Host *` in a client file. Indent it where the block is meant.",
            References = ["man:ssh_config(5)#Include", "man:sshd_config(5)#Include"],
            Examples =
            [
                Example.Bad("Host github.com\n    User git\n\nInclude [|work.conf|]\n", kind: ConfigKind.Client),
                Example.Bad(
                    "Match User sftp\n    ForceCommand internal-sftp\nInclude [|/etc/ssh/sshd_config.d/*.conf|]\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("Include work.conf\nHost github.com\n    User git\n", kind: ConfigKind.Client),
                Example.Good("Host *.work.example.org\n    User deploy\n    Include work.conf\n", kind: ConfigKind.Client),
                Example.Good("Host github.com\n    User git\nHost *\n    Include work.conf\n", kind: ConfigKind.Client),
                Example.Good("Match exec \"test -e /work\"\n    Include work.conf\n", kind: ConfigKind.Client),
                Example.Good("Match User sftp\n    ForceCommand internal-sftp\n    Include sftp.conf\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Model.DirectivesOf("Include").All(include => include.Block.Condition != Condition.Maybe))
        {
            return;
        }

        foreach (var lines in BlockLines.Of(context.Model))
        {
            foreach (var include in lines.Skip(Layout.FirstUnindented(lines)))
            {
                if (include.Keyword!.Value == ValueKind.IncludePatterns)
                {
                    var header = include.Block.Header!;
                    context.Report(
                        include,
                        include.ValueSpan,
                        $"this `Include` looks global and belongs to `{header.Syntax}`: what it brings holds there only",
                        related: [Line.Related(header, "this block goes on until the next header")]
                    );
                }
            }
        }
    }
}
