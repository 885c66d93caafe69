using System.CommandLine;
using SshConfigLint.Configuration;
using SshConfigLint.Rules;

namespace SshConfigLint.Cli;

/// <summary><c>schema</c>: prints the JSON schema of settings files.</summary>
internal static class SchemaCommand
{
    internal static Command Create()
    {
        var command = new Command("schema", $"Print the JSON schema of {Settings.FileName}.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        using var output = Terminal.OpenOutput();
        output.Write(SettingsSchema.Write(RuleCatalog.All, ProfileCatalog.Names));
        return ExitCode.Clean;
    }
}
