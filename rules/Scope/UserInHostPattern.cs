using SshConfigLint.Analysis;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

public sealed class UserInHostPattern : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1031",
            Name = "user-in-host-pattern",
            Title = "A Host pattern holds a user or a scheme",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh takes `git@` and `ssh://` off before it compares the destination with `Host` patterns: a pattern with either of them
                matches nothing.
                """,
            Instead = "Write the host name alone and put the user into a `User` line; or write `Match host github.com user git`.",
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#Host", "src:ssh.c: main"],
            Examples =
            [
                Example.Bad(
                    "Host [|git@github.com|]\n    IdentityFile ~/.ssh/github\n",
                    @fixed: "Host github.com\n    IdentityFile ~/.ssh/github\n"
                ),
                Example.Good("Host github.com\n    User git\n    IdentityFile ~/.ssh/github\n"),
                Example.Good("Match host github.com user git\n    IdentityFile ~/.ssh/github\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var header in context.Model.DirectivesOf("Host"))
        {
            foreach (var word in header.Words)
            {
                if (!word.Value.Contains('@') && !word.Value.Contains("://", StringComparison.Ordinal))
                {
                    continue;
                }

                var host = word.Value[(word.Value.LastIndexOfAny(['@', '/']) + 1)..];
                var canWrite =
                    host.Length > 0
                    && !word.Value.StartsWith('!')
                    && host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '*' or '?');
                context.Report(
                    header,
                    word.Span,
                    $"`{word.Value}` matches nothing: ssh compares the host name alone with `Host` patterns",
                    fix: canWrite ? new Fix($"Write `{host}`", FixSafety.Unsafe, [new TextEdit(word.Span, host)]) : null
                );
            }
        }
    }
}
