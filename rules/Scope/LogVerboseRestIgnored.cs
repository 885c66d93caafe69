using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

public sealed class LogVerboseRestIgnored : Rule
{
    /// <summary>Since then only the first word is kept (<c>readconf.c: oLogVerbose</c>).</summary>
    private static readonly OpenSshVersion _firstWordOnly = new(8, 7);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1037",
            Name = "log-verbose-rest-ignored",
            Title = "Of LogVerbose only the first word is read",
            Category = Category.Scope,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                The manual shows patterns separated by commas. ssh takes further words without complaint and drops them; sshd keeps them.
                """,
            Instead = "Write one word, the patterns separated by commas.",
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#LogVerbose", "src:readconf.c: process_config_line_depth"],
            Examples =
            [
                Example.Bad("LogVerbose kex.c:*:1000 [|packet.c:*|]\n", @fixed: "LogVerbose kex.c:*:1000,packet.c:*\n"),
                Example.Good("LogVerbose kex.c:*:1000,packet.c:*\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Target.Version < _firstWordOnly)
        {
            return;
        }

        foreach (var line in context.Model.DirectivesOf("LogVerbose"))
        {
            if (!line.IsValid || line.Words is not [var first, var second, ..])
            {
                continue;
            }

            context.Report(
                line,
                TextSpan.FromBounds(second.Span.Start, line.Words[^1].Span.End),
                "ssh drops this: it keeps the first word of `LogVerbose` only",
                fix: line.Words.All(word => Line.IsPlain(word.Value))
                    ? new Fix(
                        "Join the words with commas",
                        FixSafety.Unsafe,
                        [
                            new TextEdit(
                                TextSpan.FromBounds(first.Span.Start, line.Words[^1].Span.End),
                                string.Join(',', line.Words.Select(word => word.Value))
                            ),
                        ]
                    )
                    : null
            );
        }
    }
}
