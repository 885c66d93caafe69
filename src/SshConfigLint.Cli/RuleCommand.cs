using System.CommandLine;
using SshConfigLint.Analysis;
using SshConfigLint.Reporting;
using SshConfigLint.Rules;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary><c>rule</c>: explains one rule.</summary>
internal static class RuleCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("RULE") { Description = "Id or name." };
        name.CompletionSources.Add(_ => RuleCatalog.All.Select(rule => rule.Descriptor.Name));
        var format = KnowledgeFormat.CreateOption();
        var command = new Command("rule", "Explain a rule: why it matters, what to do, examples.") { name, format };
        command.Aliases.Add("explain");
        command.SetAction(parsed => Run(Find(parsed.GetRequiredValue(name)), KnowledgeFormat.IsJson(parsed, format)));
        return command;
    }

    private static int Run(Rule rule, bool isJson)
    {
        if (isJson)
        {
            JsonOutput.Write(json => RuleJson.Write(json, rule.Descriptor));
            return ExitCode.Clean;
        }

        using var output = Terminal.OpenOutput();
        output.Write(RulePage.PlainText(rule));
        return ExitCode.Clean;
    }

    private static Rule Find(string text)
    {
        var rule = RuleCatalog.All.FirstOrDefault(rule => Same(rule.Descriptor.Id, text) || Same(rule.Descriptor.Name, text));
        if (rule is not null)
        {
            return rule;
        }

        var nearest = SpellingSuggestion.For(text, RuleCatalog.All.SelectMany(rule => new[] { rule.Descriptor.Id, rule.Descriptor.Name }));
        throw new UsageException(
            $"unknown rule '{text}'; {(nearest is null ? "see 'sshconfiglint rules'" : $"did you mean '{nearest}'?")}"
        );
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
