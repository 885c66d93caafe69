using System.CommandLine;

namespace SshConfigLint.Cli;

/// <summary>The kinds of options that verbs have.</summary>
internal static class CliOption
{
    private static readonly Choice<ColorMode> _colors = new(
        ("auto", ColorMode.Auto),
        ("always", ColorMode.Always),
        ("never", ColorMode.Never)
    );

    /// <summary>An option that takes one of a few words.</summary>
    internal static Option<string> Word<T>(string name, Choice<T> choice, string description, params string[] aliases)
    {
        var option = Text(name, choice.Syntax, description, aliases);
        option.CompletionSources.Add([.. choice.Words]);
        return option;
    }

    internal static Option<string> Text(string name, string helpName, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = helpName };

    internal static Option<string[]> Texts(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            Arity = ArgumentArity.OneOrMore,
        };

    internal static Option<bool> Flag(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description };

    internal static Option<string> Color() =>
        Word("--color", _colors, "Colours (default: auto, which heeds NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE and TERM).");

    internal static ColorMode ColorOf(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is { } color ? _colors.Parse("--color", color) : ColorMode.Auto;

    /// <summary>The absolute name of a folder.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    internal static string Folder(string option, string text) =>
        text.Length > 0 && Directory.Exists(text) ? DiskPath.Full(text) : throw new UsageException($"{option}: no such folder: '{text}'");
}
