using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Scope;

public sealed class IncludeBehindSettings : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1036",
            Name = "include-behind-settings",
            Title = "Fragments are read below settings that they cannot change",
            Category = Category.Scope,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Packages and administrators put fragments into `sshd_config.d` and expect them to hold. What stands above the `Include` in the
                main file wins over all of them.
                """,
            Instead = "Put the `Include` at the top, as distributions do; leave it where the main file is meant to have the last word.",
            References = ["man:sshd_config(5)#Include"],
            Examples =
            [
                Example.Bad("PermitRootLogin no\nInclude [|/etc/ssh/sshd_config.d/*.conf|]\n"),
                Example.Good("Include /etc/ssh/sshd_config.d/*.conf\nPermitRootLogin no\n"),
                Example.Good("AcceptEnv LANG\nPort 22\nInclude /etc/ssh/sshd_config.d/*.conf\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var include in context.Model.DirectivesOf("Include"))
        {
            if (include.File != context.Model.Entry || !include.Block.IsGlobal || !include.Words.Any(word => word.Value.Contains('*')))
            {
                continue;
            }

            var first = context
                .Model.Directives.TakeWhile(line => line.Index < include.Index)
                .FirstOrDefault(line =>
                    line is { IsValid: true, Keyword: { } keyword }
                    && line.File == include.File
                    && keyword.RepetitionIn(context.Target.Version) is Repetition.FirstWins or Repetition.FirstLineWins
                    && keyword.StateIn(context.Target) == KeywordState.Accepted
                );
            if (first is not null)
            {
                context.Report(
                    include,
                    include.ValueSpan,
                    $"files read here cannot change `{first.Keyword!.Name}` and what else stands above",
                    related: [Line.Related(first, "this line is read first and wins")]
                );
            }
        }
    }
}
