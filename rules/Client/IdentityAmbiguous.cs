using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Client;

public sealed class IdentityAmbiguous : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5022",
            Name = "identity-ambiguous",
            Title = "Two keys for one account, and the agent may offer either",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh offers the keys of the agent along with those of the file, and the server takes the first one that it knows. Where
                both keys are in the agent, both names may lead to the account of the first: the usual trap with two accounts at a
                code host.
                """,
            Instead = """
                Set `IdentitiesOnly yes` in both blocks, so that only the named key is offered.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#IdentitiesOnly", "man:ssh_config(5)#IdentityFile"],
            Examples =
            [
                Example.Bad(
                    "Host work\n    HostName code.example.org\n    User git\n    IdentityFile [|~/.ssh/id_work|]\nHost home\n    HostName code.example.org\n    User git\n    IdentityFile ~/.ssh/id_home\n    IdentitiesOnly yes\n",
                    @fixed: "Host work\n    HostName code.example.org\n    User git\n    IdentityFile ~/.ssh/id_work\n    IdentitiesOnly yes\nHost home\n    HostName code.example.org\n    User git\n    IdentityFile ~/.ssh/id_home\n    IdentitiesOnly yes\n"
                ),
                Example.Good(
                    "Host work\n    HostName code.example.org\n    User git\n    IdentityFile ~/.ssh/id_work\nHost home\n    HostName code.example.org\n    User git\n    IdentityFile ~/.ssh/id_home\nHost *\n    IdentitiesOnly yes\n"
                ),
                Example.Good(
                    "Host a\n    HostName code.example.org\n    User git\n    IdentityFile ~/.ssh/id_a\nHost b\n    HostName code.example.org\n    User deploy\n    IdentityFile ~/.ssh/id_b\n"
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        var accounts = model
            .DirectivesOf("IdentityFile")
            .Where(line => line is { IsValid: true, Block: { Condition: Condition.Maybe, Header.Keyword.Value: ValueKind.HostPatterns } })
            .Where(line => line.Value != "none" && !line.Value.Contains('%'))
            .Where(line => model.Effective("Hostname", line.Block).Origin is not null)
            .GroupBy(line => AccountOf(model, line.Block), StringComparer.OrdinalIgnoreCase);
        foreach (var account in accounts.Where(account => account.Select(line => line.Value).Distinct().Skip(1).Any()))
        {
            foreach (var block in account.GroupBy(line => line.Block).Where(block => !HasOnly(model, block.Key)))
            {
                if (account.FirstOrDefault(line => line.Block != block.Key && block.All(own => own.Value != line.Value)) is { } other)
                {
                    var line = block.First();
                    context.Report(
                        line,
                        line.ValueSpan,
                        $"the agent may offer `{other.Value}` first, and this name leads to the other account",
                        related: [new RelatedLocation(other.File, other.Syntax.Span, "another key for the same host and user")],
                        fix: new Fix("Offer the named key only", FixSafety.Unsafe, [NewLine.After(line, "IdentitiesOnly yes")])
                    );
                }
            }
        }
    }

    private static string AccountOf(ConfigModel model, ConfigBlock block) =>
        $"{model.Effective("User", block).Text}@{model.Effective("Hostname", block).Text}:{model.Effective("Port", block).Text}";

    private static bool HasOnly(ConfigModel model, ConfigBlock block) =>
        model.Effective("IdentitiesOnly", block) is var only && (only.Is("yes", "true") || !only.MayBeat.IsEmpty);
}
