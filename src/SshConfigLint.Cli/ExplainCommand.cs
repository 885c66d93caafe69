using System.CommandLine;
using System.Text.Json;
using SshConfigLint.Rules;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary><c>explain</c>: prints a topic, or a rule as <c>rule</c> does.</summary>
internal static class ExplainCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("TOPIC")
        {
            Description = "A topic, for instance corrupted-mac, or the id or name of a rule. Without one: lists the topics.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.CompletionSources.Add(_ => Topic.Names.Concat(RuleCatalog.All.Select(rule => rule.Descriptor.Name)));
        var format = KnowledgeFormat.CreateOption();
        var command = new Command("explain", "Explain a message of ssh or sshd, a cause that diagnose names, or a rule.") { name, format };
        command.SetAction(parsed => Run(parsed.GetValue(name), KnowledgeFormat.IsJson(parsed, format)));
        return command;
    }

    private static int Run(string? name, bool isJson)
    {
        if (name is null)
        {
            return List(isJson);
        }

        if (Topic.Find(name) is { } topic)
        {
            return Print(topic, isJson);
        }

        return RuleCommand.FindOrNull(name) is { } rule
            ? RuleCommand.Print(rule, isJson)
            : throw new UsageException($"unknown topic '{name}'{Suggest(name)}");
    }

    private static int List(bool isJson)
    {
        var topics = Topic.Names.Select(name => Topic.Find(name)!);
        if (isJson)
        {
            JsonOutput.Write(json =>
            {
                json.WriteStartArray();
                foreach (var topic in topics)
                {
                    json.WriteStartObject();
                    json.WriteString("name", topic.Name);
                    json.WriteString("title", topic.Title);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return ExitCode.Clean;
        }

        using var output = Terminal.OpenOutput();
        var width = Topic.Names.Max(name => name.Length);
        foreach (var topic in topics)
        {
            output.Write($"{topic.Name.PadRight(width)}  {topic.Title}\n");
        }

        output.Write("\nsshconfiglint explain TOPIC prints one of them; a rule is explained by its id or name.\n");
        return ExitCode.Clean;
    }

    private static int Print(Topic topic, bool isJson)
    {
        if (isJson)
        {
            JsonOutput.Write(json => Write(json, topic));
            return ExitCode.Clean;
        }

        using var output = Terminal.OpenOutput();
        output.Write($"{topic.Name}\n{topic.Title}\n\n");
        foreach (var line in topic.Text.TrimEnd('\n').Split('\n'))
        {
            output.Write($"{(line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : line)}\n");
        }

        return ExitCode.Clean;
    }

    private static void Write(Utf8JsonWriter json, Topic topic)
    {
        json.WriteStartObject();
        json.WriteString("name", topic.Name);
        json.WriteString("title", topic.Title);
        json.WriteString("text", topic.Text);
        json.WriteEndObject();
    }

    private static string Suggest(string name)
    {
        var known = Topic.Names.Concat(RuleCatalog.All.SelectMany(rule => new[] { rule.Descriptor.Id, rule.Descriptor.Name })).ToList();
        var nearest =
            SpellingSuggestion.For(name, known)
            ?? (name.Length > 2 ? known.FirstOrDefault(topic => topic.Contains(name, StringComparison.OrdinalIgnoreCase)) : null);
        return nearest is null
            ? "; 'sshconfiglint explain' lists the topics, 'sshconfiglint rules' the rules"
            : $"; did you mean '{nearest}'?";
    }
}
