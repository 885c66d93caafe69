using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class CommentInCommand() : ProblemRule(ProblemKind.CommentInCommand)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0034",
            Name = "comment-in-command",
            Title = "A comment is part of a command",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                A few keywords take the rest of the line as it stands, `#` and all that follows included: the words behind `#`
                become part of the value.
                """,
            Instead = "Put the comment on the line above.",
            References = ["src:readconf.c: parse_command", "src:servconf.c: process_server_config_line_depth"],
            Examples =
            [
                Example.Bad("VersionAddendum none [|# hide it|]\n", kind: ConfigKind.Server),
                Example.Good("# hide it\nVersionAddendum none\n", kind: ConfigKind.Server),
            ],
        };
}
