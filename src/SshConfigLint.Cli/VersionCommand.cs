using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;

namespace SshConfigLint.Cli;

/// <summary><c>version</c>: what a bug report needs.</summary>
internal static class VersionCommand
{
    internal static Command Create()
    {
        var format = KnowledgeFormat.CreateOption();
        var command = new Command("version", "Show the version of this program and what it knows.") { format };
        command.SetAction(parsed => Run(KnowledgeFormat.IsJson(parsed, format)));
        return command;
    }

    private static int Run(bool isJson)
    {
        (string Name, string Value)[] facts =
        [
            ("version", ToolVersion.Text),
            ("openssh", $"{OpenSshVersion.Oldest}-{OpenSshVersion.Newest}"),
            ("rules", $"{RuleCatalog.All.Length}"),
            ("runtime", RuntimeInformation.FrameworkDescription),
            ("system", RuntimeInformation.RuntimeIdentifier),
        ];
        if (isJson)
        {
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                foreach (var (name, value) in facts)
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
            });
            return ExitCode.Clean;
        }

        using var output = Terminal.OpenOutput();
        output.Write($"sshconfiglint {ToolVersion.Text}\n");
        foreach (var (name, value) in facts[1..])
        {
            output.Write($"{name}: {value}\n");
        }

        return ExitCode.Clean;
    }

    /// <summary>What <c>--version</c> does: name and number on one line.</summary>
    internal sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            using var output = Terminal.OpenOutput();
            output.Write($"sshconfiglint {ToolVersion.Text}\n");
            return ExitCode.Clean;
        }
    }
}
