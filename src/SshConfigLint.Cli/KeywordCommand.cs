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
        return command;
    }
}
