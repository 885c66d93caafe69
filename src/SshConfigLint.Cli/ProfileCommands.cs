using System.CommandLine;
using System.Text.Json;
using SshConfigLint.Configuration;
using SshConfigLint.Rules;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary><c>profiles</c> and <c>profile</c>: list the profiles, and tell what one asks for.</summary>
internal static class ProfileCommands
{
    internal static Command CreateList()
    {
        var format = KnowledgeFormat.CreateOption();
        var command = new Command("profiles", "List the profiles.") { format };
        command.SetAction(parsed => List(KnowledgeFormat.IsJson(parsed, format)));
        return command;
    }

    internal static Command CreateOne()
    {
        var name = new Argument<string>("PROFILE") { Description = "The name of the profile." };
        name.CompletionSources.Add([.. ProfileCatalog.Names]);
        var format = KnowledgeFormat.CreateOption();
        var command = new Command("profile", "Tell what a profile asks for, and where other baselines contradict it.") { name, format };
        command.SetAction(parsed => Show(Find(parsed.GetRequiredValue(name)), KnowledgeFormat.IsJson(parsed, format)));
        return command;
    }

    private static int List(bool isJson)
    {
        var profiles = ProfileCatalog.Names.Select(name => ProfileCatalog.Find(name)!).ToList();
        if (isJson)
        {
            JsonOutput.Write(json =>
            {
                json.WriteStartArray();
                profiles.ForEach(profile => Write(json, profile));
                json.WriteEndArray();
            });
            return ExitCode.Clean;
        }

        using var output = Terminal.OpenOutput();
        foreach (var profile in profiles)
        {
            output.Write($"{profile.Name, -16}  {profile.Title}{(profile.Name == Profile.Default ? " (default)" : "")}\n");
        }

        return ExitCode.Clean;
    }

    private static int Show(Profile profile, bool isJson)
    {
        if (isJson)
        {
            JsonOutput.Write(json => Write(json, profile));
            return ExitCode.Clean;
        }

        using var output = Terminal.OpenOutput();
        output.Write(ProfilePage.PlainText(profile, RuleCatalog.All));
        return ExitCode.Clean;
    }

    private static void Write(Utf8JsonWriter json, Profile profile)
    {
        json.WriteStartObject();
        json.WriteString("name", profile.Name);
        json.WriteString("title", profile.Title);
        json.WriteStrings("sources", profile.Sources);
        json.WriteStrings("notes", profile.Notes);
        json.WriteStrings("contradictions", profile.Contradictions);
        json.WriteStartArray("requirements");
        foreach (var row in ProfilePage.Rows(profile, RuleCatalog.All))
        {
            json.WriteStartObject();
            json.WriteStrings("controls", row.Controls);
            json.WriteString("rule", row.Rule.Id);
            json.WriteString("name", row.Rule.Name);
            json.WriteString("demand", row.Demand);
            json.WriteString("severity", row.Severity.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Profile Find(string text) =>
        ProfileCatalog.Find(text.ToLowerInvariant())
        ?? throw new UsageException(
            $"unknown profile '{text}'{(SpellingSuggestion.Ask(text, ProfileCatalog.Names) is { Length: > 0 } ask ? ask : "; see 'sshconfiglint profiles'")}"
        );
}
