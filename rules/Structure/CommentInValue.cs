using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class CommentInValue() : ProblemRule(ProblemKind.CommentInValue)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0034",
            Name = "comment-in-value",
            Title = "A comment is part of the value",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                A few keywords take the rest of the line as it stands, `#` and all that follows included. A shell passes over
                such a comment, but not every value goes to a shell, and `none` is no longer `none` with more words behind it.
                Clients before 8.5 read the words of a comment as more values wherever a keyword takes several.
                """,
            Instead = "Put the comment on the line above.",
            Fix = FixSafety.Unsafe,
            References = ["src:readconf.c: parse_command", "src:servconf.c: process_server_config_line_depth"],
            Examples =
            [
                Example.Bad(
                    "Host web\n    KnownHostsCommand /usr/local/bin/hosts %H [|# our directory|]\n",
                    @fixed: "Host web\n    # our directory\n    KnownHostsCommand /usr/local/bin/hosts %H\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "VersionAddendum none [|# say nothing|]\n",
                    @fixed: "# say nothing\nVersionAddendum none\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "Host web\n    SendEnv LANG [|# the language|]\n",
                    @fixed: "Host web\n    # the language\n    SendEnv LANG\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(8, 4))
                ),
                Example.Good("Host web\n    ProxyCommand nc %h %p # a shell reads this\n", kind: ConfigKind.Client),
                Example.Good("# say nothing\nVersionAddendum none\n", kind: ConfigKind.Server),
            ],
        };

    protected override Fix? FixFor(ConfigProblem problem) => ProblemFixes.MoveCommentUp(problem, FixSafety.Unsafe);
}
