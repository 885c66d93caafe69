using SshConfigLint.Analysis;
using SshConfigLint.Reporting;

namespace SshConfigLint.Cli;

/// <summary>Sends the report where it is wanted: standard output or a file, and further files.</summary>
internal static class ReportWriter
{
    /// <summary>Writes all of them; false when one could not be written, which is said on standard error.</summary>
    internal static bool Write(LintReport report, CheckSettings settings)
    {
        var isWritten = true;
        foreach (var file in settings.Reports)
        {
            isWritten &= WriteFile(file, report, settings);
        }

        if (settings.OutputFile is { } path)
        {
            return WriteFile(new ReportFile(settings.Format, path), report, settings) && isWritten;
        }

        var color = Terminal.UsesColor(settings.Color, Environment.GetEnvironmentVariable, !Console.IsOutputRedirected);
        using var output = Terminal.OpenOutput();
        Reports.Write(settings.Format, report, Options(settings, color) with { NoticesElsewhere = true }, output);
        return isWritten;
    }

    private static bool WriteFile(ReportFile file, LintReport report, CheckSettings settings)
    {
        try
        {
            using var output = Terminal.OpenFile(file.Path);
            Reports.Write(file.Format, report, Options(settings, settings.Color == ColorMode.Always), output);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"error: cannot write {Terminal.Plain(file.Path)}: {Terminal.Plain(exception.Message)}");
            return false;
        }
    }

    private static ReportOptions Options(CheckSettings settings, bool color) =>
        new()
        {
            ToolVersion = ToolVersion.Text,
            Color = color,
            Width = Terminal.Width(),
            Quiet = settings.Quiet,
            Statistics = settings.Statistics,
            RootRelative = path => RootRelative(path, settings.Root),
        };

    private static string RootRelative(string path, string root)
    {
        // Standard input without a name is no file.
        if (path.StartsWith('<'))
        {
            return path;
        }

        var disk = DiskPath.Full(path);
        return DiskPath.Below(root, disk) ?? disk;
    }
}
