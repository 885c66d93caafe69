using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>What <c>--fix</c> or <c>--add-ignore</c> did to the files of a run.</summary>
/// <param name="Result">The fixes in files that were written.</param>
/// <param name="Inputs">The files to lint as they are now.</param>
/// <param name="Notices">What was refused or could not be written.</param>
internal sealed record WrittenFixes(FixResult Result, ImmutableArray<InputFile> Inputs, ImmutableArray<ToolNotice> Notices)
{
    /// <summary>Finds the fixes that fit the settings and are proved to do no harm.</summary>
    internal static FixResult Find(LintRun run, Inputs inputs, CheckSettings settings)
    {
        var selection = run.Selection();
        var named = inputs.Files.Select(file => file.Text.Path).ToHashSet(StringComparer.Ordinal);
        return Fixer.Run(
            run.ToFixEntries(),
            new FixOptions
            {
                Rules = selection.Rules,
                Catalog = selection.Catalog,
                HeedsComments = !settings.NoSuppressions,
                Baseline = settings.Baseline,
                Safety = settings.FixSafety,
                IsWanted = diagnostic =>
                    named.Contains(diagnostic.File.Path) && IsShown(diagnostic, settings) && diagnostic.Suppression is null,
            }
        );
    }

    /// <summary>Mends the files on the disk, and sends the text of standard input to standard output.</summary>
    internal static WrittenFixes Of(LintRun run, Inputs inputs, CheckSettings settings)
    {
        var result = Find(run, inputs, settings);
        return Write(result, "was not fixed", inputs, NoticesOf(result));
    }

    /// <summary>Writes comments that suppress what is shown into the files on the disk, and into the text of standard input.</summary>
    internal static WrittenFixes AddIgnores(LintRun run, Inputs inputs, CheckSettings settings)
    {
        var files = ImmutableArray.CreateBuilder<FixedFile>();
        var notices = new List<ToolNotice>();
        var named = inputs.Files.ToDictionary(file => file.Text.Path, StringComparer.Ordinal);
        var result = run.Lint();
        var selection = run.Selection();
        var report = LintReport.Create(result.Diagnostics, selection, result.Files, [], path => settings.Settings.ForShown(path).Selection);
        foreach (var findings in report.Findings.GroupBy(finding => finding.Diagnostic.File.Path))
        {
            if (!named.TryGetValue(findings.Key, out var input))
            {
                continue;
            }

            var file = findings.First().Diagnostic.File;
            var diagnostics = findings.Select(finding => finding.Diagnostic);
            var after = AddedSuppressions.Add(file, diagnostics, selection.Catalog, settings.IgnoreReason, out var whyNot);
            if (whyNot is not null)
            {
                notices.Add(new ToolNotice(findings.Key, $"got no comments: {whyNot}", IsError: true));
            }
            else if (after != file.Tree.Text)
            {
                files.Add(new FixedFile(file.Tree.Text, after, input.Kind));
            }
        }

        var all = new FixResult
        {
            Files = files.ToImmutable(),
            Applied = [],
            Refused = [],
        };
        return Write(all, "got no comments", inputs, notices);
    }

    private static WrittenFixes Write(FixResult result, string failure, Inputs inputs, IEnumerable<ToolNotice> others)
    {
        var notices = new List<ToolNotice>(others);
        var written = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        foreach (var file in result.Files)
        {
            var input = inputs.Files.First(input => input.Text.Path == file.Before.Path);
            if (!input.IsStandardInput && FileReplacement.Replace(input.Disk, file.Before.ToBytes(), file.After.ToBytes()) is { } error)
            {
                notices.Add(new ToolNotice(file.Before.Path, $"{failure}: {error}", IsError: true));
            }
            else
            {
                written.Add(file.Before.Path, file.After);
            }
        }

        if (inputs.StandardInputText is { } text)
        {
            Terminal.WriteFile(written.GetValueOrDefault(text.Path, text));
        }

        return new WrittenFixes(
            result with
            {
                Files = result.Files.RemoveAll(file => !written.ContainsKey(file.Before.Path)),
                Applied = result.Applied.RemoveAll(diagnostic => !written.ContainsKey(diagnostic.File.Path)),
            },
            [.. inputs.Files.Select(file => file with { Text = written.GetValueOrDefault(file.Text.Path, file.Text) })],
            [.. notices]
        );
    }

    private static bool IsShown(Diagnostic diagnostic, CheckSettings settings)
    {
        var selection = settings.Settings.ForShown(diagnostic.File.Path).Selection;
        return selection.Find(diagnostic.Rule.Id) is { } rule && rule.Severity >= selection.MinSeverity;
    }

    /// <summary>What is to be told of fixes besides their number.</summary>
    internal static IEnumerable<ToolNotice> NoticesOf(FixResult result)
    {
        foreach (var (diagnostic, reason) in result.Refused)
        {
            var message =
                $"line {diagnostic.File.Tree.Text.GetLinePosition(diagnostic.Span.Start).Line + 1}: "
                + $"the fix of {diagnostic.Rule.Id} ({diagnostic.Fix!.Title}) was refused: {reason}";
            yield return new ToolNotice(diagnostic.File.Path, message, IsError: false);
        }

        foreach (var path in result.Unsettled)
        {
            yield return new ToolNotice(path, "there are more fixes after ten rounds; run again", IsError: false);
        }
    }
}
