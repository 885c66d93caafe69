using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Hardening;

public sealed class EnvironmentFromClients : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4020",
            Name = "environment-from-clients",
            Title = "Clients may set variables that decide what runs",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                A client may then set variables such as `LD_PRELOAD` or `BASH_ENV` for what sshd starts. Where an account is limited
                to a forced command, that is a way around it.
                """,
            Instead = """
                Name what sessions need, for instance `AcceptEnv LANG LC_*`.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.5,
            References = ["man:sshd_config(5)#AcceptEnv"],
            Examples =
            [
                Example.Bad("AcceptEnv [|*|]\n", @fixed: "AcceptEnv LANG LC_*\n"),
                Example.Bad("AcceptEnv LANG LC_* [|LD_*|]\n"),
                Example.Good("AcceptEnv LANG LC_*\n"),
                Example.Good("AcceptEnv GIT_PROTOCOL\nAcceptEnv COLORTERM\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.DirectivesOf("AcceptEnv"))
        {
            if (!line.IsValid || line.Block.Condition == Condition.Never)
            {
                continue;
            }

            foreach (var pattern in line.Words)
            {
                if (EnvironmentNames.CommandingNameIn(pattern.Value) is { } name)
                {
                    context.Report(
                        line,
                        pattern.Span,
                        $"`{pattern.Value}` lets clients set `{name}` for what sshd starts",
                        fix: line.Words.Length > 1
                            ? null
                            : new Fix("Accept the language only", FixSafety.Unsafe, [new TextEdit(pattern.Span, "LANG LC_*")])
                    );
                }
            }
        }
    }
}
