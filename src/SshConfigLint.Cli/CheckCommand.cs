using System.Collections.Immutable;
using System.CommandLine;
using SshConfigLint.Analysis;
using SshConfigLint.Rules;

namespace SshConfigLint.Cli;

/// <summary><c>check</c>: lints files.</summary>
internal static class CheckCommand
{
    internal const string Description =
        "Lint ssh_config and sshd_config files: what OpenSSH rejects, ignores or does otherwise than it looks, and what is weak.";

    internal static Command Create(CheckOptions options)
    {
        var command = new Command("check", Description);
        command.Aliases.Add("lint");
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Resolve(parsed)));
        return command;
    }

    internal static int Run(CheckSettings settings)
    {
        var selection = RuleSelection.Of(RuleCatalog.All, settings.Lint);
        if (!selection.Errors.IsEmpty)
        {
            throw new UsageException(selection.Errors);
        }

        var inputs = Inputs.Read(settings);
        LintReport report;
        using (var progress = Progress.Start(inputs.Files.Length, settings.ShowProgress))
        {
            var result = LintRun.Of(inputs.Files, settings, selection.Rules, progress);
            report = LintReport.Create(
                result.Diagnostics,
                selection,
                settings.Lint.MinSeverity,
                result.Files,
                inputs.Notices.Concat(result.Notices)
            );
        }

        WriteNotices(report.Notices, settings.Quiet);
        var isWritten = ReportWriter.Write(report, settings);
        if (!isWritten || report.Notices.Any(notice => notice.IsError))
        {
            return ExitCode.Error;
        }

        return !settings.ExitZero && report.Findings.Any(finding => finding.Severity >= settings.FailOn)
            ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private static void WriteNotices(ImmutableArray<ToolNotice> notices, bool quiet)
    {
        foreach (var notice in notices.Where(notice => notice.IsError || !quiet))
        {
            Console.Error.WriteLine(
                $"{(notice.IsError ? "error" : "notice")}: {Terminal.Plain(notice.Path)}: {Terminal.Plain(notice.Message)}"
            );
        }
    }
}
