using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Client;

public sealed class SendsSecrets : Rule
{
    private static readonly string[] _examples = ["AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "PGPASSWORD", "VAULT_TOKEN", "NPM_TOKEN"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5010",
            Name = "sends-secrets",
            Title = "Secrets of the environment are offered to hosts",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Programs keep passwords and tokens in environment variables. `SendEnv` hands every variable that a pattern takes to
                the host; whether the host uses it or not, it has been sent.
                """,
            Instead = """
                Name what the other side needs, for instance `SendEnv LANG LC_*`.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 5.9,
            References = ["man:ssh_config(5)#SendEnv"],
            Examples =
            [
                Example.Bad("Host *\n    SendEnv [|*|]\n", @fixed: "Host *\n    SendEnv LANG LC_*\n"),
                Example.Bad("SendEnv LANG [|AWS_*|]\n"),
                Example.Bad("Host ci\n    SendEnv [|GITHUB_TOKEN|]\n", @fixed: "Host ci\n    SendEnv LANG LC_*\n"),
                Example.Good("Host *\n    SendEnv LANG LC_*\n"),
                Example.Good("Host *\n    SendEnv -AWS_*\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.DirectivesOf("SendEnv"))
        {
            if (!line.IsValid || line.Block.Condition == Condition.Never)
            {
                continue;
            }

            foreach (var pattern in line.Words)
            {
                if (SecretIn(pattern.Value) is { } name)
                {
                    context.Report(
                        line,
                        pattern.Span,
                        $"`{name}` of your environment is sent to the host",
                        fix: line.Words.Length > 1
                            ? null
                            : new Fix("Send the language only", FixSafety.Unsafe, [new TextEdit(pattern.Span, "LANG LC_*")])
                    );
                }
            }
        }
    }

    private static string? SecretIn(string pattern) =>
        pattern.StartsWith('-') ? null
        : WildcardPattern.IsLiteral(pattern) ? (EnvironmentNames.IsSecret(pattern) ? pattern : null)
        : Array.Find(_examples, name => WildcardPattern.IsMatch(pattern, name));
}
