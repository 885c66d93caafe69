using System.Collections.Immutable;
using System.CommandLine;

namespace SshConfigLint.Cli;

/// <summary>The text of <c>--help</c>: the same on every terminal, options under headings.</summary>
internal static class HelpText
{
    private const int Width = 100;
    private const int Column = 34;
    private const string Tool = "sshconfiglint";

    /// <summary>The words that call a command.</summary>
    internal static string NameOf(Command command) =>
        command is RootCommand ? Tool : $"{NameOf(command.Parents.OfType<Command>().First())} {command.Name}";

    /// <summary>Writes the help of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="groups">The headings under which options of all commands stand.</param>
    /// <param name="output">Where to.</param>
    internal static void Write(Command command, ImmutableArray<(string Heading, ImmutableArray<Option> Options)> groups, TextWriter output)
    {
        WriteParagraph(command.Description ?? "", output);
        output.Write($"\nUsage: {string.Join(' ', UsageOf(command))}\n");
        if (command.Subcommands.Count > 0)
        {
            output.Write(command is RootCommand ? "\nVerbs (check may be left out)\n" : "\nVerbs\n");
            foreach (var verb in command.Subcommands.Where(verb => !verb.Hidden))
            {
                WriteRow(string.Join(' ', [verb.Name, .. verb.Arguments.Select(Placeholder)]), verb.Description ?? "", output);
            }
        }

        if (command.Arguments.Any(argument => argument.Description is not null))
        {
            output.Write("\nArguments\n");
            foreach (var argument in command.Arguments)
            {
                WriteRow(Placeholder(argument), argument.Description ?? "", output);
            }
        }

        foreach (var (heading, options) in GroupsOf(command, groups))
        {
            output.Write($"\n{heading}\n");
            foreach (var option in options)
            {
                WriteRow(SyntaxOf(option), option.Description ?? "", output);
            }
        }

        (string Clean, string Bad)? codes =
            command is RootCommand || command.Name == "check" ? ("nothing at or above --fail-on", "findings at or above --fail-on")
            : command.Name == "test" ? ("every example does what it should", "an example does not, or a policy has none")
            : command.Name == "effective" ? ("the lines are printed", "OpenSSH would refuse the files; its reasons are on standard error")
            : command.Name == "upgrade"
                ? ("nothing stops working; settings may move", "a line is refused, or a program can no longer connect")
            : command.Name == "negotiate"
                ? ("every pair agrees, or nothing known keeps it apart", "a pair does not agree, or agrees and breaks")
            : command.Name == "diagnose" ? ("the log tells of no failure", "a connection failed, and the cause is told")
            : null;
        if (codes is var (clean, bad))
        {
            output.Write("\nThe process returns\n");
            WriteRow("0", clean, output);
            WriteRow("1", bad, output);
            WriteRow("2", "bad option, missing or unreadable file, or internal error", output);
            WriteRow("130", "interrupted", output);
        }
    }

    private static IEnumerable<string> UsageOf(Command command)
    {
        yield return command is RootCommand ? $"{Tool} [VERB]" : NameOf(command);
        foreach (var argument in command.Arguments)
        {
            yield return argument.Arity.MinimumNumberOfValues == 0 ? $"[{Placeholder(argument)}]" : Placeholder(argument);
        }

        yield return "[OPTIONS]";
    }

    private static IEnumerable<(string Heading, ImmutableArray<Option> Options)> GroupsOf(
        Command command,
        ImmutableArray<(string Heading, ImmutableArray<Option> Options)> groups
    )
    {
        var shown = new HashSet<Option>();
        foreach (var (heading, options) in groups.Where(group => group.Options.All(command.Options.Contains)))
        {
            shown.UnionWith(options);
            yield return (heading, options);
        }

        ImmutableArray<Option> general =
        [
            .. command.Options.Where(option => !option.Hidden && !shown.Contains(option)),
            .. command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive),
        ];
        yield return (shown.Count == 0 ? "Options" : "General", general);
    }

    private static string Placeholder(Argument argument) => argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}…" : argument.Name;

    private static string SyntaxOf(Option option)
    {
        var names = string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Append(option.Name));
        var indent = option.Aliases.Count == 0 ? "    " : "";
        return option.HelpName is { } value
            ? $"{indent}{names}{(value.StartsWith("[=", StringComparison.Ordinal) ? "" : " ")}{value}"
            : indent + names;
    }

    private static void WriteRow(string left, string right, TextWriter output)
    {
        var lines = Wrap(right, Width - Column).ToList();
        var first = $"  {left}";
        if (first.Length + 2 > Column)
        {
            output.Write($"{first}\n");
        }
        else
        {
            output.Write($"{first.PadRight(Column)}{lines[0]}\n");
            lines.RemoveAt(0);
        }

        foreach (var line in lines)
        {
            output.Write($"{new string(' ', Column)}{line}\n");
        }
    }

    private static void WriteParagraph(string text, TextWriter output)
    {
        foreach (var line in Wrap(text, Width))
        {
            output.Write($"{line}\n");
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
