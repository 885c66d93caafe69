using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Client;

public sealed class IdentityAmbiguous : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5022",
            Name = "identity-ambiguous",
            Title = "The agent may offer the key of another account",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh tries the keys of the agent before a key that is only in a file. An agent that holds the key of the other block, and
                not this one, offers that one first; the server takes it, and this name leads to the other account: the usual trap with two
                accounts at a code host.
                """,
            Instead = """
                Set `IdentitiesOnly yes` in both blocks, so that only the named key is offered.
                """,
            Fix = FixSafety.Unsafe,
            References = ["src:sshconnect2.c: pubkey_prepare", "man:ssh_config(5)#IdentitiesOnly", "man:ssh_config(5)#IdentityFile"],
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
        var keys = model
            .DirectivesOf("IdentityFile")
            .Where(line => line.IsValid && IsOfNames(line.Block) && line.Value != "none" && !line.Value.Contains('%'))
            .ToList();
        if (keys.TrueForAll(line => line.Value == keys[0].Value))
        {
            return;
        }

        var (hosts, users, ports) = (FirstOf(model, "Hostname"), FirstOf(model, "User"), FirstOf(model, "Port"));
        var only = FirstOf(model, "IdentitiesOnly");
        if (only.Any(pair => !IsOfNames(pair.Key)))
        {
            // It may hold for these hosts as well.
            return;
        }

        var accounts = keys.Where(line => hosts.ContainsKey(line.Block))
            .GroupBy(
                line => $"{users.GetValueOrDefault(line.Block)}@{hosts[line.Block]}:{ports.GetValueOrDefault(line.Block)}",
                StringComparer.OrdinalIgnoreCase
            );
        foreach (var account in accounts)
        {
            var blocks = account.GroupBy(line => line.Block).Select(block => block.First()).DistinctBy(line => line.Value).ToList();
            foreach (var line in blocks.Where(line => only.GetValueOrDefault(line.Block) is not ("yes" or "true")))
            {
                if (blocks.Find(other => other != line) is not { } other)
                {
                    continue;
                }

                context.Report(
                    line,
                    line.ValueSpan,
                    $"an agent that holds `{other.Value}` and not this key leads to the other account",
                    related: [new RelatedLocation(other.File, other.Syntax.Span, "another key for the same host and user")],
                    fix: new Fix("Offer the named key only", FixSafety.Unsafe, [NewLine.After(line, "IdentitiesOnly yes")])
                );
            }
        }
    }

    private static Dictionary<ConfigBlock, string> FirstOf(ConfigModel model, string keyword) =>
        model
            .DirectivesOf(keyword)
            .Where(line => line.IsValid)
            .DistinctBy(line => line.Block)
            .ToDictionary(line => line.Block, line => line.Value);

    private static bool IsOfNames(ConfigBlock block) =>
        block.Header is { Keyword.Value: ValueKind.HostPatterns } header
        && header.Words.All(word => WildcardPattern.IsLiteral(word.Characters));
}
