using System.Collections.Immutable;
using System.CommandLine;
using SshConfigLint.Analysis;
using SshConfigLint.Configuration;
using SshConfigLint.Reporting;

namespace SshConfigLint.Cli;

/// <summary><c>check</c>: lints files, and mends them when told to.</summary>
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
        var inputs = Inputs.Read(settings);
        if (LeftOutRules.NoticeOf(settings.Settings.Given, settings.ChecksDisk) is { } notice)
        {
            inputs.Add(notice);
        }

        return settings.Fix == FixMode.Diff ? Diff(inputs, settings) : Check(inputs, settings);
    }

    private static int Check(Inputs inputs, CheckSettings settings)
    {
        LintReport report;
        var echoesInput = settings.Fix is FixMode.Write or FixMode.AddIgnore && inputs.StandardInputText is not null;
        using (var progress = Progress.Start(inputs.Files.Length, settings.ShowProgress))
        {
            var run = LintRun.Load(inputs.Files, settings, progress);
            var written = settings.Fix switch
            {
                FixMode.Write => WrittenFixes.Of(run, inputs, settings),
                FixMode.AddIgnore => WrittenFixes.AddIgnores(run, inputs, settings),
                _ => null,
            };
            if (written is { Result.Files.IsEmpty: false })
            {
                run = LintRun.Load(written.Inputs, settings, progress);
            }

            var result = run.Lint();
            var named = inputs.Files.Select(file => file.Text.Path).ToImmutableHashSet(StringComparer.Ordinal);
            var selection = settings.Settings.SelectionOf(result.Files.Select(file => file.Path));
            report = LintReport.Create(
                result.Diagnostics,
                selection,
                result.Files,
                [.. inputs.Notices, .. result.Notices, .. written?.Notices ?? []],
                path => settings.Settings.ForShown(path).Selection
            ) with
            {
                ChecksDisk = settings.ChecksDisk,
                Fixes = settings.Fix == FixMode.Write ? written?.Result : null,
                OnlyIncluded = [.. result.Files.Select(file => file.Path).Where(path => !named.Contains(path))],
                StaleBaseline = settings.Baseline?.Stale(result.Diagnostics, selection.Rules, result.Files),
            };
            report = WithBaseline(report, settings);
        }

        WriteNotices(report.Notices, settings.Quiet);
        var isWritten = ReportWriter.Write(report, settings, toError: echoesInput);
        if (!isWritten || report.Notices.Any(notice => notice.IsError))
        {
            return ExitCode.Error;
        }

        return
            !settings.ExitZero
            && report.Findings.Any(finding =>
                finding.Severity.Reaches(settings.Settings.ForShown(finding.Diagnostic.File.Path).FailOn.Value)
            )
            ? ExitCode.Findings
            : ExitCode.Clean;
    }

    /// <summary>Writes the baseline that was asked for: what it knows is suppressed from now on.</summary>
    private static LintReport WithBaseline(LintReport report, CheckSettings settings)
    {
        if (settings.WriteBaseline is not { } path)
        {
            return report;
        }

        var baseline = BaselineOptions.Write(report, path, settings.Root, out var error);
        if (error is not null)
        {
            return report with
            {
                Notices = report.Notices.Add(new ToolNotice(path, $"the baseline was not written: {error}", IsError: true)),
            };
        }

        var all = report.WithSuppressed().ToList();
        var marked = all.Zip(
            baseline.Mark(all.Select(finding => finding.Diagnostic)),
            (finding, known) => finding with { Diagnostic = known }
        );
        var bySuppression = marked.ToLookup(finding => finding.Diagnostic.Suppression is not null);
        return report with { Findings = [.. bySuppression[false]], Suppressed = [.. bySuppression[true]], StaleBaseline = [] };
    }

    private static int Diff(Inputs inputs, CheckSettings settings)
    {
        ImmutableArray<ToolNotice> notices;
        FixResult fixes;
        using (var progress = Progress.Start(inputs.Files.Length, settings.ShowProgress))
        {
            var run = LintRun.Load(inputs.Files, settings, progress);
            fixes = WrittenFixes.Find(run, inputs, settings);
            notices = [.. inputs.Notices, .. run.Notices(), .. WrittenFixes.NoticesOf(fixes)];
        }

        WriteNotices(notices, settings.Quiet);
        var isWritten = ReportWriter.WriteDiff(fixes, settings);
        foreach (
            var line in settings.Quiet ? [] : FixText.Done(fixes, isWritten: false, settings.ShowFixes).DefaultIfEmpty("Nothing to fix.")
        )
        {
            Console.Error.WriteLine(line);
        }

        if (!isWritten || notices.Any(notice => notice.IsError))
        {
            return ExitCode.Error;
        }

        return fixes.Files.IsEmpty || settings.ExitZero ? ExitCode.Clean : ExitCode.Findings;
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
