using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Scope;

public sealed class MatchExec : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1034",
            Name = "match-exec",
            Title = "A Match line runs a command",
            Category = Category.Scope,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                The command runs whenever ssh reads the file: for every `ssh`, `scp`, `git` and even `ssh -G`, and once more where the files
                are read twice. What applies depends on the machine and the moment.
                """,
            Instead = "Use `Match localnetwork`, tags or host patterns where they can say the same.",
            SecuritySeverity = 3.0,
            References = ["man:ssh_config(5)#Match"],
            Examples =
            [
                Example.Bad("Match host *.example.org [|exec \"test -e /work\"|]\n    ProxyJump bastion\n"),
                Example.Good("Match host *.example.org localnetwork 192.0.2.0/24\n    ProxyJump none\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var header in context.Model.DirectivesOf("Match"))
        {
            foreach (var criterion in context.Model.CriteriaOf(header).Where(criterion => criterion.Info.Name == "exec"))
            {
                context.Report(header, criterion.Span, "this line runs a command whenever ssh reads the file");
            }
        }
    }
}
