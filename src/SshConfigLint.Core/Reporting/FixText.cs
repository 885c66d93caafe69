using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Reporting;

/// <summary>Fixes in words: what was done, and what could be.</summary>
public static class FixText
{
    /// <summary>What was fixed and what was refused; nothing when there was no fix at all.</summary>
    /// <param name="fixes">What became of the fixes.</param>
    /// <param name="isWritten">Whether the files were changed; otherwise they only would be.</param>
    /// <param name="withList">Whether each rule and file is named.</param>
    public static IEnumerable<string> Done(FixResult fixes, bool isWritten, bool withList)
    {
        ArgumentNullException.ThrowIfNull(fixes);
        foreach (var file in withList ? fixes.Applied.GroupBy(diagnostic => diagnostic.File.Path) : [])
        {
            yield return $"{VisibleText.Escape(file.Key)}:";
            foreach (var group in file.GroupBy(diagnostic => (diagnostic.Rule.Id, diagnostic.Rule.Name, diagnostic.Fix!.Title)))
            {
                yield return $"{group.Count(), 5}  {group.Key.Id}  {group.Key.Name}: {VisibleText.Escape(group.Key.Title)}";
            }
        }

        if (!fixes.Applied.IsEmpty)
        {
            var findings = Words.Count(fixes.Applied.Length, "finding");
            yield return $"{(isWritten ? "Fixed" : "Would fix")} {findings} in {Words.Count(fixes.Files.Length, "file")}.";
        }

        if (!fixes.Refused.IsEmpty)
        {
            yield return $"Refused {FixCount(fixes.Refused.Length)} that would have done harm.";
        }

        if (isWritten && fixes.Files.Any(file => file.Kind == ConfigKind.Server))
        {
            yield return "Before you rely on it: run `sshd -t`, keep this session open, reload sshd, and test a login in a second session.";
        }
    }

    /// <summary>How many findings could be fixed, and by which option.</summary>
    internal static IEnumerable<string> Outlook(LintReport report, bool withUnsafe)
    {
        var (safe, @unsafe) = (report.CountFixable(FixSafety.Safe), report.CountFixable(FixSafety.Unsafe));
        return (report.Fixes, safe, @unsafe) switch
        {
            (not null, _, _) => AfterFixes(report, withUnsafe, @unsafe),
            (_, 0, 0) => [],
            (_, _, 0) => [$"{safe} fixable with `--fix`."],
            (_, 0, _) => [$"{@unsafe} fixable with `--fix --unsafe-fixes`."],
            _ when withUnsafe => [$"{safe + @unsafe} fixable with `--fix --unsafe-fixes`."],
            _ => [$"{safe} fixable with `--fix`, {@unsafe} more with `--unsafe-fixes`."],
        };
    }

    /// <summary>What was to be fixed and is still there was refused, which is said elsewhere, or stands in other files.</summary>
    private static IEnumerable<string> AfterFixes(LintReport report, bool withUnsafe, int @unsafe)
    {
        if (!withUnsafe && @unsafe > 0)
        {
            yield return $"{@unsafe} more fixable with `--unsafe-fixes`.";
        }

        var most = withUnsafe ? FixSafety.Unsafe : FixSafety.Safe;
        var elsewhere = report.Findings.Count(finding =>
            finding.Diagnostic.Fix?.Safety <= most && report.OnlyIncluded.Contains(finding.Diagnostic.File.Path)
        );
        if (elsewhere > 0)
        {
            yield return $"Left {Words.Count(elsewhere, "fixable finding")} alone in files that are only included: name them, too.";
        }
    }

    private static string FixCount(int count) => count == 1 ? "1 fix" : $"{count} fixes";
}
