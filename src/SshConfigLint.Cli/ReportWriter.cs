using SshConfigLint.Analysis;
using SshConfigLint.Reporting;

namespace SshConfigLint.Cli;

/// <summary>Sends the report where it is wanted: standard output or a file, and further files.</summary>
internal static class ReportWriter
{
    /// <summary>Writes all of them; false when one could not be written, which is said on standard error.</summary>
    /// <param name="report">The report.</param>
    /// <param name="settings">What was asked for.</param>
    /// <param name="toError">Whether standard output holds something else, so that the report goes to standard error.</param>
    internal static bool Write(LintReport report, CheckSettings settings, bool toError)
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

        var isTerminal = toError ? !Console.IsErrorRedirected : !Console.IsOutputRedirected;
        var color = Terminal.UsesColor(settings.Color, Environment.GetEnvironmentVariable, isTerminal);
        using var output = toError ? Terminal.OpenError() : Terminal.OpenOutput();
        Reports.Write(settings.Format, report, Options(settings, color) with { NoticesElsewhere = true }, output);
        return isWritten;
    }

    /// <summary>Writes what fixes would change; false when that could not be written, which is said on standard error.</summary>
    internal static bool WriteDiff(FixResult fixes, CheckSettings settings)
    {
        if (settings.OutputFile is { } path)
        {
            return TryWrite(
                path,
                () =>
                {
                    using var file = File.Create(path);
                    WriteDiff(fixes, file);
                }
            );
        }

        var color = Terminal.UsesColor(settings.Color);
        if (Console.IsOutputRedirected && !color)
        {
            using var bytes = new BufferedStream(Console.OpenStandardOutput());
            WriteDiff(fixes, bytes);
            return true;
        }

        using var output = Terminal.OpenOutput();
        foreach (var file in fixes.Files)
        {
            UnifiedDiff.Write(file, file.Before.Path, color, output);
        }

        return true;
    }

    private static void WriteDiff(FixResult fixes, Stream output)
    {
        foreach (var file in fixes.Files)
        {
            output.Write(UnifiedDiff.ToBytes(file, file.Before.Path));
        }
    }

    private static bool WriteFile(ReportFile file, LintReport report, CheckSettings settings) =>
        TryWrite(
            file.Path,
            () =>
            {
                using var output = Terminal.OpenFile(file.Path);
                Reports.Write(file.Format, report, Options(settings, settings.Color == ColorMode.Always), output);
            }
        );

    private static bool TryWrite(string path, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"error: cannot write {Terminal.Plain(path)}: {Terminal.Plain(exception.Message)}");
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
            UnsafeFixes = settings.FixSafety == FixSafety.Unsafe,
            ShowFixes = settings.ShowFixes,
            ShowSuppressed = settings.ShowSuppressed,
            RootRelative = path => RootRelative(path, settings.Root),
        };

    /// <summary>The name of a file below the root, with <c>/</c> between folders; an absolute one outside.</summary>
    internal static string RootRelative(string path, string root)
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
