using System.CommandLine;

namespace SshConfigLint.Cli;

/// <summary><c>completions</c>: prints a script that teaches a shell our verbs, options and values.</summary>
internal static class CompletionsCommand
{
    internal static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = ShellCompletion.Scripts.Syntax };
        shell.CompletionSources.Add([.. ShellCompletion.Scripts.Words]);
        var command = new Command("completions", "Print the completion script for a shell.") { shell };
        command.SetAction(parsed =>
        {
            var script = ShellCompletion.Scripts.Parse("SHELL", parsed.GetRequiredValue(shell));
            using var output = Terminal.OpenOutput();
            output.Write(script);
            return ExitCode.Clean;
        });
        return command;
    }
}
