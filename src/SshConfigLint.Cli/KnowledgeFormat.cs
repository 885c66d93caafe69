using System.CommandLine;

namespace SshConfigLint.Cli;

/// <summary>The option <c>-f text|json</c> of the verbs that tell what the program knows.</summary>
internal static class KnowledgeFormat
{
    private static readonly Choice<bool> _formats = new(("text", false), ("json", true));

    internal static Option<string> CreateOption()
    {
        var option = new Option<string>("--output-format", "-f")
        {
            Description = "How it is written (default: text).",
            HelpName = _formats.Syntax,
        };
        option.CompletionSources.Add([.. _formats.Words]);
        return option;
    }

    /// <summary>Whether JSON is wanted.</summary>
    internal static bool IsJson(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is { } format && _formats.Parse("--output-format", format);
}
