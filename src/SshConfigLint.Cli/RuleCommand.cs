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
        command.SetAction(parsed => Print(Find(parsed.GetRequiredValue(name)), KnowledgeFormat.IsJson(parsed, format)));
        return command;
    }

    /// <summary>Prints what a rule says of itself.</summary>
    internal static int Print(Rule rule, bool isJson)
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

    /// <summary>The rule of an id or name in any case; null when there is none.</summary>
    internal static Rule? FindOrNull(string text) =>
        RuleCatalog.All.FirstOrDefault(rule => Same(rule.Descriptor.Id, text) || Same(rule.Descriptor.Name, text));

    private static Rule Find(string text)
    {
        if (FindOrNull(text) is { } rule)
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
