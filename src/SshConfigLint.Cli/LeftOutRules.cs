using SshConfigLint.Analysis;
using SshConfigLint.Rules;

namespace SshConfigLint.Cli;

/// <summary>The rules that <c>check</c> does not run: those about pairs, and those about files where it does not look at the disk.</summary>
internal static class LeftOutRules
{
    /// <summary>The other rules.</summary>
    internal static RuleSelection Without(RuleSelection selection, bool checksDisk) =>
        selection with
        {
            Rules = selection.Rules.RemoveAll(rule => IsLeftOut(rule.Descriptor, checksDisk)),
            Enabled = selection.Enabled.RemoveAll(rule => IsLeftOut(rule.Descriptor, checksDisk)),
        };

    /// <summary>What a user is to be told who selected such rules; null for a user who did not.</summary>
    internal static ToolNotice? NoticeOf(LintOptions options, bool checksDisk)
    {
        foreach (var word in options.Select.AddRange(options.ExtendSelect))
        {
            if (RuleSelector.TryParse(word, RuleCatalog.All, out _) is not { } selector)
            {
                continue;
            }

            var selected = RuleCatalog.All.Select(rule => rule.Descriptor).Where(selector.Matches).ToList();
            if (!checksDisk && selected.Any(rule => rule.Category == Category.Files))
            {
                return new ToolNotice($"--select {word}", "rules about files on disk do not run without --check-disk", IsError: false);
            }

            if (selected.Count > 0 && selected.All(rule => rule.IsAboutPairs))
            {
                return new ToolNotice($"--select {word}", "rules about pairs run with the verb negotiate", IsError: false);
            }
        }

        return null;
    }

    private static bool IsLeftOut(RuleDescriptor rule, bool checksDisk) =>
        rule.IsAboutPairs || (!checksDisk && rule.Category == Category.Files);
}
