using System.CommandLine;
using SshConfigLint.Configuration;

namespace SshConfigLint.Cli;

/// <summary><c>init</c>: writes a settings file that explains itself.</summary>
internal static class InitCommand
{
    private const string Template = $$"""
        {
          // Settings of sshconfiglint for the files in and below this folder. Comments and trailing commas are allowed.
          // All keys: https://github.com/sshconfiglint/sshconfiglint/blob/main/docs/settings.md
          "$schema": "{{SettingsSchema.Address}}",

          // What all else builds upon; 'sshconfiglint profiles' lists them.
          "profile": "{{Profile.Default}}",

          // Who reads the files. Without: the newest release as its authors publish it.
          // "openssh": "9.2",
          // "vendor": "debian",

          // What makes the exit code 1.
          "fail-on": "warning",

          // Single rules, by name or id: "off", "on", a severity, or an object.
          "rules": {
            // "no-login-restriction": "off",
            // "many-login-attempts": { "severity": "warning", "parameters": { "maximum": 4 } },
          },

          // What is different for some files.
          "overrides": [
            // { "files": ["legacy/**"], "openssh": "8.4", "rules": { "weak-mac": "info" } },
          ],

          // Files that are not searched for.
          "exclude": [],

          // Requirements of your own about effective values; 'sshconfiglint policy test' runs their examples.
          "policies": [
            // {
            //   "id": "SSH8001",
            //   "name": "sessions-are-logged",
            //   "kind": "server",
            //   "keyword": "LogLevel",
            //   "allowed": ["VERBOSE"],
            //   "why": "The log of every attempt is kept for a year.",
            //   "bad": ["LogLevel INFO\n"],
            //   "good": ["LogLevel VERBOSE\n"],
            // },
          ],
        }

        """;

    internal static Command Create()
    {
        var command = new Command(
            "init",
            $"Write a {Settings.FileName} with comments into the current folder; one that is there stays as it is."
        );
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        try
        {
            using var file = new FileStream(Settings.FileName, FileMode.CreateNew, FileAccess.Write);
            file.Write(System.Text.Encoding.UTF8.GetBytes(Template.ReplaceLineEndings("\n")));
        }
        catch (IOException) when (Path.Exists(Settings.FileName))
        {
            throw new UsageException($"{Settings.FileName} is there already and was left as it is");
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UsageException($"cannot write {Settings.FileName}: {exception.Message}");
        }

        Console.Error.WriteLine($"wrote {Settings.FileName}");
        return ExitCode.Clean;
    }
}
