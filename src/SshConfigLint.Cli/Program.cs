using System.Runtime.InteropServices;
using SshConfigLint.Cli;

// Ctrl-C ends the run at once: nothing is half written but the file of a report, and 130 is what a shell expects.
using var interrupt = PosixSignalRegistration.Create(
    PosixSignal.SIGINT,
    context =>
    {
        context.Cancel = true;
        Environment.Exit(ExitCode.Interrupted);
    }
);

try
{
    return CommandLine.Run(args);
}
catch (UsageException exception)
{
    foreach (var message in exception.Messages)
    {
        Console.Error.WriteLine($"error: {Terminal.Plain(message)}");
    }

    return ExitCode.Error;
}
catch (IOException exception)
{
    // The disk of standard output is full, the current folder is gone, and the like.
    Console.Error.WriteLine($"error: {Terminal.Plain(exception.Message)}");
    return ExitCode.Error;
}
catch (Exception exception)
{
    Console.Error.WriteLine(
        $"""
        error: this is a bug in sshconfiglint, not in your configuration: {Terminal.Plain(exception.GetBaseException().Message)}
        Please report it with the command and, if you can, the file: https://github.com/sshconfiglint/sshconfiglint/issues
        """
    );
    if (Environment.GetEnvironmentVariable("SSHCONFIGLINT_DEBUG") is { Length: > 0 })
    {
        Console.Error.WriteLine(exception);
    }

    return ExitCode.Error;
}
