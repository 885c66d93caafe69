using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>The list of verbs, and what becomes of a command line that cannot be read.</summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration _parser = new()
    {
        // A file may be called @x.
        ResponseFileTokenReplacer = null,
    };

    // Exceptions and Ctrl-C are the program's: the library would print a stack trace and return 1, which means findings here.
    private static readonly InvocationConfiguration _invocation = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    /// <summary>Runs what the arguments ask for.</summary>
    internal static int Run(string[] args)
    {
        var check = new CheckOptions();
        var effective = new EffectiveOptions();
        var negotiate = new NegotiateOptions();
        var upgrade = new UpgradeOptions();
        var diagnose = new DiagnoseOptions();
        var root = CreateRoot(check, effective, negotiate, upgrade, diagnose);
        var parsed = root.Parse(WithEqualsSign(args), _parser);
        if (parsed.Action is HelpAction)
        {
            using var output = Terminal.OpenOutput();
            HelpText.Write(
                parsed.CommandResult.Command,
                [.. check.Groups, .. effective.Groups, .. negotiate.Groups, .. upgrade.Groups, .. diagnose.Groups],
                output
            );
            return ExitCode.Clean;
        }

        if (ErrorsOf(parsed, args).ToList() is { Count: > 0 } errors)
        {
            foreach (var error in errors)
            {
                Console.Error.WriteLine($"error: {Terminal.Plain(error)}");
            }

            Console.Error.WriteLine($"Try '{HelpText.NameOf(parsed.CommandResult.Command)} --help'.");
            return ExitCode.Error;
        }

        return parsed.Invoke(_invocation);
    }

    /// <summary>Without a reason the library would take the file behind the option for one: a blank stands for it.</summary>
    private static string[] WithEqualsSign(string[] args)
    {
        var dashes = Array.IndexOf(args, "--");
        return [.. args.Select((word, i) => IsBare(word) && (dashes < 0 || i < dashes) ? $"{CheckOptions.AddIgnore}= " : word)];

        static bool IsBare(string word) => word is CheckOptions.AddIgnore or CheckOptions.AddIgnore + "=";
    }

    /// <summary>The root takes what <c>check</c> takes, so that the verb may be left out.</summary>
    private static RootCommand CreateRoot(
        CheckOptions check,
        EffectiveOptions effective,
        NegotiateOptions negotiate,
        UpgradeOptions upgrade,
        DiagnoseOptions diagnose
    )
    {
        var root = new RootCommand("Linter for OpenSSH client and server configuration.");
        check.AddTo(root);
        root.SetAction(parsed => CheckCommand.Run(check.Resolve(parsed)));
        root.Add(CheckCommand.Create(check));
        root.Add(EffectiveCommand.Create(effective));
        root.Add(NegotiateCommand.Create(negotiate));
        root.Add(UpgradeCommand.Create(upgrade));
        root.Add(DiagnoseCommand.Create(diagnose));
        root.Add(ExplainCommand.Create());
        root.Add(RuleCommand.Create());
        root.Add(RulesCommand.Create());
        root.Add(KeywordCommand.Create());
        root.Add(ProfileCommands.CreateList());
        root.Add(ProfileCommands.CreateOne());
        root.Add(ConfigCommand.Create(new SettingsOptions()));
        root.Add(InitCommand.Create());
        root.Add(SchemaCommand.Create());
        root.Add(PolicyCommand.Create());
        root.Add(VersionCommand.Create());
        root.Add(CompletionsCommand.Create());
        if (root.Options.OfType<HelpOption>().SingleOrDefault() is { } help)
        {
            // "/h" and "/?" are file names on Unix.
            help.Aliases.Clear();
            help.Aliases.Add("-h");
            help.Description = "Show help.";
        }

        if (root.Options.OfType<VersionOption>().SingleOrDefault() is { } version)
        {
            version.Action = new VersionCommand.PrintVersion();
            version.Description = "Show the version.";
        }

        return root;
    }

    private static IEnumerable<string> ErrorsOf(ParseResult parsed, string[] args)
    {
        var command = parsed.CommandResult.Command;
        var misspelt = MisspeltOptions(parsed, args).Distinct().ToList();
        foreach (var token in misspelt)
        {
            var name = token.Split('=')[0];

            // One letter is one edit away from every other one.
            var nearest = name.Length <= 2 ? null : SpellingSuggestion.For(name, OptionNames(command));
            yield return $"unknown option '{name}'" + (nearest is null ? "" : $"; did you mean '{nearest}'?");
        }

        if (misspelt.Count > 0)
        {
            // What else does not fit may be the value of the misspelt option.
            yield break;
        }

        foreach (var token in parsed.UnmatchedTokens)
        {
            yield return $"unexpected argument '{token}'";
        }

        if (parsed.UnmatchedTokens.Count > 0)
        {
            yield break;
        }

        foreach (var error in parsed.Errors)
        {
            yield return error.SymbolResult switch
            {
                OptionResult { Tokens.Count: 0 } option => $"option '{option.IdentifierToken?.Value ?? option.Option.Name}' needs a value",
                ArgumentResult { Tokens.Count: 0 } argument => $"{argument.Argument.Name} is missing",
                _ => error.Message.TrimEnd('.'),
            };
        }
    }

    /// <summary>The library takes an option that it does not know for a file name, or for an argument too many.</summary>
    private static IEnumerable<string> MisspeltOptions(ParseResult parsed, string[] args)
    {
        var dashes = Array.IndexOf(args, "--");
        var behindDashes = dashes < 0 ? 0 : args.Length - dashes - 1;
        var arguments = parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .Concat(parsed.UnmatchedTokens)
            .ToList();
        return arguments.Take(arguments.Count - behindDashes).Where(token => token.Length > 1 && token[0] == '-');
    }

    private static IEnumerable<string> OptionNames(Command command) =>
        command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--help");
}
