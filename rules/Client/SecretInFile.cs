using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Client;

public sealed class SecretInFile : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5011",
            Name = "secret-in-file",
            Title = "A secret stands in the file",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Configuration files are copied, synchronised and checked in. `SetEnv` also sends the value to the host, where other
                users may see it.
                """,
            Instead = """
                Take the secret out of the file and change it. Fetch it on the other side from where it is kept.
                """,
            SecuritySeverity = 6.5,
            References = ["man:ssh_config(5)#SetEnv"],
            Examples =
            [
                Example.Bad("Host ci\n    SetEnv [|API_TOKEN|]=0123456789abcdef\n"),
                Example.Good("Host ci\n    SetEnv LANG=C.UTF-8\n"),
                Example.Good("Host ci\n    SetEnv API_TOKEN=\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.DirectivesOf("SetEnv").Where(line => line.IsValid))
        {
            foreach (var word in line.Words)
            {
                if (
                    EnvironmentAssignment.Parse(word.Value) is { Error: null, Value.Length: > 0 } assignment
                    && EnvironmentNames.IsSecret(assignment.Name)
                )
                {
                    context.Report(
                        line,
                        word.SpanOf(assignment.NameSpan),
                        $"the value of `{assignment.Name}` stands in the file and is sent to the host"
                    );
                }
            }
        }
    }
}
