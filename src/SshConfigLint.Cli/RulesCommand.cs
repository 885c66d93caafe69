using System.CommandLine;
using SshConfigLint.Analysis;
using SshConfigLint.Rules;

namespace SshConfigLint.Cli;

/// <summary><c>rules</c>: lists all rules.</summary>
internal static class RulesCommand
{
    internal static Command Create()
    {
        var format = KnowledgeFormat.CreateOption();
        var command = new Command("rules", "List all rules.") { format };
        command.SetAction(parsed => Run(KnowledgeFormat.IsJson(parsed, format)));
        return command;
    }

    private static int Run(bool isJson)
    {
        var rules = RuleCatalog.All.Select(rule => rule.Descriptor).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        if (isJson)
        {
            JsonOutput.Write(json =>
            {
                json.WriteStartArray();
                rules.ForEach(rule => RuleJson.Write(json, rule));
                json.WriteEndArray();
            });
            return ExitCode.Clean;
        }

        using var output = Terminal.OpenOutput();
        foreach (var rule in rules)
        {
            output.Write(
                $"{rule.Id}  {SeverityOf(rule), -7}  {string.Join('+', RuleJson.KindsOf(rule)), -13}  {rule.Name, -40}  {rule.Title}{(rule.IsEnabledByDefault ? "" : " (off by default)")}\n"
            );
        }

        return ExitCode.Clean;
    }

    private static string SeverityOf(RuleDescriptor rule) => rule.Severity.ToString().ToLowerInvariant();
}
