using System.CommandLine;
using SshConfigLint.Configuration;
using SshConfigLint.Rules;

namespace SshConfigLint.Cli;

/// <summary><c>policy test</c>: runs the examples of the policies in a settings file.</summary>
internal static class PolicyCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = $"The settings file (default: the nearest {Settings.FileName} upwards from the current folder).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var test = new Command("test", "Run the examples of the policies: bad ones must be found, good ones not.") { file };
        test.SetAction(parsed => Test(parsed.GetValue(file)));
        return new Command("policy", "Work with the policies of a settings file.") { test };
    }

    private static int Test(string? file)
    {
        var disk = file is { Length: > 0 } ? DiskPath.Full(file) : new SettingsSearch().Nearest(DiskPath.Full("."));
        if (disk is null)
        {
            throw new UsageException($"there is no {Settings.FileName} here or above; name the file");
        }

        var source = SettingsSource.Read(disk, Path.GetDirectoryName(disk)!, new GivenSettings(), RuleCatalog.All);
        using var output = Terminal.OpenOutput();
        var failures = 0;
        foreach (var policy in source.Settings.Policies)
        {
            var found = policy.Test();
            failures += found.Length;
            output.Write(found.IsEmpty ? $"{policy.Id} {policy.Name}: ok\n" : "");
            foreach (var failure in found)
            {
                output.Write($"{policy.Id} {policy.Name}: {Terminal.Plain(failure)}\n");
            }
        }

        output.Write($"{source.Settings.Policies.Length} policies, {(failures == 0 ? "all examples hold" : $"{failures} failures")}\n");
        return failures == 0 ? ExitCode.Clean : ExitCode.Findings;
    }
}
