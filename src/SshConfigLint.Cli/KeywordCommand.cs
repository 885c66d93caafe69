using System.Collections.Immutable;
using System.CommandLine;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Cli;

/// <summary><c>keyword</c>: prints what the tables know of one keyword.</summary>
internal static class KeywordCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("KEYWORD") { Description = "A keyword of ssh_config or sshd_config, in any case." };
        name.CompletionSources.Add(_ =>
            KeywordTable.All(ConfigKind.Client).Concat(KeywordTable.All(ConfigKind.Server)).Select(keyword => keyword.Name).Distinct()
        );
        var format = KnowledgeFormat.CreateOption();
        var command = new Command("keyword", "Show what is known of a keyword: releases, values, defaults.") { name, format };
        command.SetAction(parsed => Run(Find(parsed.GetRequiredValue(name)), KnowledgeFormat.IsJson(parsed, format)));
        return command;
    }

    private static int Run(ImmutableArray<KeywordInfo> rows, bool isJson)
    {
        if (isJson)
        {
            JsonOutput.Write(json => KeywordText.Write(json, rows));
            return ExitCode.Clean;
        }

        using var output = Terminal.OpenOutput();
        KeywordText.Write(output, rows);
        return ExitCode.Clean;
    }

    private static ImmutableArray<KeywordInfo> Find(string name)
    {
        var rows = KeywordText.Find(name);
        if (!rows.IsEmpty)
        {
            return rows;
        }

        throw new UsageException(
            KeywordText.Suggest(name) is { } nearest
                ? $"unknown keyword '{name}'; did you mean '{nearest}'?"
                : $"unknown keyword '{name}'; neither ssh_config nor sshd_config has it"
        );
    }
}
