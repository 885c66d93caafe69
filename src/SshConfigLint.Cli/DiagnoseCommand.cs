using System.CommandLine;
using SshConfigLint.Negotiation.Diagnosing;
using SshConfigLint.Negotiation.Logs;
using SshConfigLint.Reporting;

namespace SshConfigLint.Cli;

/// <summary><c>diagnose</c>: reads the log of connections that failed and names the cause.</summary>
internal static class DiagnoseCommand
{
    private const string StandardInput = "-";

    internal static Command Create(DiagnoseOptions options)
    {
        var command = new Command(
            "diagnose",
            "Read the log of a connection and tell why it failed, which lines show it, and what to change."
        );
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Resolve(parsed)));
        return command;
    }

    private static int Run(DiagnoseSettings settings)
    {
        var configs = new DiagnoseConfigs(settings);
        var report = new DiagnosisReport
        {
            Path = settings.Log == StandardInput ? "<stdin>" : settings.Log,
            ToolVersion = ToolVersion.Text,
        };
        using (var stream = Open(settings.Log))
        {
            var reader = new LogReader(stream);
            foreach (var connection in reader.Connections())
            {
                report.Add(Diagnosis.Of(connection, configs.ClientOf(connection), configs.ServerOf(connection)));
            }

            (report.LineCount, report.UsedLines) = (reader.LineCount, reader.UsedLines);
            if (reader.HasCutLines)
            {
                Console.Error.WriteLine("note: lines that are very long were read in part");
            }
        }

        if (report.Connections == 0)
        {
            throw new UsageException(
                FileKindDetection.OfPath(DiskPath.Full(settings.Log)) is null
                    ? $"{report.Path}: no line of ssh or sshd in it; write a log with ssh -vvv HOST 2> LOG, or take /var/log/auth.log, /var/log/secure or journalctl -u ssh"
                    : $"{report.Path}: is a configuration, not a log; give it with --client or --server beside a log, or lint it: sshconfiglint check {report.Path}"
            );
        }

        foreach (var note in configs.Notes)
        {
            Console.Error.WriteLine($"note: {Terminal.Plain(note)}");
        }

        using var output = Terminal.OpenOutput();
        if (settings.IsJson)
        {
            report.WriteJson(output);
        }
        else
        {
            report.WriteText(output, Terminal.UsesColor(settings.Color));
        }

        return report.Failed > 0 ? ExitCode.Failed : ExitCode.Clean;
    }

    /// <summary>Opens the log as a stream: it may be larger than memory.</summary>
    private static Stream Open(string log)
    {
        if (log == StandardInput)
        {
            return Console.OpenStandardInput();
        }

        if (log.Length == 0 || log.Contains('\0', StringComparison.Ordinal))
        {
            throw new UsageException($"'{log}' is no file name");
        }

        var disk = DiskPath.Full(log);
        if (FileTypes.Of(disk) is var type and (FileType.Folder or FileType.Socket or FileType.Device))
        {
            throw new UsageException($"{log}: is a {type.ToString().ToLowerInvariant()}, not a log");
        }

        try
        {
            return new FileStream(
                disk,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0,
                FileOptions.SequentialScan
            );
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"{log}: no such file");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"{log}: cannot be read: permission denied");
        }
    }
}
